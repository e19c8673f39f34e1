"""The extractive answer, drafted: which sentences, the short answer before them, what differs, or why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.choosing.choose import choose, sides_of
from answer.choosing.support import Support, supported
from answer.comparing.coverage import Covered
from answer.comparing.statement import Statement
from answer.conflicts import conflict_of, conflicts_of, prefer
from answer.contrasting.choice import choice_of
from answer.contrasting.settle import settled
from answer.dated_values import DatedValue, dated_values
from answer.deciding.by_source import by_source, outcome
from answer.deciding.decide import corrected, decided
from answer.deciding.same_words import canonicals
from answer.deciding.types import Decided
from answer.features import Candidate
from answer.options import ReaderOptions
from answer.question import Asked
from answer.reader import Reading
from answer.refusing.bounds import broken_bound
from answer.refusing.lacking import Lacked, lacking
from answer.refusing.other_field import of_other_field
from answer.refusing.other_measure import other_measure
from answer.refusing.other_rank import holds_other_rank
from answer.refusing.per_one import lacks_amount_for_one
from answer.refusing.told_of import told_of_other, told_of_other_time
from answer.refusing.unstated import has_unstated_ending
from answer.short_answer import short_answer
from answer.sought import sought_of
from answer.types import Conflict
from answer.verifying import Judge
from answer.wanted_held import BOUND, NONE, holds_wanted
from ingest.document import SourceDocument
from ingest.facts.names.lexicon import Lexicon

SURE_OF_ENDING = 0.8  # confidence from which the reader is believed though no word of an ending is there: "stepped aside"
# The same of a name: it may be told in common words, or not be known for one. Of 146 questions for names about towns and the source
# documents 21 were declined for want of one, 20 of them unanswerable, none of them with more than .53; of those of SQuAD 2.0 with
# more, most were answered rightly.
SURE_OF_NAME = 0.6
SURE_OF_FIELD = 0.6  # the same of a trade, which may go by another word: chips, semiconductors
READ_BESIDE = 6  # best sentences among which one with the value is sought where the best has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What would be shown, before it is cited."""

    chosen: tuple[Support, ...] = ()  # as they are shown; empty if nothing was read
    best: Candidate | None = None  # of all sentences; an overview may open with another
    short_answer: str | None = None  # as the best sentence writes it, or "Yes" or "No"
    conflicts: tuple[Conflict, ...] = ()  # values that differ by source or date
    is_correction: bool = False  # True if the best sentence says otherwise than the question takes for granted
    confidence: float  # probability that the best sentence is right
    broken: Covered | None = None  # the time or place asked for, where the best sentence speaks of another
    lacked: str | None = None  # the kind of value or the measure asked for, where no sentence has it
    is_unstated: bool = False  # True if no sentence tells of the ending whose reason is asked for
    is_decided: bool = False  # True if the short answer was found by comparison, which is surer than any likeness


def draft(
    asked: Asked,
    reading: Reading,
    documents: Mapping[str, SourceDocument],
    lexicon: Lexicon,
    options: ReaderOptions,
    judge: Judge | None = None,
) -> Draft:
    """The answer that the sentences read make.

    Args:
        documents: those of the index, by id.
        lexicon: names that are known.
        judge: a trained model, asked for yes or no where comparing decides nothing.
    """
    ranked = reading.ranked
    if not ranked:
        return Draft(confidence=reading.confidence)
    answer = decided(asked, ranked, lexicon, judge)
    if answer is not None:
        return _answered(asked, answer, reading, documents, lexicon)
    choice = choice_of(asked.text)
    side = settled(choice, ranked, lexicon) if choice is not None else None
    if side is not None:
        chosen = _shown(side.by, ranked)
        return Draft(chosen=chosen, best=side.by[0], short_answer=side.said, confidence=reading.confidence, is_decided=True)
    otherwise = corrected(asked, ranked, lexicon)
    if otherwise is not None:
        chosen = _shown([otherwise], ranked)
        return Draft(
            chosen=chosen, best=otherwise, short_answer="No", is_correction=True, confidence=reading.confidence, is_decided=True
        )
    values = dated_values(asked, [*ranked, *reading.further], documents)
    conflicts = conflicts_of(asked, values, documents)
    best, text = _latest(asked, values, conflicts) or _short(asked, _holding(asked, prefer(asked, ranked, values), ranked), ranked)
    sides = sides_of(asked, best, [*ranked, *reading.further])
    chosen = choose(asked, first(best, ranked), options, reading.further)
    said = [support.best.statement for support in chosen]
    return Draft(
        chosen=chosen,
        best=best,
        short_answer=text if len(sides) == 1 else _short_of(asked, sides),
        conflicts=conflicts,
        confidence=reading.confidence,
        broken=broken_bound(asked, best) or told_of_other_time(asked, best.statement),
        lacked=other_measure(asked, said)
        or lacks_amount_for_one(asked, said)
        or _of_other(asked, best)
        or _else(asked, best, said, reading.confidence)
        or (None if text else _lacked(asked, said, reading.confidence)),
        is_unstated=reading.confidence < SURE_OF_ENDING and has_unstated_ending(asked, said),
    )


def _answered(asked: Asked, answer: Decided, reading: Reading, documents: Mapping[str, SourceDocument], lexicon: Lexicon) -> Draft:
    """Yes or no; where documents differ what the newest says, with what the others do."""
    told = by_source(asked, [*reading.ranked, *reading.further], lexicon, documents)
    said = outcome(told) if told else answer.said
    # What bears the answer out stands before what speaks against it.
    ordered = sorted(told, key=lambda one: one.said != said)
    chosen = tuple(Support(best=one.by[0]) for one in ordered) if told else _shown(answer.by, reading.ranked)
    return Draft(
        chosen=chosen,
        best=chosen[0].best,
        short_answer=said,
        conflicts=conflict_of(asked, told, documents),
        confidence=reading.confidence,
        is_decided=True,
    )


def _lacked(asked: Asked, said: Sequence[Statement], confidence: float) -> Lacked | None:
    lacked = lacking(asked, said)
    return None if lacked == "such name" and confidence >= SURE_OF_NAME else lacked


def _else(asked: Asked, best: Candidate, said: Sequence[Statement], confidence: float) -> str | None:
    """What the sentences tell of another: of one in another place of the order, of another trade."""
    if holds_other_rank(asked, said):
        return "holder of that place"
    field = of_other_field(asked, best.statement) if confidence < SURE_OF_FIELD else None
    return None if field is None else f"figure for {field}"


def _of_other(asked: Asked, best: Candidate) -> str | None:
    name = told_of_other(asked, best.statement)
    return None if name is None else f"figure for {name}"


def _holding(asked: Asked, best: Candidate, ranked: Sequence[Candidate]) -> Candidate:
    """The best sentence; where it has no value of the kind that is asked for, the best of its passage that surely has."""
    sought = sought_of(asked.text)
    if sought is None or sought.kind == "name" or holds_wanted(asked, best) != NONE:
        return best
    beside = [item for item in ranked[:READ_BESIDE] if item.hit is best.hit and holds_wanted(asked, item) == BOUND]
    # Of several the one that has most of the question's words; of as many, the one that is ranked first.
    words = canonicals(asked.statement.stems)
    return max(beside, key=lambda item: len(words & canonicals(item.statement.stems)), default=best)


def _latest(asked: Asked, values: Sequence[DatedValue], conflicts: Sequence[Conflict]) -> tuple[Candidate, str | None] | None:
    """The newest of several values and its sentence, where the question names no time; None where there is one value, or a time."""
    if not conflicts or asked.statement.facts.times or values[0].text != conflicts[0].values[0].value:
        return None
    return values[0].candidate, values[0].text


def _short(asked: Asked, best: Candidate, ranked: Sequence[Candidate]) -> tuple[Candidate, str | None]:
    """The sentence that the short answer stands in, and the short answer; the best sentence alone where there is none."""
    short = short_answer(asked, best, [candidate for candidate in ranked if candidate is not best])
    return (best, None) if short is None else (short.candidate, " ".join(short.text.split()))


def _short_of(asked: Asked, sides: Sequence[Candidate]) -> str | None:
    """The short answers of what is asked about side by side; None unless there is one for each."""
    found = [short_answer(asked, side) for side in sides]
    texts = [" ".join(short.text.split()) for short in found if short is not None]
    return "; ".join(texts) if len(texts) == len(sides) else None


def _shown(deciding: Sequence[Candidate], ranked: Sequence[Candidate]) -> tuple[Support, ...]:
    """The sentences that decide, and no other; of one, where else it is said."""
    if len(deciding) > 1:
        return tuple(Support(best=candidate) for candidate in deciding)
    return supported(deciding, ranked)


def first(best: Candidate, ranked: tuple[Candidate, ...]) -> list[Candidate]:
    """The candidates with this one before all others."""
    return [best, *(candidate for candidate in ranked if candidate is not best)]
