"""Headlines, where a capital tells nothing."""

from collections.abc import Mapping

from ingest.facts.names.kinds import begins_with_kind
from ingest.facts.names.lexicon import Found
from ingest.facts.names.tokens import Tokens
from ingest.facts.names.words import SENTENCE_WORDS, given_names

_MIN_WORDS = 5
_MAX_SMALL = 0.12  # share of content words without a capital
_MIN_COMMON = 0.35  # share of common words among those with one
_MIN_COMMON_COUNT = 3
_MIN_UPPER = 0.7  # share of words all in capitals


def plain_capitals(tokens: Tokens, known: Mapping[int, Found]) -> frozenset[int]:
    """Words whose capital tells nothing: the common ones of a headline, all of a text in capitals but its known names."""
    small_count = sum([shape.is_content and not shape.is_capital for shape in tokens.shapes])
    if small_count > _MAX_SMALL * len(tokens.shapes):
        return frozenset()  # as in most texts; what follows would come to the same
    content = [at for at, shape in enumerate(tokens.shapes) if shape.is_content]
    capital = [at for at in content if tokens.shapes[at].is_capital]
    if len(content) < _MIN_WORDS or len(content) - len(capital) > _MAX_SMALL * len(content):
        return frozenset()
    if any(shape.fold in SENTENCE_WORDS and not shape.is_capital for shape in tokens.shapes):
        return frozenset()
    covered = {at for found in known.values() for at in range(found.first, found.end)}
    if sum(tokens.shapes[at].is_upper for at in capital) > _MIN_UPPER * len(capital):
        return frozenset(range(len(tokens.shapes))) - covered
    common = [at for at in capital if tokens.shapes[at].is_common]
    if len(common) < max(_MIN_COMMON_COUNT, _MIN_COMMON * len(capital)):
        return frozenset()
    functions = [at for at, shape in enumerate(tokens.shapes) if shape.is_function]
    return frozenset(at for at in (*common, *functions) if at not in covered and not _is_held(tokens, at))


def _is_held(tokens: Tokens, at: int) -> bool:
    """Whether the common word stands beside what makes it part of a name: "Steve Jobs", "Zhejiang University"."""
    if at == 0:
        return False
    before = tokens.shapes[at - 1]
    if before.fold in given_names():
        return True
    return begins_with_kind(tokens.folds[at]) and before.is_capital and not before.is_common and not before.is_function
