"""What a yes/no question supposes, and what was decided."""

from dataclasses import dataclass
from typing import Literal

from answer.comparing.statement import Statement
from answer.features import Candidate

Said = Literal["Yes", "No"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """A yes/no question, taken apart."""

    question: str
    statement: Statement  # what it supposes: "Did A buy B?" → "A buy B"

    @property
    def claim(self) -> str:
        """What it supposes, as a sentence for a model to judge."""
        return f"{self.statement.text}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Yes or no, and the sentences that decide it."""

    said: Said
    by: tuple[Candidate, ...]  # at least one, in the order in which they are to be shown
    on: Literal["values", "words", "sides"] = "values"  # what was compared


def opposite(said: Said) -> Said:
    """No for yes, yes for no."""
    return "No" if said == "Yes" else "Yes"
