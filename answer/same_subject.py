"""What a value of a clause is a value of: the clause's words without the value and without what only says that it is so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.comparing.statement import Statement, Token
from answer.deciding.same_words import canonical
from answer.following.frame import is_past
from ingest.facts.names.gazetteer import gazetteer
from ingest.facts.names.relations import same_name
from ingest.facts.types import Name, Quantity, Rank, TimeMention
from ingest.words import stem

CHANGE = "change"  # the axis of rise and fall; which way is compared apart
# Words that say that a thing has a value, or how it is told, and nothing of which thing.
SAYING = frozenset(
    map(
        stem,
        """account amount total sum come reach stand rank hold record post report register see achieve make form represent comprise
        constitute contribute exceed surpass remain jump climb rise raise grow growth increase expand fall drop decline decrease
        add be have include number estimate say state show know call name also now currently about nearly almost some only just
        already still compare respectively overall altogether year-on-year earlier ago consecutive row running more most less
        least than other any up down figure rate level whole year time period place position list share percentage per cent
        likewise again even""".split(),
    )
)
# Nouns for the whole of a thing, which may stand or not: "the robotics industry", "robotics".
WHOLES = frozenset(map(stem, "industry sector field city".split()))
FEWEST = 2  # words and names that say what a value is a value of; with fewer, two clauses of the same words may speak of anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a clause speaks of."""

    words: frozenset[str]  # stems, one for all words of a meaning, names left out
    loose: frozenset[str]  # those of them that the other clause need not have: verbs, "industry"
    names: tuple[Name, ...]  # that it names itself, a country for its people
    around: tuple[Name, ...]  # named in the title, the headings, the sentences beside it

    @property
    def is_enough(self) -> bool:
        """True if it tells what it speaks of."""
        has_thing = any(name.kind != "place" for name in self.names)
        return (has_thing or bool(self.words - self.loose)) and len(self.words - self.loose) + len(self.names) >= FEWEST

    @property
    def holders(self) -> tuple[Name, ...]:
        """Places, organisations, people that it names: what a value may be a value of."""
        return tuple(name for name in self.names if name.kind is not None)


def subject_of(clause: Statement, values: Sequence[Quantity | Rank | TimeMention]) -> Subject:
    """What the values of the clause are values of."""
    names = tuple(_as_place(name) for name in clause.facts.names if not _in_value(name, values))
    free = [token for token in clause.tokens if not token.in_value and not any(n.start <= token.start < n.end for n in names)]
    changes = {(item.start, item.end) for item in clause.facts.directions if item.axis == CHANGE}
    kept = [token for token in free if (token.start, token.end) not in changes and token.stem not in SAYING]
    counted = {
        word for value in values if isinstance(value, Quantity) and value.kind == "count" for word in (value.unit, *value.of)
    }
    ranked = {word for value in values if isinstance(value, Rank) for word in (value.order, *value.of)}
    words = {canonical(token.stem) for token in kept} | {
        canonical(word) for word in counted | ranked if word and word not in SAYING
    }
    verbs = {
        canonical(token.stem)
        for token in kept
        if is_past(clause.text[token.start : token.end]) and not _is_before_noun(token, clause)
    }
    loose = words & (verbs | WHOLES)
    return Subject(words=frozenset(words), loose=frozenset(loose), names=names, around=clause.context_names)


def is_same_subject(one: Subject, other: Subject) -> bool:
    """True if both speak of one thing: the same words and names, but for verbs; neither has what makes it a narrower thing."""
    if (one.words - one.loose) - other.words or (other.words - other.loose) - one.words:
        return False
    return _are_named(one, other) and _are_named(other, one)


def is_tied(one: Subject, other: Subject) -> bool:
    """True if both name a thing: in another document, "the town has 9 boats" may be said of another town."""
    return any(same_name(name, known) for name in one.holders for known in (*other.names, *other.around)) or any(
        same_name(name, known) for name in other.holders for known in one.around
    )


def _are_named(one: Subject, other: Subject) -> bool:
    """True if all names of the one are among those of the other; a place may be named around it, if it names none itself."""
    has_place = any(name.kind == "place" for name in other.names)
    return all(
        any(same_name(name, known) for known in other.names)
        or (name.kind == "place" and not has_place and any(same_name(name, known) for known in other.around))
        for name in one.names
    )


def _as_place(name: Name) -> Name:
    """The country for its people: "any other Chinese city" speaks of China."""
    peoples = gazetteer().peoples
    return replace(name, key=peoples[name.key], kind="place") if name.kind == "nationality" and name.key in peoples else name


def _is_before_noun(token: Token, clause: Statement) -> bool:
    """True of "listed" in "listed companies": it says which companies."""
    return any(clause.text[token.end : other.start] in (" ", "-") and not other.in_value for other in clause.tokens)


def _in_value(name: Name, values: Sequence[Quantity | Rank | TimeMention]) -> bool:
    return any(value.start <= name.start and name.end <= value.end for value in values)
