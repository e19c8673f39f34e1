"""What an answer cites and offers, in the order in which it is shown."""

from answer.types import Answer, Citation, LookedAt

WITHOUT_PASSAGES = {"language", "too_long", "empty"}
"""Reasons of a refusal that no passage has to do with."""


def numbered(answer: Answer) -> list[Citation]:
    """The citations of an answer and of its parts in order of appearance, each once; number n is at n - 1."""
    found = list(answer.citations)
    found.extend(value.citation for conflict in answer.conflicts for value in conflict.values)
    for part in answer.parts:
        found.extend(numbered(part))
    return list(dict.fromkeys(found))


def offered(answer: Answer) -> list[LookedAt]:
    """The passages that an answer and its parts offer, in the order in which they are shown."""
    if answer.parts:
        return [passage for part in answer.parts for passage in offered(part)]
    return list(answer.looked_at) if answer.is_declined and answer.reason not in WITHOUT_PASSAGES else []


def flat(quote: str) -> str:
    """A chunk on one line, without the comments that carry locators and the marks of headings; for a preview only."""
    lines = (line.strip() for line in quote.splitlines())
    return " ".join(line.lstrip("#").strip() for line in lines if line and not (line.startswith("<!--") and line.endswith("-->")))
