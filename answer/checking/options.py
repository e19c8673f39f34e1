"""What a check is told."""

from dataclasses import dataclass
from typing import Literal

CheckWith = Literal["rules", "model", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """How claims are checked."""

    uses: CheckWith = "both"  # the comparison of facts, the support model, or both; without the model's weights always "rules"
    max_chars: int = 100_000  # of a text to be checked; longer ones are refused
    max_claim_chars: int = 1_500  # of one sentence; longer ones are told, not checked
