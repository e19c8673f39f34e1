"""Three to five sentences about one topic: each with facts that the others lack, together short, in the order of the text."""

import re
from collections.abc import Sequence

from answer.choosing.of_document import of_subject
from answer.choosing.support import new_facts, says_the_same
from answer.features import SENTENCE_FEATURES, Candidate
from answer.question import Asked

# Logits of being one of ClapNQ's gold sentences, fitted on its development documents (78 questions, AUC within a question .96);
# what a fact, a repetition and a place in the section are worth beside them was set by hand on two documents of the shipped corpus.
SCORE_WEIGHT = 0.55
CHUNK_WEIGHT = 3.0  # of the fused score of its chunk
COSINE_WEIGHT = 0.5
FACT_LOGITS = 0.7  # what each new value or name is worth, up to MOST_FACTS
MOST_FACTS = 3
KNOWN_LOGITS = 4.0  # what a sentence loses all of whose words are there already
CAUSE_LOGITS = 1.5
SECTION_LOGITS = 0.7  # what it is worth to stand in the section of the best sentence
# Share of the question's words in the best sentence, headings and neighbours that one of another section must have as well.
ON_TOPIC = 0.7
FAR = 4.0  # logits behind the best from which a sentence is off the topic
COSINE = SENTENCE_FEATURES.index("cosine")
CONTEXT = SENTENCE_FEATURES.index("context_coverage")
POINTING = re.compile(
    r"(?i)^(?:it|its|this|that|these|those|they|their|them|he|she|his|her|such|both|the (?:latter|former|same|other)|another"
    r"|(?:with|by|to|for|in|on|of|from) (?:this|that|these|those)|to \w+ (?:this|that|these|those)|there(?:by|fore)|then|likewise"
    r"|however|also|as a result|[^,;:.]{2,60}? (?:also|likewise|thereby))\b"
)
# What says it goes first.
ASKS_DIRECTLY = re.compile(r"(?i)^\W*(?:why|how (?:can|could|do|does|did|to|should|will))\b")
CAUSE = re.compile(
    r"(?i)\b(?:because|since|due to|owing to|thanks to|as a result|so that|therefore|thereby|hence|thus|reasons?|in order to"
    r"|to (?:change|avoid)|caus(?:e|es|ed|ing)|leads? to|led to|so (?:it|they|he|she)\b|for this|purpose|aims?|need)\b"
)


def overview(asked: Asked, start: Sequence[Candidate], pool: Sequence[Candidate], *, sentences: int, words: int) -> list[Candidate]:
    """The sentences of an overview, in the order of the documents.

    Args:
        start: sentences that are in it in any case, the best first.
        pool: every sentence read, best first.
        sentences: at most.
        words: of all of them together, at most.
    """
    pool = of_subject(asked, pool) or pool
    start = of_subject(asked, start) or pool[:1]
    chosen: list[Candidate] = []
    for item in start:
        chosen += _new([_before(item, pool), item], chosen)
    top = _about(start[0])
    about = [item for item in pool if _about(item) >= top - FAR and _is_on_topic(item, start)]
    while len(chosen) < sentences:
        room = words - sum(len(item.text.split()) for item in chosen)
        fit = [item for item in _new(about, chosen) if len(item.text.split()) <= room]
        fit = [item for item in fit if not any(says_the_same(item, one) for one in chosen)]
        if not fit:
            break
        gain, best = max(((_gain(asked, item, chosen, start[0]), item) for item in fit), key=lambda pair: pair[0])
        if gain < top - FAR:
            break
        chosen.append(_before(best, fit) or best)
    ordered = in_order(chosen)
    if ASKS_DIRECTLY.match(asked.text) and _before(start[0], chosen) is None:
        at = next(at for at, item in enumerate(ordered) if item is start[0])
        return [*ordered[at:], *ordered[:at]]
    return ordered


def _new(items: Sequence[Candidate | None], chosen: Sequence[Candidate]) -> list[Candidate]:
    return [item for item in items if item is not None and not any(item is one for one in chosen)]


def in_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Sentences of one section together and as they stand there; sections as the best of each was chosen."""
    sections = list(dict.fromkeys(_section(item) for item in chosen))
    return sorted(chosen, key=lambda item: (sections.index(_section(item)), item.start))


def _section(item: Candidate) -> tuple[str, str]:
    return item.hit.document, str(item.hit.node.node.metadata.get("headings", ""))


def _about(item: Candidate) -> float:
    """How much the sentence is about what is asked, in logits."""
    return SCORE_WEIGHT * item.score + CHUNK_WEIGHT * item.hit.score + COSINE_WEIGHT * item.features[COSINE]


def _is_on_topic(item: Candidate, start: Sequence[Candidate]) -> bool:
    """True of a sentence of the section that one stands in which is there in any case, and where about as much of the topic is."""
    if any(_section(item) == _section(one) for one in start):
        return True
    return item.features[CONTEXT] >= ON_TOPIC * min(one.features[CONTEXT] for one in start)


def _gain(asked: Asked, item: Candidate, chosen: Sequence[Candidate], best: Candidate) -> float:
    """What the sentence adds to those chosen, the best of all among them, in logits."""
    gain = _about(item) + FACT_LOGITS * min(MOST_FACTS, new_facts(asked, item, chosen)) - KNOWN_LOGITS * _known(asked, item, chosen)
    if _section(item) == _section(best):
        gain += SECTION_LOGITS
    if asked.kind == "reason" and CAUSE.search(item.text):
        gain += CAUSE_LOGITS
    return gain


def _known(asked: Asked, item: Candidate, chosen: Sequence[Candidate]) -> float:
    """Share of the sentence's words, those of the question left out, that one of the others has."""
    fresh = item.statement.stems - asked.statement.stems
    if not fresh:
        return 1.0
    return max((len(fresh & one.statement.stems) / len(fresh) for one in chosen), default=0.0)


def _before(item: Candidate, pool: Sequence[Candidate]) -> Candidate | None:
    """The sentence before one that points back at it; None where it points at nothing, or that sentence is not in the pool."""
    before = [sentence.start for sentence in item.hit.sentences if sentence.start < item.start]
    if not before or not POINTING.match(item.text):
        return None
    return next((one for one in pool if one.hit.document == item.hit.document and one.start == before[-1]), None)
