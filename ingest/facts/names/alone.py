"""Whether capitals without any known name are a name: single words, and terms of filings such as "Senior Notes"."""

import re

from ingest.facts.names.kinds import head_of
from ingest.facts.names.tokens import Gap, Tokens
from ingest.facts.names.words import ABBREVIATED, FALSE_ENDINGS, GENERIC, TERM_HEADS, TITLES

_CODE = re.compile(r"(?:f|fy|cy)\d{2,4}|[qh][1-4](?:fy)?\d{0,4}")  # "FY19", "Q4"
_OWNING = frozenset("our your its their his her my such each these those any this that no every some all both".split())


def is_name_alone(tokens: Tokens, at: int) -> bool:
    """Whether one capitalised word is a name."""
    shape = tokens.shapes[at]
    fold = shape.fold
    if (
        fold in GENERIC
        or (fold in ABBREVIATED and sum(map(str.isupper, tokens.words[at])) > 1)
        or _CODE.fullmatch(fold)
        or shape.is_date
        or shape.is_opener
        or len(fold) < 2
        or shape.is_number
    ):
        return False
    if shape.is_upper:
        return not (shape.is_common and len(fold) > 5)
    if not tokens.opens(at):
        return not (shape.is_common and at > 0 and tokens.folds[at - 1] in _OWNING)
    if not shape.is_common and (tokens.gaps[at] is Gap.OPEN or not fold.endswith(FALSE_ENDINGS) or _opens_list(tokens, at)):
        return True
    return any(
        tokens.folds[other] == fold and tokens.shapes[other].is_capital and not tokens.opens(other)
        for other in range(len(tokens.folds))
        if other != at
    )


_NUMBERED = frozenset("note notes item items level table figure page exhibit form schedule".split())
_HEADS_OF = frozenset("statement statements note notes cost costs report reports condition results analysis discussion".split())


def is_term(tokens: Tokens, first: int, end: int) -> bool:
    """Whether common words with capitals are a term of filings or a mark of a place in them: "Senior Notes", "Section 382"."""
    shapes = tokens.shapes[first:end]
    if len(shapes) == 1:
        return end < len(tokens.folds) and shapes[0].is_common and tokens.folds[end] in TITLES and tokens.shapes[end].is_capital
    if shapes[-1].is_number and len(shapes) == 2:
        return shapes[0].fold in _NUMBERED
    if not all(
        shape.is_common or shape.fold in ABBREVIATED or shape.is_function or shape.is_number or len(shape.fold) == 1
        for shape in shapes
    ):
        return False
    folds = tokens.folds[first:end]
    return folds[-1] in TERM_HEADS or head_of(folds) in _HEADS_OF


def _opens_list(tokens: Tokens, at: int) -> bool:
    """Whether a comma and another name follow: "Hikvision, NetEase and Geely"."""
    following = at + 1
    if following >= len(tokens.folds) or tokens.gaps[following] is not Gap.COMMA:
        return False
    return tokens.shapes[following].is_capital and not tokens.shapes[following].is_common
