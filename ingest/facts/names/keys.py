"""Keys of names: equal for all spellings of one name."""

from functools import lru_cache

from ingest.facts.names.tokens import Gap, read_tokens
from ingest.facts.names.words import CORPORATE


@lru_cache(maxsize=100_000)
def fold_name(text: str) -> str:
    """The name without case, accents, punctuation, "the", possessives, "Co., Ltd."; initials as one word: "J. K." → "jk"."""
    tokens = read_tokens(text)
    words: list[str] = []
    run = False  # the last word is made of single letters
    for fold, gap in zip(tokens.folds, tokens.gaps, strict=True):
        if gap is Gap.AND:
            words.append("and")
            run = False
        single = len(fold) == 1 and fold.isalpha()
        if single and run:
            words[-1] += fold
        elif fold:
            words.append(fold)
        run = single
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in CORPORATE:
        words = words[:-1]
    if len(words) > 2 and words[-1] in ("jr", "esq"):
        words = words[:-1]
    return " ".join(words) or " ".join(text.casefold().split())
