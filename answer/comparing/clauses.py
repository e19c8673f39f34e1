"""A long claim → its clauses, each a statement of its own: a sentence may speak of one and not of the other."""

import re
from dataclasses import replace

from answer.comparing.statement import Statement
from ingest.facts.types import Facts

LONG = 10  # meaningful words from which a claim is taken apart
SHORTEST = 3  # meaningful words that a clause needs to be one
# Where a new predicate begins: a semicolon, a comma with a joining word, "and" or "but" with a verb or a pronoun behind it.
BOUNDARY = re.compile(
    r";|:\s|\s[–—]\s"
    r"|,\s+(?=(?:and|but|or|while|whereas|which|who|whose|where|when|after|before|with|making|becoming|having|being|including|it|he|she|"
    r"they|its|his|her|their|was|were|is|are|has|had|the|a|an|in|by|from|during|although|though|until|since|because|then|later)\b)"
    r"|\s(?=(?:and|but|while|whereas|which|who|although|though|because)\s+(?:it|he|she|they|was|were|is|are|has|had|have|did|does|do|"
    r"also|then|later|\w+ed|won|became|made|began|took|went|left|held|led|ran|wrote|sold|won|lost|played|came|got|gave)\b)"
)


def clauses_of(statement: Statement) -> list[Statement]:
    """The claim's clauses in order, each with the subject of the whole; the claim itself if it is short or one."""
    if len(statement.tokens) < LONG:
        return [statement]
    cuts = [0, *(match.start() for match in BOUNDARY.finditer(statement.text)), len(statement.text)]
    spans: list[tuple[int, int]] = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        words = sum(start <= token.start < end for token in statement.tokens)
        if spans and (words < SHORTEST or _words(statement, spans[-1]) < SHORTEST):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [_clause(statement, span) for span in spans] if len(spans) > 1 else [statement]


def _words(statement: Statement, span: tuple[int, int]) -> int:
    return sum(span[0] <= token.start < span[1] for token in statement.tokens)


def _clause(statement: Statement, span: tuple[int, int]) -> Statement:
    start, end = span

    def within(fact_start: int) -> bool:
        return start <= fact_start < end

    facts = statement.facts
    names = tuple(name for name in facts.names if within(name.start))
    if not names and facts.names:
        names = facts.names[:1]  # the subject of the whole
    subject = [(name.start, name.end) for name in names]
    return replace(
        statement,
        facts=Facts(
            quantities=tuple(item for item in facts.quantities if within(item.start)),
            times=tuple(item for item in facts.times if within(item.start)),
            ranks=tuple(item for item in facts.ranks if within(item.start)),
            names=names,
            negations=tuple(item for item in facts.negations if within(item.start)),
            directions=tuple(item for item in facts.directions if within(item.start)),
        ),
        tokens=tuple(token for token in statement.tokens if within(token.start) or any(a <= token.start < b for a, b in subject)),
    )
