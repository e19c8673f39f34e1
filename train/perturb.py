"""Answerable questions → questions that the documents do not answer: another year, another name, another thing counted.

Public sets with unanswerable questions change a word or two; visitors ask for years and places that are not there. Both must be in
what the confidence is fitted on.
"""

import random
from collections.abc import Sequence

from answer.comparing.wanted import wanted_of
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import EMPTY, Lexicon
from ingest.facts.types import Name
from ingest.words import stem, stems

FARTHEST_YEARS = 8  # a changed year stays this near, as a visitor's would


def perturbed(
    question: str, others: Sequence[Name], counted: Sequence[str], rng: random.Random, lexicon: Lexicon = EMPTY
) -> str | None:
    """The question with its year, one of its names or what it counts exchanged; None if it has none of them.

    Args:
        others: names from elsewhere; one of the same kind takes the place of the question's.
        counted: things that other questions count.
    """
    facts = annotate(question, lexicon=lexicon)
    wanted = wanted_of(question)
    if wanted is not None and wanted.kind in ("count", "measure") and wanted.text in question and rng.random() < 0.5:
        things = [thing for thing in counted if stem(thing.split()[-1]) not in stems(question)]
        return question.replace(wanted.text, rng.choice(things), 1) if things else None
    years = [time for time in facts.times if time.grain == "year" and question[time.start : time.end].strip()[-4:].isdigit()]
    if years and rng.random() < 0.7:
        time = rng.choice(years)
        written = question[time.end - 4 : time.end]
        step = rng.choice([step for step in range(-FARTHEST_YEARS, FARTHEST_YEARS + 1) if step])
        return f"{question[: time.end - 4]}{int(written) + step}{question[time.end :]}" if written.isdigit() else None
    if not facts.names:
        return None
    name = rng.choice(facts.names)
    own = {item.key for item in facts.names}
    rivals = [other for other in others if other.kind == name.kind and other.key not in own and not set(other.others) & own]
    if not rivals or name.kind is None:
        return None
    return f"{question[: name.start]}{rng.choice(rivals).text}{question[name.end :]}"
