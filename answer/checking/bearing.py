"""Does a passage bear out a sentence that cites it? The check of a language model's sentences.

What is stated must be there: every number, date, rank and name, nothing denied or turned round. What is left is a matter of words:
they must be shared, or the support model must say that they mean the same. The bar is never lowered to obtain a citation.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from answer.checking.guarding import adds_to, said_otherwise
from answer.checking.pair_features import has_opposite, name_shares
from answer.checking.settling import Settled, settled
from answer.checking.slots import Slot, is_table, slots_of
from answer.comparing.slots import shared
from answer.comparing.statement import Statement, statement_of
from answer.comparing.statements import compare
from answer.comparing.stopwords import STOPWORDS
from answer.comparing.times import OPEN_RELATIONS
from answer.comparing.wording import same_side
from answer.deciding.alignment import aligned
from answer.deciding.by_standing import comparisons_of
from answer.deciding.contrast import is_contrast_told, without_contrast
from answer.deciding.frames import restated
from answer.words import NUMBER, numbers
from ingest.facts.names.lexicon import EMPTY, Lexicon
from ingest.facts.names.tokens import read_shape
from ingest.facts.polarity.find import is_denied
from ingest.facts.polarity.modality import modality
from ingest.facts.polarity.negations import denials_of
from ingest.facts.types import Name
from ingest.sentences import sentence_spans
from ingest.words import WORD, stem

if TYPE_CHECKING:
    from answer.checking.evidence import Evidence
    from answer.checking.support_model import SupportModel

MOST_TOGETHER = 2  # neighbouring sentences that may bear one out together
SHARED = 0.5  # share of the sentence's words that the span must have where no model says so
SAID = 0.34  # and of its words without the names: that both speak of a lake is no reason to believe what is said of it
SHARED_IF_SETTLED = 0.3  # and where comparing has settled that it is so
SHARED_BY_MODEL = 0.34  # and where the model says so
SURE = 0.6  # probability of support from which the model says so
AGAINST = 0.7  # probability of contradiction from which it says no
BETTER = 0.05  # share of words by which two sentences must be better than one to be cited together
MOST_SENTENCES = 12  # of a passage that are compared one by one
EXCHANGED = 0.34  # how much better another value may fit the words beside one that is there


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSpan:
    """Where in a passage the support stands."""

    start: int  # code points into the passage
    end: int
    shared: float  # share of the sentence's content words found there


def bears_out(sentence: str, passage: str, *, lexicon: Lexicon = EMPTY, model: "SupportModel | None" = None) -> SupportSpan | None:
    """The sentence of the passage, or two neighbours, that bears `sentence` out; None if there is none.

    Args:
        passage: what is cited.
        lexicon: names that are known.
        model: says whether other words mean the same; without one, half of the words must be shared.
    """
    bare = without_contrast(sentence)
    if bare != sentence:
        found_for = bears_out(bare, passage, lexicon=lexicon, model=model)
        told = found_for and is_contrast_told(sentence.rstrip("."), _statement(passage, (found_for.start, found_for.end), lexicon))
        return found_for if told else None
    claimed = statement_of(sentence, lexicon=lexicon)
    if not claimed.tokens or is_table(claimed):
        return None
    whole = aligned(statement_of(passage, lexicon=lexicon), claimed)
    compared = _compared(sentence, passage, lexicon)
    if compared is not None:
        if compared.said == "contradicted":
            return None
        borne_out = _best_stating(claimed, passage, whole, lexicon) or _settling(claimed, passage, compared, lexicon)
        if borne_out is not None:
            return borne_out
    if comparisons_of(claimed) or denials_of(claimed.facts.negations):
        return None  # shared words bear out no comparison and no denial
    worded = [(span, _worded(passage, span, claimed, lexicon)) for span in _spans(passage)]
    against = [span for span, found in worded if _says_otherwise(claimed, found)]
    fitting = [
        (span, found)
        for span, found in worded
        if _states_all(claimed, found, whole) and not any(span[0] <= start and end <= span[1] for start, end in against)
    ]
    if not fitting:
        return None
    probabilities: Sequence[Sequence[float]] = ()
    if model is not None:
        probabilities = model.judge([(sentence, passage[start:end]) for (start, end), _ in fitting]).tolist()
    best: SupportSpan | None = None
    for at, ((start, end), found) in enumerate(fitting):
        words = _shared(claimed, found)
        is_borne_out = words >= SHARED and _said_of_it(claimed, found) >= SAID
        if model is not None:
            supports, contradicts, _ = probabilities[at]
            is_borne_out = contradicts < AGAINST and (is_borne_out or (supports >= SURE and words >= SHARED_BY_MODEL))
        if is_borne_out and (best is None or words > best.shared + BETTER):
            best = SupportSpan(start=start, end=end, shared=words)
    return best


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """All that comparing reads of a sentence."""

    statement: Statement
    text: str


def _compared(sentence: str, passage: str, lexicon: Lexicon) -> Settled | None:
    """What comparing settles between a sentence and those of a passage, which is in `_spans` by its number."""
    spans = sentence_spans(passage, 0, len(passage))[:MOST_SENTENCES]
    held = [_Sentence(statement=_statement(passage, span, lexicon), text=passage[slice(*span)]) for span in spans]
    return settled(sentence, cast("Sequence[Evidence]", held), lexicon)


def _best_stating(claimed: Statement, passage: str, whole: Statement, lexicon: Lexicon) -> SupportSpan | None:
    """The sentence with most of the words, among those that have every value and name and say nothing else of it."""
    held = [(span, _worded(passage, span, claimed, lexicon)) for span in _spans(passage)]
    stating = [
        SupportSpan(start=start, end=end, shared=_shared(claimed, found))
        for (start, end), found in held
        if _states_all(claimed, found, whole) and not _says_otherwise(claimed, found)
    ]
    best = max(stating, key=lambda span: (span.shared, span.start - span.end), default=None)
    return best if best is not None and best.shared >= SHARED_IF_SETTLED else None


def _settling(claimed: Statement, passage: str, compared: Settled, lexicon: Lexicon) -> SupportSpan | None:
    """The sentence that settled it, if it has enough of the words."""
    if len(compared.by) != 1:
        return None
    start, end = sentence_spans(passage, 0, len(passage))[compared.by[0]]
    found = _worded(passage, (start, end), claimed, lexicon)
    if any(slot.state not in ("met", "loosely", "around") for slot in slots_of(claimed, found)):
        return None
    if not has_names_and_numbers(claimed, found, passage):
        return None
    words = _shared(claimed, found)
    return SupportSpan(start=start, end=end, shared=words) if words >= SHARED else None


def has_names_and_numbers(claimed: Statement, found: Statement, text: str) -> bool:
    """True if the sentence, with what stands around it, has every name of the claim, and the text every number."""
    is_named = name_shares(claimed, found)["absent"] == 0.0 and not has_stranger(claimed, found)
    return is_named and numbers(claimed.text) <= numbers(text)


def has_stranger(claimed: Statement, found: Statement) -> bool:
    """True if the claim has a word that can only be a name ("Geely"), and neither the sentence nor what is around it has it."""
    known = found.stems | found.context_stems | {word.casefold() for word in WORD.findall(found.text)}
    for token in claimed.tokens:
        word = claimed.text[token.start : token.end]
        if word[:1].isupper() and not read_shape(word).is_common and token.stem not in known and not token.in_value:
            named = any(name.start <= token.start < name.end for name in claimed.facts.names)
            if not named and word.casefold() not in known:
                return True
    return False


def states_it(claimed: Statement, found: Statement) -> bool:
    """True if the sentence, with what stands around it, has every value and name of the claim and says nothing else of it."""
    return _states_all(claimed, found, found) and not _says_otherwise(claimed, found)


def _spans(passage: str) -> list[tuple[int, int]]:
    """Single sentences first: two must be better to be cited."""
    spans = sentence_spans(passage, 0, len(passage))
    return [
        (group[0][0], group[-1][1])
        for count in range(1, MOST_TOGETHER + 1)
        for group in (spans[at : at + count] for at in range(len(spans) - count + 1))
    ]


def _statement(passage: str, span: tuple[int, int], lexicon: Lexicon) -> Statement:
    start, end = span
    return statement_of(passage[start:end], lexicon=lexicon, context=f"{passage[:start]} {passage[end:]}".strip())


def _worded(passage: str, span: tuple[int, int], claimed: Statement, lexicon: Lexicon) -> Statement:
    """The span in the claim's words and put as the claim puts it."""
    return aligned(restated(_statement(passage, span, lexicon), claimed.text, lexicon), claimed)


def _states_all(claimed: Statement, found: Statement, whole: Statement) -> bool:
    """True if every value of the sentence stands in the span, and every name in the passage."""
    slots = slots_of(claimed, found)
    if not all(_is_there(slot, claimed, found) or _is_time_of_passage(slot, claimed, whole) for slot in slots):
        return False
    read = [slot.claimed_span for slot in slots]
    unread = [match for match in NUMBER.finditer(claimed.text) if not any(a <= match.start() < b for a, b in read)]
    if not {match.group().replace(",", "") for match in unread} <= numbers(found.text):
        return False
    named = replace(claimed, facts=replace(claimed.facts, names=tuple(n for n in claimed.facts.names if not _is_worded(n, whole))))
    return name_shares(named, whole)["absent"] == 0.0 and not has_stranger(claimed, whole)


def _is_worded(name: Name, whole: Statement) -> bool:
    """True of a name of common words that all stand there: "first city of the digital economy" for one with "national" in it."""
    words = [match.group() for match in WORD.finditer(name.text)]
    return (
        len(words) > 1 and name.text == name.text.lower() and {stem(word) for word in words if word not in STOPWORDS} <= whole.stems
    )


def _is_there(slot: Slot, claimed: Statement, found: Statement) -> bool:
    if slot.kind == "time" and not _is_same_target(slot, claimed, found):
        return False
    if slot.state == "loosely":
        return _is_close(slot, claimed, found)
    return slot.state in ("met", "around") and slot.nearer < EXCHANGED


def _is_same_target(slot: Slot, claimed: Statement, found: Statement) -> bool:
    """False of "by 2024" where the span says 2022, though what was there by 2022 is there by 2024."""
    mine = next((time for time in claimed.facts.times if (time.start, time.end) == slot.claimed_span), None)
    if mine is None or mine.relation != "by" or slot.found_span is None:
        return True
    return any((time.start, time.end) == slot.found_span and time.period.end == mine.period.end for time in found.facts.times)


def _is_close(slot: Slot, claimed: Statement, found: Statement) -> bool:
    """True where no more than rounding, or what is counted, lies between the two: "under 16" is not "under 36"."""
    mine = next((item for item in claimed.facts.quantities if (item.start, item.end) == slot.claimed_span), None)
    other = next((item for item in found.facts.quantities if (item.start, item.end) == slot.found_span), None)
    if mine is not None and other is not None:
        if mine.value is None or other.value is None:
            return (mine.low, mine.high) == (other.low, other.high)
        return abs(mine.value - other.value) <= max(mine.step, other.step) / 2
    times = [item for item in (*claimed.facts.times, *found.facts.times) if slot.kind == "time"]
    return slot.kind == "time" and not any(time.relation in OPEN_RELATIONS for time in times)


def _is_time_of_passage(slot: Slot, claimed: Statement, whole: Statement) -> bool:
    """True of a time that the passage names beside the span, where the span names none."""
    if slot.kind != "time" or slot.state not in ("absent", "elsewhere"):
        return False
    return any(
        other.kind == "time"
        and other.claimed_span == slot.claimed_span
        and other.state == "met"
        and _is_same_target(other, claimed, whole)
        for other in slots_of(claimed, whole)
    )


def _says_otherwise(claimed: Statement, found: Statement) -> bool:
    """True if the span says another thing of it, or one of the two denies or only plans what the other states."""
    if compare(claimed, found).differences or has_opposite(claimed, found):
        return True
    if _denials(claimed, found) != _denials(found, claimed):
        return True
    if adds_to(claimed, found) or said_otherwise(claimed, found) == "to_other":
        return True
    return modality(found.text) == "possible" and modality(claimed.text) == "stated"


def _denials(one: Statement, other: Statement) -> bool:
    """True if a word that both have is denied in the first."""
    return any(is_denied((token.start, token.end), one.facts.negations) for token in one.tokens if token.stem in other.stems)


def _said_of_it(claimed: Statement, found: Statement) -> float:
    """Share of the words that are no part of a name; 1 where there are none."""
    names = [(name.start, name.end) for name in claimed.facts.names if name.kind != "concept"]
    words = [
        token.stem for token in claimed.tokens if not token.in_value and not any(start <= token.start < end for start, end in names)
    ]
    return shared(words, found.stems | same_side(claimed, found), None) if words else 1.0


def _shared(claimed: Statement, found: Statement) -> float:
    return shared(claimed.stems, found.stems | same_side(claimed, found))
