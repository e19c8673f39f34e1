"""A claim and its evidence → word pieces that the support model takes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer.checking.number_notation import in_one_notation
from answer.checking.piece_marks import Mark, Marked, marks_of
from answer.span_windows import CLS, SEP, Pieces

CLAIM_PIECES = 48
LENGTH = 128  # pieces of claim and evidence together, marks included
LONG_PIECE = 20  # characters; so many for each piece are more than enough
OF_WORDS = (Mark.NONE, Mark.ALIKE, Mark.OPPOSED)

Span = tuple[int, int]

_PARSER_MARKS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SCALE = r"(?: ?(billion|million|trillion|bn|mn|tn|m)\b)?"
_CURRENCY = re.compile(r"(?:\bRMB|\bCNY|\bCN¥|¥|￥) ?(\d[\d.]*)" + _SCALE + r"(?![\w.]*\d)", re.IGNORECASE)
_DOLLARS = re.compile(r"(?:\bUS\$|\bUSD ?|\$) ?(\d[\d.]*)" + _SCALE, re.IGNORECASE)
_SHORT_SCALE = re.compile(r"(?<=\d) ?(bn|mn|tn)\b", re.IGNORECASE)
_SCALES = {"bn": "billion", "m": "million", "mn": "million", "tn": "trillion"}
_YUAN = re.compile(r"\b(?:RMB|CNY|renminbi)\b", re.IGNORECASE)
_PER_CENT = re.compile(r" ?(?:\bper ?cent\b|%)", re.IGNORECASE)
_QUOTES = re.compile(r"[“”„]")
_ALONE = re.compile(r"^((?:[A-Z][\w’'-]* )+)alone ")  # at the head of a sentence it says "only", and is seldom seen


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPieces:
    """[CLS] claim [SEP] evidence [SEP]."""

    ids: tuple[int, ...]
    claim_end: int  # pieces 1 to here, exclusive, are the claim's
    offsets: tuple[Span, ...]  # of each piece of the claim, in the claim as `canonical` writes it
    marks: tuple[int, ...]  # of each piece: how it stands to the other text, a number of `Mark`


def canonical(text: str) -> str:
    """The text with numbers, currencies and quotation marks written in one way: "RMB490.5bn" → "490.5 billion yuan"."""
    text = _ALONE.sub(r"Only \1", text)
    for mark, sign in _PARSER_MARKS.items():
        text = text.replace(mark, sign)
    text = _THOUSANDS.sub("", text)
    text = _CURRENCY.sub(lambda match: _amount(match, "yuan"), text)
    text = _DOLLARS.sub(lambda match: _amount(match, "dollars"), text)
    text = _SHORT_SCALE.sub(lambda match: f" {_SCALES[match.group(1).casefold()]}", text)
    text = _YUAN.sub("yuan", text)
    text = in_one_notation(_PER_CENT.sub(" percent", text))
    return " ".join(_QUOTES.sub('"', text).replace("’", "'").split())


def _amount(match: re.Match[str], unit: str) -> str:
    number, scale = match.groups()
    end = "." if number.endswith(".") else ""
    word = _SCALES.get(scale.casefold(), scale.casefold()) if scale else ""
    return " ".join(part for part in (number.rstrip("."), word, unit) if part) + end


def pair_pieces(claim: str, evidence: str, pieces: Pieces) -> PairPieces:
    """The pair as the network reads it; what is too long is cut at its end."""
    asked, told = canonical(claim[: 2 * CLAIM_PIECES * LONG_PIECE]), canonical(evidence[: 2 * LENGTH * LONG_PIECE])
    mine, my_offsets = _first(pieces.of(asked), CLAIM_PIECES)
    theirs, their_offsets = _first(pieces.of(told), LENGTH - 3 - len(mine))
    my_marks, their_marks = marks_of(asked, told)
    return PairPieces(
        ids=(CLS, *mine, SEP, *theirs, SEP),
        claim_end=1 + len(mine),
        offsets=tuple(my_offsets),
        marks=(
            Mark.NONE,
            *_piece_marks(mine, my_offsets, frozenset(theirs), my_marks),
            Mark.NONE,
            *_piece_marks(theirs, their_offsets, frozenset(mine), their_marks),
            Mark.NONE,
        ),
    )


def _first(cut: tuple[list[int], list[Span]], count: int) -> tuple[list[int], list[Span]]:
    return cut[0][:count], cut[1][:count]


def _piece_marks(ids: Sequence[int], offsets: Sequence[Span], others: frozenset[int], marked: Sequence[Marked]) -> Iterator[Mark]:
    """A value's mark goes before a piece's own, that before those of words."""
    for piece, (start, end) in zip(ids, offsets, strict=True):
        mark = next((one.mark for one in marked if one.start < end and start < one.end), Mark.NONE)
        yield Mark.SHARED if piece in others and mark in OF_WORDS else mark


def longest(pairs: Sequence[PairPieces]) -> int:
    """Pieces of the longest pair."""
    return max(len(pair.ids) for pair in pairs)
