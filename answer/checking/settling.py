"""What a claim and its evidence settle between them, without weighing: compared as a yes/no question is, then value by value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from answer.checking.by_values import by_values
from answer.checking.evidence import Evidence
from answer.comparing.statement import statement_of
from answer.deciding.decide import decided_by_shape
from answer.deciding.types import Supposed
from answer.features import Candidate
from ingest.facts.names.lexicon import Lexicon

Way = Literal["compared", "by_values"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What was settled, how, and by which sentences."""

    said: Literal["supported", "contradicted"]
    way: Way
    by: tuple[int, ...]  # places in the evidence, at least one


def settled(claim: str, evidence: Sequence[Evidence], lexicon: Lexicon) -> Settled | None:
    """What the sentences settle; None where they leave it open.

    Args:
        evidence: the nearest sentence first.
    """
    text = claim.strip().rstrip(".!").rstrip()
    supposed = Supposed(question=f"Is it true that {text}?", statement=statement_of(text, lexicon=lexicon))
    # All that deciding reads of a candidate is its sentence and what that states.
    found = decided_by_shape(supposed, cast("Sequence[Candidate]", evidence))
    if found is not None:
        deciding = {id(item) for item in found.by}
        places = tuple(at for at, item in enumerate(evidence) if id(item) in deciding)
        return Settled(said="supported" if found.said == "Yes" else "contradicted", way="compared", by=places)
    valued = by_values(supposed, evidence)
    return None if valued is None else Settled(said=valued.said, way="by_values", by=(valued.at,))
