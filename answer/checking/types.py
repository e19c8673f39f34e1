"""What a check gives: a verdict on each claim, with quote, span and what differs."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from answer.types import Citation

VerdictName = Literal["supported", "contradicted", "not_found", "nothing_to_check"]

WORST_FIRST: tuple[VerdictName, ...] = ("contradicted", "not_found", "supported", "nothing_to_check")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that a claim says otherwise than the documents."""

    claimed: str  # as the claim writes it
    found: str  # as the document writes it
    citation: Citation
    claimed_span: Span  # in the text that was given: a claim, or a draft
    found_span: Span  # in the document's text

    def to_json(self) -> dict[str, Any]:
        """The contract's form, and where both stand."""
        return {
            "claimed": self.claimed,
            "found": self.found,
            "citation": self.citation.to_json(),
            "claimed_start": self.claimed_span[0],
            "claimed_end": self.claimed_span[1],
            "found_start": self.found_span[0],
            "found_end": self.found_span[1],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherValue:
    """What a newer source says of something that the claim states as an older one does."""

    value: str
    as_of: str | None  # the period that it speaks for: "2021", "2018-H1"
    citation: Citation

    def to_json(self) -> dict[str, Any]:
        """The contract's form."""
        return {"value": self.value, "as_of": self.as_of, "citation": self.citation.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the documents say to one claim."""

    claim: str  # as it was written
    verdict: VerdictName
    confidence: float  # probability that the verdict is right, 0..1
    explanation: str  # for people, in one or two sentences
    start: int = 0  # of the claim, in the text that was given
    end: int = 0
    understood: str | None = None  # the claim as it was read, where a word points back to a sentence before it
    differences: tuple[Difference, ...] = ()
    other_values: tuple[OtherValue, ...] = ()
    citations: tuple[Citation, ...] = ()  # what the verdict rests on; of "not_found" the nearest passages, which do not settle it
    parts: tuple["Verdict", ...] = ()  # of a sentence that states several things
    notice: str | None = None  # why the check was done with less than usual
    took_ms: int = 0
    id: str | int | None = field(default=None)  # of the row, in a batch

    def moved(self, by: int) -> "Verdict":
        """The same with all places in the given text `by` code points further on."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            differences=tuple(
                replace(item, claimed_span=(item.claimed_span[0] + by, item.claimed_span[1] + by)) for item in self.differences
            ),
            parts=tuple(part.moved(by) for part in self.parts),
        )

    def to_json(self) -> dict[str, Any]:
        """The contract's form, and where the claim stands in what was given."""
        return {
            "id": self.id,
            "claim": self.claim,
            "verdict": self.verdict,
            "confidence": round(self.confidence, 4),
            "explanation": self.explanation,
            "start": self.start,
            "end": self.end,
            "understood": self.understood,
            "differences": [item.to_json() for item in self.differences],
            "other_values": [item.to_json() for item in self.other_values],
            "citations": [item.to_json() for item in self.citations],
            "parts": [item.to_json() for item in self.parts],
            "notice": self.notice,
            "took_ms": self.took_ms,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCheck:
    """A whole text, checked."""

    text: str
    claims: tuple[Verdict, ...]  # in the order of the text; headings, questions and the like as "nothing_to_check"
    is_whole: bool = True  # False if it was stopped
    took_ms: int = 0

    def counts(self) -> dict[VerdictName, int]:
        """How many claims got each verdict, the worst first."""
        return {name: sum(item.verdict == name for item in self.claims) for name in WORST_FIRST}

    def to_json(self) -> dict[str, Any]:
        """The contract's form."""
        return {
            "claims": [item.to_json() for item in self.claims],
            "counts": self.counts(),
            "is_whole": self.is_whole,
            "took_ms": self.took_ms,
        }
