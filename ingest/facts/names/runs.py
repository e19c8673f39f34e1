"""Runs of capitalised words: where a name may begin, and how far it reaches."""

from collections.abc import Mapping

from ingest.facts.names.kinds import YEARLY, begins_with_kind, is_head
from ingest.facts.names.lexicon import Found
from ingest.facts.names.months import is_given_month
from ingest.facts.names.tokens import Gap, Tokens
from ingest.facts.names.words import (
    ARTICLES,
    CORPORATE,
    FUNCTION,
    GENERIC,
    LEADING_PARTICLES,
    LEAVING,
    PARTICLES,
    POSSESSED,
    TITLE_OPENERS,
    TITLES,
)

_SMALL = frozenset("of for on and in the to a at with &".split())
_YEAR = 4  # digits; shorter numbers may end a name: "Boeing 747"
_AFTER_NUMBER = FUNCTION | frozenset("sales series users flight mission model version generation line".split())


def find_runs(tokens: Tokens, known: Mapping[int, Found], plain: frozenset[int]) -> list[tuple[int, int]]:
    """Word ranges that may be names, in order. `plain`: words whose capital tells nothing, as in a headline."""
    reader = _Reader(tokens, known, plain)
    runs: list[tuple[int, int]] = []
    free_from = 0
    for at in [at for at, shape in enumerate(tokens.shapes) if shape.may_begin or at in known]:
        if at >= free_from and (at in known or reader.may_begin(at)):
            free_from = reader.end_of_run(at)
            runs.append((at, free_from))
    return runs


class _Reader:
    def __init__(self, tokens: Tokens, known: Mapping[int, Found], plain: frozenset[int]) -> None:
        self.tokens = tokens
        self.known = known
        self.plain = plain
        self.size = len(tokens.words)

    def is_capital(self, at: int) -> bool:
        return self.tokens.shapes[at].is_capital and at not in self.plain

    def may_begin(self, at: int) -> bool:
        shape = self.tokens.shapes[at]
        if shape.is_capital:
            return at not in self.plain and not (shape.is_opener and self._opens_only(at))
        if shape.is_number:
            return False
        if shape.is_ordinal:
            return self._is_edition(at)
        following = at + 1
        return (
            shape.fold in LEADING_PARTICLES
            and following < self.size
            and self.tokens.gaps[following] is Gap.SPACE
            and self.is_capital(following)
            and following not in self.known
            and not self.tokens.shapes[following].is_common
        )

    def end_of_run(self, at: int) -> int:
        """The word after the last one of the run that begins here."""
        known = self.known.get(at)
        if known is not None and not any(self.is_capital(word) for word in range(known.first, known.end)):
            return known.end  # "digital economy": no part of what is capitalised after it
        end = self._step(at)
        while end < self.size:
            following = self._joined(at, end)
            if following is None:
                return end
            end = self._step(following)
        return end

    def _opens_only(self, at: int) -> bool:
        """Whether an opener with a capital is no beginning; within a sentence it is one: "in Some Like It Hot"."""
        tokens, following = self.tokens, at + 1
        if (
            following >= self.size
            or tokens.gaps[following] is not Gap.SPACE
            or tokens.folds[at] in ARTICLES
            or tokens.words[at] == "I"
        ):
            return True
        if is_given_month(tokens, self.known, at):
            return False
        shape = tokens.shapes[following]
        if not shape.is_capital or following in self.known:
            return True
        if tokens.opens(at):
            is_title = tokens.folds[at] in TITLE_OPENERS and (shape.is_common or shape.is_function)
            return not is_title or shape.fold in TITLES or shape.fold in GENERIC
        return False

    def _step(self, at: int) -> int:
        known = self.known.get(at)
        return known.end if known is not None else at + 1

    def _joined(self, first: int, at: int) -> int | None:
        """Where the run goes on at or after the word `at`; None if it ends before."""
        tokens, gap = self.tokens, self.tokens.gaps[at]
        shape = tokens.shapes[at]
        if gap is Gap.SPACE or gap is Gap.AND:
            if self.is_capital(at):
                return at if self._goes_on(at) else None
            if shape.is_number:
                return at if self._is_part(first, at) else None
            if shape.is_ordinal:
                return at if self._is_capital_after(at) else None
            return self._over_bridge(first, at) if gap is Gap.SPACE and shape.fold in _BRIDGES else None
        if gap is Gap.HYPHEN:
            return self._over_hyphen(at)
        if gap is Gap.DOT:
            before = tokens.shapes[at - 1]
            is_within = before.is_abbreviation and before.fold not in ("no", "nos", "vs", "jr", "sr")
            if shape.fold in CORPORATE and before.fold in CORPORATE:
                return at
            return at if is_within and self.is_capital(at) and not shape.is_function else None
        if gap is Gap.COMMA:
            return at if shape.fold in CORPORATE and shape.is_capital else None
        if gap is Gap.POSSESSIVE:
            return at if self.is_capital(at) and shape.fold in POSSESSED and at - 1 not in self.known else None
        if gap is Gap.OTHER and tokens.rests[at] == "/":
            return at if self._is_short(at - 1) and self._is_short(at) else None
        return None

    def _is_short(self, at: int) -> bool:
        """Half of "AC/DC"."""
        return self.tokens.shapes[at].is_upper and len(self.tokens.words[at]) < 4 and at not in self.known

    def _goes_on(self, at: int) -> bool:
        """Not "I" as a pronoun, and not "The" that begins something new."""
        if self.tokens.words[at] != "I":
            return True
        following = at + 1
        return (
            following >= self.size or self.tokens.gaps[following] is not Gap.SPACE or self.tokens.folds[following] in _AFTER_RULER
        )

    def _over_hyphen(self, at: int) -> int | None:
        if self.is_capital(at) or self.tokens.shapes[at].is_number:
            return at
        following = at + 1
        if self.tokens.folds[at] in LEAVING or self.tokens.folds[at].endswith("ed") or following >= self.size:
            return None
        goes_on = self.tokens.gaps[following] in (Gap.SPACE, Gap.HYPHEN) and self.is_capital(following)
        return at if goes_on and following not in self.known else None

    def _is_part(self, first: int, at: int) -> bool:
        """Whether the number at the end belongs to the name: "iPhone 6", "Boeing 747", but not "Hangzhou 12 districts"."""
        tokens = self.tokens
        if len(tokens.words[at]) == _YEAR and tokens.folds[at - 1] in _TAKES_YEAR:
            return at - 1 > first
        if len(tokens.words[at]) >= _YEAR or at - 1 in self.known or tokens.shapes[at - 1].is_date:
            return False
        if any(found.end == at and found.known.kind in ("place", "person", "nationality") for found in self._within(first, at)):
            return False
        following = at + 1
        if following >= self.size or tokens.gaps[following] not in (Gap.SPACE, Gap.HYPHEN, Gap.AND):
            return following >= self.size or tokens.gaps[following] is not Gap.OTHER or tokens.rests[following] not in ("/", "%")
        return tokens.gaps[following] is Gap.SPACE and tokens.folds[following] in _AFTER_NUMBER

    def _within(self, first: int, end: int) -> list[Found]:
        return [found for at in range(first, end) if (found := self.known.get(at)) is not None]

    def _is_capital_after(self, at: int) -> bool:
        return at + 1 < self.size and self.tokens.gaps[at + 1] is Gap.SPACE and self.is_capital(at + 1)

    def _is_edition(self, at: int) -> bool:
        """Whether an ordinal begins the name of an event: "83rd Academy Awards"; its year is a time."""
        if at + 1 >= self.size or self.tokens.gaps[at + 1] is not Gap.SPACE:
            return False
        end = at + 1
        while end < self.size and self.is_capital(end) and (end == at + 1 or self.tokens.gaps[end] in (Gap.SPACE, Gap.HYPHEN)):
            end += 1
        return end > at + 1 and (self.tokens.folds[end - 1] in YEARLY or self.tokens.folds[end - 1] in ("street", "avenue"))

    def _over_bridge(self, first: int, at: int) -> int | None:
        """The capitalised word after small ones that join two parts of one name: "Bank of China", "Ludwig van Beethoven"."""
        fold = self.tokens.folds[at]
        end = at
        while end < self.size and end - at < 3 and self.tokens.folds[end] in _BRIDGES and not self.is_capital(end):
            if end > at and self.tokens.gaps[end] is not Gap.SPACE:
                return None
            end += 1
        if end >= self.size or self.tokens.gaps[end] is not Gap.SPACE or not self.is_capital(end) or end - at >= 3:
            return None
        if self.tokens.shapes[end].is_function or (
            end - at == 2 and self.tokens.folds[end - 1] not in ("the", "la", "der", "den", "los", "las")
        ):
            return None
        if fold == "and" and end - at > 1:
            return None  # "Athletics and the National League"
        if fold == "the":
            return end if self._is_epithet(first, at, end) else None
        if fold in PARTICLES:
            return end if not self._ends_known(first, at) else None
        if fold == "of":
            return end if self._takes_of(first, at, end) else None
        if fold in ("for", "on"):
            return end if self._takes_for(first, at) and not self._ends_known(first, at) else None
        if fold == "and":
            return end if self._is_joined_by_and(first, at, end) else None
        return None

    def _ends_known(self, first: int, at: int) -> bool:
        return any(found.end == at for found in self._within(first, at))

    def _takes_of(self, first: int, at: int, end: int) -> bool:
        """ "University of Oxford", "Lord of the Rings", "Joan of Arc"; not "Ma of Alibaba", "Most of China", "Mayor of London"."""
        before = self.tokens.shapes[at - 1]
        if self._ends_known(first, at):
            return begins_with_kind(before.fold) and at - first > 1 and end not in self.known and self.tokens.shapes[end].is_common
        if before.fold in TITLES:
            return before.fold in _REIGNING and end not in self.known
        if before.is_upper and not begins_with_kind(before.fold):
            return False
        if begins_with_kind(before.fold):
            return True
        is_alone = at - first == 1
        if before.is_common:
            return not (is_alone and self.tokens.opens(first))
        return is_alone and end not in self.known and not self.tokens.shapes[end].is_common

    def _takes_for(self, first: int, at: int) -> bool:
        """ "Center for Disease Control", "Concert for Bangladesh"; not "Revenue for Apple"."""
        before = self.tokens.shapes[at - 1]
        if before.fold in _TAKES_FOR:
            return True
        is_opening = at - first == 1 and self.tokens.opens(first)
        is_role = before.fold in GENERIC or before.fold in TITLES
        return self.tokens.folds[at] == "for" and before.is_common and not is_opening and not is_role

    def _is_epithet(self, first: int, at: int, end: int) -> bool:
        """ "Gregory the Great"."""
        before, epithet = self.tokens.shapes[at - 1], self.tokens.shapes[end]
        is_one_name = at - first == 1 and not before.is_common and not before.is_upper and not self._ends_known(first, at)
        return is_one_name and epithet.is_common and end == at + 1 and not (end + 1 < self.size and self.is_capital(end + 1))

    def _is_joined_by_and(self, first: int, at: int, end: int) -> bool:
        """ "Securities and Exchange Commission", "Ministry of Science and Technology"; not "Beijing and Shanghai"."""
        tokens = self.tokens
        if (
            not tokens.shapes[at - 1].is_common
            or not tokens.shapes[end].is_common
            or self._ends_known(first, at)
            or end in self.known
        ):
            return False
        is_whole = (at - first > 1 and is_head(tokens.folds[at - 1])) or (
            "of" in tokens.folds[first:at] and not any(fold in _TAKES_FOR for fold in tokens.folds[first:at])
        )
        if is_whole:
            return False  # "Isle of Man and Man Group", "Riverside Park and Harbour Town"
        if any(fold in _TAKES_FOR for fold in tokens.folds[first : at - 1]) and "of" in tokens.folds[first:at]:
            return True
        last = end
        while last < self.size and self.is_capital(last) and (last == end or tokens.gaps[last] in (Gap.SPACE, Gap.HYPHEN)):
            last += 1
        return last - end > 1 and is_head(tokens.folds[last - 1])


_TAKES_YEAR = frozenset("act bill regulations order directive euro cup expo games olympics".split())
_REIGNING = frozenset("lord king queen".split())
_BRIDGES = PARTICLES | _SMALL
_AFTER_RULER = frozenset("was of and is in who had died became reigned ruled the".split())
_TAKES_FOR = frozenset(
    """center centre committee institute department office council association commission agency society foundation fund ministry
    academy school college board bureau secretary award prize alliance coalition campaign movement museum convention
    conference forum court authority initiative partnership network federation confederation union chamber administration""".split()
)
