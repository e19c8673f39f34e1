"""A run of capitalised words → the names in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.facts.names.alone import is_name_alone, is_term
from ingest.facts.names.kinds import begins_with_kind, head_of, is_head, kind_of_words
from ingest.facts.names.lexicon import Found, Known
from ingest.facts.names.months import is_given_month
from ingest.facts.names.tokens import Gap, Tokens
from ingest.facts.names.words import (
    ABBREVIATED,
    ARTICLES,
    CLOSERS,
    FIRM_WORDS,
    GENERIC,
    ROYAL,
    TITLE_OPENERS,
    TITLES,
    WEAK_TITLES,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words `first` up to `end` that make one name."""

    first: int
    end: int
    known: Known | None = None
    is_titled: bool = False  # a title stood before it


def read_run(tokens: Tokens, known: Mapping[int, Found], first: int, end: int) -> list[Part]:
    """The names in a run: titles, sentence openers and what is no name left out; known names side by side taken apart."""
    whole = known.get(first)
    if whole is not None and whole.end == end:
        return [Part(first=_without_kind(tokens, first, end), end=end, known=whole.known)]
    if whole is None and all(fold.removesuffix("s") in TITLES for fold in tokens.folds[first:end]):
        return []
    if whole is None and end - first == 1:
        is_none = (
            _is_opener(tokens, known, first, end, is_first=True) or not is_name_alone(tokens, first) or is_term(tokens, first, end)
        )
        return [] if is_none else [Part(first=first, end=end)]
    first, end, is_titled = _trim(tokens, known, first, end)
    if first >= end:
        return []
    tiles = _tiles(known, first, end)
    if tiles is not None:
        return [Part(first=tile.first, end=tile.end, known=tile.known, is_titled=is_titled and tile is tiles[0]) for tile in tiles]
    cut = _cut(tokens, known, first, end)
    if cut is not None:
        return [*read_run(tokens, known, first, cut), *read_run(tokens, known, cut, end)]
    start = known.get(first)
    is_firm = start is not None and start.known.kind == "organisation"
    if start is not None and is_firm and all(fold in FIRM_WORDS for fold in tokens.folds[start.end : end]):
        return [Part(first=first, end=end, known=start.known)]
    if end - first == 1 and not is_titled and not is_name_alone(tokens, first):
        return []
    if not is_titled and is_term(tokens, first, end):
        return []
    if end - first == 2 and tokens.gaps[first + 1] is Gap.AND and "&".join(tokens.folds[first:end]) in ABBREVIATED:
        return []
    return [Part(first=first, end=end, is_titled=is_titled)]


def _without_kind(tokens: Tokens, first: int, end: int) -> int:
    """Where the name begins in "state of Victoria"."""
    is_kind = end - first > 2 and tokens.folds[first + 1] == "of" and not tokens.shapes[first].is_capital
    return first + 2 if is_kind and tokens.shapes[first + 2].is_capital else first


def _trim(tokens: Tokens, known: Mapping[int, Found], first: int, end: int) -> tuple[int, int, bool]:
    """The run without openers, titles and loose ends; whether a title was taken off."""
    is_titled = False
    head = head_of(tokens.folds[first:end])
    begin = first
    while first < end and first not in known:
        if tokens.folds[first] in TITLES and not _keeps_title(tokens, known, first, end, head):
            is_titled = True
        elif first + 1 < end and tokens.folds[first] in GENERIC and tokens.folds[first + 1] in TITLES and tokens.opens(first):
            pass  # "Company Secretary Liu Fang"
        elif not _is_opener(tokens, known, first, end, is_first=first == begin):
            break
        first += 1
    while end > first and not any(found.end == end for found in _inside(known, first, end)) and _is_loose(tokens, end - 1, first):
        end -= 1
    return first, end, is_titled and first < end


def _is_opener(tokens: Tokens, known: Mapping[int, Found], at: int, end: int, *, is_first: bool) -> bool:
    """Whether the word at the beginning of a run is no part of the name: "The", "May" of a date, "Visit" before a known name."""
    shape = tokens.shapes[at]
    if at + 1 < end and is_given_month(tokens, known, at):
        return False
    if shape.is_opener:
        return shape.fold in ARTICLES or at + 1 >= end or at + 1 in known or not _begins_title(tokens, at)
    if shape.is_date:
        return at + 1 == end or tokens.shapes[at + 1].is_number or at + 1 in known
    return is_first and shape.is_common and tokens.opens(at) and at + 1 in known and not begins_with_kind(shape.fold)


def _begins_title(tokens: Tokens, at: int) -> bool:
    """Whether an opener's capital means something: within a sentence always, at its head where it begins a title: "My Wife"."""
    return not tokens.opens(at) or tokens.folds[at] in TITLE_OPENERS


def _keeps_title(tokens: Tokens, known: Mapping[int, Found], at: int, end: int, head: str) -> bool:
    """Whether a role is part of a name: "General Electric", "Prince Edward Island", "King Kong"."""
    fold, rest = tokens.folds[at], end - at - 1
    if rest == 0:
        return False
    if at + 1 not in known and is_head(head) and head not in _ALSO_FAMILY_NAMES:
        return True
    following = tokens.shapes[at + 1]
    if fold in ROYAL and following.is_capital and not following.is_opener:
        return True
    if fold in WEAK_TITLES and following.fold == "of":
        return True
    if fold in WEAK_TITLES:
        return following.is_common and following.fold not in TITLES and not following.is_function
    return False


def _is_loose(tokens: Tokens, at: int, first: int) -> bool:
    shape = tokens.shapes[at]
    if shape.is_date:
        return at > first and tokens.shapes[at - 1].is_number
    return shape.is_opener and not (shape.fold in CLOSERS and at > first)


def _inside(known: Mapping[int, Found], first: int, end: int) -> list[Found]:
    if not known:
        return []
    return [found for at in range(first, end) if (found := known.get(at)) is not None and found.end <= end]


def _tiles(known: Mapping[int, Found], first: int, end: int) -> list[Found] | None:
    """Known names that fill the words without a rest; None if they don't."""
    tiles: list[Found] = []
    at = first
    while at < end:
        found = known.get(at)
        if found is None or found.end > end:
            return None
        tiles.append(found)
        at = found.end
    return tiles


def _cut(tokens: Tokens, known: Mapping[int, Found], first: int, end: int) -> int | None:
    """Where a run holds two names: before a title, or between a place or people and a person."""
    for at in range(first + 1, end):
        fold = tokens.folds[at]
        is_title = fold in TITLES and fold not in WEAK_TITLES and tokens.shapes[at].is_capital
        if is_title and at not in known and not _is_kept_inside(tokens, at):
            return at
    start = known.get(first)
    if start is not None and start.end == end - 1 and _is_in_compound(tokens, end):
        return start.end
    last = next((found for found in _inside(known, first, end) if found.end == end), None)
    if last is not None and last.first > first and last.known.kind == "nationality":
        return last.first  # "the SM U-30 German submarine"
    if start is None or start.known.kind not in ("nationality", "place", "organisation") or end - start.end < 2:
        return None
    return start.end if kind_of_words(_text(tokens, start.end, end)) == "person" else None


def _is_in_compound(tokens: Tokens, end: int) -> bool:
    """Whether a small letter follows after a hyphen: "Chinese BAFTA-nominated"."""
    return end < len(tokens.gaps) and tokens.gaps[end] is Gap.HYPHEN and not tokens.shapes[end].is_capital


def _is_kept_inside(tokens: Tokens, at: int) -> bool:
    """ "Writers Guild", "Directors": a role inside a longer name, after "of", or in the plural, is no title."""
    return tokens.folds[at - 1] in ("of", "and", "for", "the") or tokens.gaps[at] is Gap.POSSESSIVE


def _text(tokens: Tokens, first: int, end: int) -> str:
    return tokens.text[tokens.starts[first] : tokens.ends[end - 1]]


_ALSO_FAMILY_NAMES = frozenset("house court church hill park lake bay".split())


def longest(parts: Sequence[Part]) -> list[Part]:
    """Parts in the order of the text, those inside another left out."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda part: (part.first, -part.end)):
        if not kept or part.first >= kept[-1].end:
            kept.append(part)
    return kept
