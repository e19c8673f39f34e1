"""The period that a sentence speaks for: its own, else its paragraph's, else its document's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.facts.times import periods
from ingest.facts.times.anchors import Anchor
from ingest.facts.times.compared import main_mention
from ingest.facts.types import Period, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenFor:
    """The period that a sentence speaks for, and how that is known."""

    period: Period | None  # None where nothing tells
    year: int | None  # the year it is filed under; None for longer periods
    source: Literal["sentence", "paragraph", "document", "none"]
    mention: TimeMention | None  # of this sentence or, if the source is "paragraph", of an earlier one or the heading


def spoken_for(
    mentions: Sequence[TimeMention], *, text: str = "", paragraph: Sequence[TimeMention] = (), anchor: Anchor | None = None
) -> SpokenFor:
    """What the sentence speaks for, from the nearest place that tells.

    Args:
        mentions: the sentence's own.
        text: the sentence; with it "compared with 2018" is told from what the sentence is about.
        paragraph: mentions to fall back on, the nearest last: the heading's, then those of the sentences before in this paragraph.
            Of a sentence before, its main mention serves best.
    """
    own = main_mention(mentions, text)
    if own is not None:
        return _of(own, "sentence")
    inherited = [m for m in paragraph if periods.is_bounded(m.period) and m.relation not in ("before", "after") and m.years is None]
    if inherited:
        return _of(inherited[-1], "paragraph")
    if anchor is not None:
        return SpokenFor(period=anchor.period, year=periods.year_of(anchor.period), source="document", mention=None)
    return SpokenFor(period=None, year=None, source="none", mention=None)


def _of(mention: TimeMention, source: Literal["sentence", "paragraph"]) -> SpokenFor:
    return SpokenFor(period=mention.period, year=periods.year_of(mention.period), source=source, mention=mention)
