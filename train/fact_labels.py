"""Sentences with the facts that a careful reader finds in them; `fact_labels.md` says by which rules.

The file holds spans and values, never the sentences: those are looked up in the documents and checked by hash.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.document import SourceDocument
from ingest.facts.types import Day, Period

LABELS = Path(__file__).resolve().parent / "fact_labels.jsonl"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLabel:
    """A number as a reader takes it."""

    span: Span
    value: Decimal | None
    low: Decimal | None  # bounds of a stated range; both None with value None: a vague number such as "dozens"
    high: Decimal | None
    hedge: str
    kind: str
    unit: str  # of a count the head noun, lower case, singular
    sign: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLabel:
    """A period as a reader takes it."""

    span: Span
    period: Period
    relations: tuple[str, ...]  # any of them is right
    also: tuple[Period, ...] = ()  # other readings that are as good
    is_fuzzy: bool = False  # any period inside is right: "the late 1990s", "the 2002-03 season"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankLabel:
    """A place in an order."""

    span: Span
    low: int
    high: int | None  # None: not said, as in "one of the largest"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSentence:
    """One sentence, all that it states, and what to leave uncounted."""

    source: str  # "seeds" | "tatqa" | "feverous"
    document: str
    start: int
    end: int
    sha: str  # the first 12 hexadecimal digits of the SHA-256 of the sentence
    quantities: tuple[QuantityLabel, ...] = ()
    times: tuple[TimeLabel, ...] = ()
    ranks: tuple[RankLabel, ...] = ()
    names: tuple[Span, ...] = ()
    negations: tuple[Span, ...] = ()
    ignore: tuple[Span, ...] = ()  # what is found here and matches no label is neither right nor wrong

    def text(self, docs: Mapping[str, SourceDocument]) -> str:
        """The sentence, out of its document.

        Raises:
            ValueError: the document is not there, or it holds other text at that place than when it was labelled.
        """
        doc = docs.get(self.document)
        if doc is None:
            raise ValueError(f"{self.document!r} of {self.source} is labelled but not among the documents; check --shared")
        found = doc.text[self.start : self.end]
        sha = hashlib.sha256(found.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        if sha != self.sha:
            raise ValueError(f"{self.document} [{self.start}:{self.end}] has hash {sha}, labelled was {self.sha}; label it anew")
        return found


def read_labels(path: Path = LABELS) -> list[LabelledSentence]:
    """The labelled sentences in the order of the file."""
    return [parse_label(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def parse_label(row: Mapping[str, Any]) -> LabelledSentence:
    """One line of the file; kinds that it leaves out are empty."""
    return LabelledSentence(
        source=row["source"],
        document=row["document"],
        start=row["start"],
        end=row["end"],
        sha=row["sha"],
        quantities=tuple(_quantity(item) for item in row.get("quantities", ())),
        times=tuple(_time(item) for item in row.get("times", ())),
        ranks=tuple(RankLabel(span=_span(item), low=item["low"], high=item["high"]) for item in row.get("ranks", ())),
        names=tuple(_span(item) for item in row.get("names", ())),
        negations=tuple(_span(item) for item in row.get("negations", ())),
        ignore=tuple((start, end) for start, end in row.get("ignore", ())),
    )


def _span(item: Mapping[str, Any]) -> Span:
    return item["start"], item["end"]


def _quantity(item: Mapping[str, Any]) -> QuantityLabel:
    value, low, high = (None if item[key] is None else Decimal(item[key]) for key in ("value", "low", "high"))
    return QuantityLabel(
        span=_span(item),
        value=value,
        low=low,
        high=high,
        hedge=item["hedge"],
        kind=item["kind"],
        unit=item["unit"],
        sign=item["sign"],
    )


def _time(item: Mapping[str, Any]) -> TimeLabel:
    return TimeLabel(
        span=_span(item),
        period=_period(item["from"], item["to"]),
        relations=tuple(item["relation"].split("|")),
        also=tuple(_period(*pair) for pair in item.get("also", ())),
        is_fuzzy=item.get("within", False),
    )


def _period(start: str | None, end: str | None) -> Period:
    return Period(start=_day(start), end=_day(end))


def _day(text: str | None) -> Day | None:
    if text is None:
        return None
    year, month, day = map(int, text.rsplit("-", 2))
    return year, month, day
