"""What the support model learns from: groups of pairs of a claim and evidence, so made that neither the claim alone nor the words
that the two share tell the label.

Each group has one claim in several guises. A wrong value is put into the claim *or* into the evidence, so that every claim that is
contradicted by one text is supported by another, and in both the claim is reworded first, so that other words alone mean nothing.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.words import stems
from train.support.declarative import Frame
from train.support.opposites import denied, turned
from train.support.rewording import reworded
from train.support.texts import Paragraph
from train.support.values import Value, kind_of, other_value, replaced, tied_names, values_of

Pools = dict[str, list[str]]  # kind → values of the document
Label = Literal["supported", "contradicted", "not_found"]
LABELS: tuple[Label, ...] = ("supported", "contradicted", "not_found")
TITLED = 0.35  # share of evidence that begins with the title of its document
WITH_NEIGHBOUR = 0.3  # share of evidence that comes with the sentence before or behind it
MOST_CLAIM_WORDS = 26
FEWEST_WORDS, MOST_WORDS = 7, 34  # of a sentence that becomes a claim
LEANING = frozenset(
    "he she it they this these those that his her its their but and however also such there here then who which please".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim, a text, and how the text stands to the claim."""

    claim: str
    evidence: str
    label: Label
    wrong: str = ""  # the words of the claim that the evidence does not bear out, where they are known


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Pairs around one claim."""

    source: str
    kind: str
    pairs: dict[Label, list[Pair]] = field(default_factory=dict)

    def add(self, label: Label, claim: str, evidence: str, wrong: str = "") -> None:
        """One more pair; a claim that is too long is left out."""
        if self.kind != "real" and len(claim.split()) > MOST_CLAIM_WORDS:
            return
        self.pairs.setdefault(label, []).append(Pair(claim=claim, evidence=evidence, label=label, wrong=wrong))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a sentence stands."""

    paragraph: Paragraph
    number: int

    @property
    def sentence(self) -> str:
        """The sentence itself."""
        return self.paragraph.sentences[self.number]

    def around(self, sentence: str, chance: random.Random) -> str:
        """A form of the sentence as evidence: sometimes with its title, sometimes with a neighbour."""
        text = sentence
        if chance.random() < WITH_NEIGHBOUR:
            before = self.paragraph.sentences[self.number - 1] if self.number else ""
            behind = self.paragraph.sentences[self.number + 1] if self.number + 1 < len(self.paragraph.sentences) else ""
            text = f"{before} {sentence}" if before and (chance.random() < 0.5 or not behind) else f"{sentence} {behind}".strip()
        return f"{self.paragraph.title}: {text}" if self.paragraph.title and chance.random() < TITLED else text

    def near(self, claim: str, without: str, chance: random.Random) -> str | None:
        """Another sentence of the paragraph, one of the two that share most words with the claim and do not say `without`."""
        wanted = set(stems(claim))
        others = [
            (len(wanted & set(stems(sentence))), sentence)
            for at, sentence in enumerate(self.paragraph.sentences)
            if at != self.number and without.casefold() not in sentence.casefold() and len(sentence.split()) > 4
        ]
        best = sorted(others, reverse=True)[:2]
        if not best:
            return None
        sentence = chance.choice(best)[1]
        return f"{self.paragraph.title}: {sentence}" if self.paragraph.title and chance.random() < TITLED else sentence


def question_group(
    frame: Frame, answer: str, place: Place, pool: Sequence[str], cases: Sequence[str], chance: random.Random, source: str
) -> Group | None:
    """A question's statement with its answer and with another one, beside the sentence as it is and as it would be.

    Args:
        pool: answers of the same kind in the same document.
        cases: names and times of that document.
    """
    kind = kind_of(answer)
    own = [value.text for value in values_of(place.sentence) if value.kind == kind]
    other = other_value(answer, kind, own if own and chance.random() < 0.4 else pool, chance) or other_value(
        answer, kind, pool, chance
    )
    if other is None or answer not in place.sentence:
        return None
    group = Group(source=source, kind="question")
    at = place.sentence.index(answer)
    changed = replaced(place.sentence, (at, at + len(answer)), other)
    right, wrong = frame.with_answer(answer)[0], frame.with_answer(other)[0]
    right, wrong = _alike(right, wrong, chance)
    group.add("supported", right, place.around(place.sentence, chance))
    group.add("contradicted", wrong, place.around(place.sentence, chance), other)
    if other not in place.sentence:  # else the changed sentence says it twice
        group.add("supported", wrong, place.around(changed, chance))
        group.add("contradicted", right, place.around(changed, chance), answer)
    near = place.near(right, answer, chance)
    if near:
        group.add("not_found", right, near)
        group.add("not_found", wrong, near)
    _other_case(group, (right, wrong), answer, place, cases, chance)
    _with_detail(group, right, place, chance)
    return group


def _alike(right: str, wrong: str, chance: random.Random) -> tuple[str, str]:
    """Both reworded in the same way."""
    state = chance.getrandbits(32)
    return reworded(right, random.Random(state), 0.5), reworded(wrong, random.Random(state), 0.5)


def _other_case(
    group: Group, claims: tuple[str, str], answer: str, place: Place, pool: Iterable[str], chance: random.Random
) -> None:
    """The same said of another name or time than the sentence's. Of another name: not found, and supported where the sentence says
    it of that name. Of another time: contradicted if the value is the sentence's, not found if the value is another as well.

    Args:
        claims: with the sentence's value and with another.
        answer: that value of the sentence.
    """
    right, wrong = claims
    held = [
        value
        for value in values_of(right)
        if (value.kind.startswith("name") or value.kind == "time")
        and value.text in place.sentence
        and value.text in wrong
        and value.text not in answer
        and (not answer or answer not in value.text)
    ]
    if not held:
        return
    value = chance.choice(held)
    other = other_value(value.text, value.kind, pool, chance)
    if other is None or other in place.sentence or value.kind == "time" and right == wrong:
        return
    if value.kind != "time" and (any(sign.isdigit() for sign in other) or not other[:1].isupper()):
        return
    moved, moved_wrong = (text.replace(value.text, other, 1) for text in claims)
    exchanged = re.sub(rf"\b{re.escape(value.text)}\b", lambda _: other, place.sentence)
    group.add("contradicted" if value.kind == "time" else "not_found", moved, place.around(place.sentence, chance), other)
    group.add("supported", moved, place.around(exchanged, chance))
    group.add("contradicted" if value.kind == "time" else "not_found", right, place.around(exchanged, chance), value.text)
    if right != wrong:
        group.add("not_found", moved_wrong, place.around(place.sentence, chance), other)
        group.add("not_found", wrong, place.around(exchanged, chance), value.text)


def _with_detail(group: Group, claim: str, place: Place, chance: random.Random) -> None:
    """The claim with something added that only the neighbouring sentence says: not found, and supported beside both sentences."""
    neighbours = [at for at in (place.number - 1, place.number + 1) if 0 <= at < len(place.paragraph.sentences)]
    if not neighbours:
        return
    other = place.paragraph.sentences[chance.choice(neighbours)]
    detail = detail_of(other, chance)
    if detail is None or len(claim.split()) > MOST_WORDS - 8:
        return
    longer = f"{claim.rstrip('.')}{detail}."
    first, second = (place.sentence, other) if chance.random() < 0.5 else (other, place.sentence)
    group.add("not_found", longer, place.sentence, detail.strip(" ,"))
    group.add("supported", longer, f"{first} {second}")


def detail_of(sentence: str, chance: random.Random) -> str | None:
    """A part of a sentence that can be hung on another: its end from a preposition on, or its whole behind "and"."""
    words = sentence.rstrip(".").split()
    starts = [
        at
        for at, word in enumerate(words)
        if word in ("in", "with", "by", "for", "because", "after", "during", "at", "from", "under", "including")
        and 2 <= len(words) - at <= 9
    ]
    if starts:
        return " " + " ".join(words[chance.choice(starts) :])
    if len(words) <= 12 and words[0].casefold() in ("he", "she", "it", "they"):
        return ", and " + " ".join((words[0].lower(), *words[1:]))
    return None


def unanswerable_group(frame: Frame, places: Sequence[Place], wanted: str, chance: random.Random, source: str) -> Group | None:
    """A question that its text does not answer, with a value that stands there: not found."""
    asked = set(stems(frame.before + " " + frame.after))
    best = sorted(places, key=lambda place: len(asked & set(stems(place.sentence))), reverse=True)[:2]
    for place in best:
        values = [value for value in values_of(place.sentence) if value.kind.startswith(wanted)]
        values = [value for value in values if value.text not in frame.before + frame.after]
        if values:
            value = chance.choice(values)
            group = Group(source=source, kind="unanswerable")
            claim = reworded(frame.with_answer(value.text)[0], chance, 0.4)
            group.add("not_found", claim, place.around(place.sentence, chance))
            return group
    return None


def wanted_kind(question: str) -> str:
    """The kind of value that a question asks for by its first words; "name" if they do not tell."""
    lead = " ".join(question.casefold().split()[:3])
    if lead.startswith(("when", "in what year", "what year", "in which year")):
        return "time"
    return "number" if lead.startswith(("how many", "how much")) else "name"


def sentence_groups(place: Place, pools: Pools, verbs: frozenset[str], chance: random.Random, source: str) -> Iterator[Group]:
    """What can be made of a sentence: other values, exchanged ones, denial, opposites, near misses."""
    sentence = place.sentence
    words = sentence.split()
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or not sentence[:1].isupper() or not sentence.endswith("."):
        return
    if words[0].casefold().strip(",") in LEANING:
        return
    for make in (_other_value, _exchanged, _denial, _opposite):
        group = Group(source=source, kind=make.__name__.strip("_"))
        make(group, place, pools, verbs, chance)
        if group.pairs.get("supported"):
            claim = group.pairs["supported"][0].claim
            near = place.near(claim, claim, chance)
            for one in sorted({pair.claim for label in LABELS[:2] for pair in group.pairs.get(label, [])}):
                if near:
                    group.add("not_found", one, near)
            others = [pair for pair in group.pairs.get("contradicted", []) if pair.evidence and pair.claim != claim]
            wrong = others[0].claim if others else claim
            changed = next((value.text for value in values_of(sentence) if value.text in claim and value.text not in wrong), "")
            _other_case(group, (claim, wrong), changed, place, [*pools.get("name", []), *pools.get("time", [])], chance)
            _with_detail(group, claim, place, chance)
            yield group


def _both_ways(group: Group, place: Place, changed: str, wrong: str, right: str, chance: random.Random) -> None:
    """A sentence and its changed form, each reworded in the same way into a claim, each beside both."""
    one, other = _alike(place.sentence, changed, chance)
    if one.casefold() == other.casefold():  # what was changed was dropped in rewording
        one, other = place.sentence, changed
    group.add("supported", one, place.around(place.sentence, chance))
    group.add("contradicted", other, place.around(place.sentence, chance), wrong)
    group.add("supported", other, place.around(changed, chance))
    group.add("contradicted", one, place.around(changed, chance), right)


def _other_value(group: Group, place: Place, pools: Pools, verbs: frozenset[str], chance: random.Random) -> None:
    values = values_of(place.sentence)
    free = [value for value in values if not value.kind.startswith("name")] + tied_names(place.sentence, values)
    chance.shuffle(free)
    for value in free:
        other = other_value(value.text, value.kind, pools.get(value.kind, []), chance)
        if other is not None and other not in place.sentence:
            _both_ways(group, place, replaced(place.sentence, (value.start, value.end), other), other, value.text, chance)
            return


def _exchanged(group: Group, place: Place, pools: Pools, verbs: frozenset[str], chance: random.Random) -> None:
    """Two values of one kind change places; two that are only listed do not, for that changes nothing."""
    values = values_of(place.sentence)
    for one, other in _twins(values):
        between = place.sentence[one.end : other.start].strip(" ,").casefold()
        if between in ("", "and", "or", "&", "with", "to", "–", "-") or len(between.split()) < 2 or one.text == other.text:
            continue
        changed = replaced(replaced(place.sentence, (other.start, other.end), one.text), (one.start, one.end), other.text)
        _both_ways(group, place, changed, other.text, one.text, chance)
        return


def _twins(values: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    for at, one in enumerate(values):
        for other in values[at + 1 :]:
            if one.kind == other.kind and one.kind != "name":
                yield one, other


def _denial(group: Group, place: Place, pools: Pools, verbs: frozenset[str], chance: random.Random) -> None:
    found = denied(place.sentence, verbs)
    if found:
        _both_ways(group, place, found[0], found[1], found[1], chance)


def _opposite(group: Group, place: Place, pools: Pools, verbs: frozenset[str], chance: random.Random) -> None:
    found = turned(place.sentence, chance)
    if found:
        _both_ways(group, place, *found, chance)
