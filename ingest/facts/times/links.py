"""Which of the times in a sentence belongs to a figure: "from 410 in 2012 to 1,650 in 2021"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.facts.times.compared import is_comparison
from ingest.facts.types import TimeMention

Span = tuple[int, int]

_NUMBER: Final = re.compile(r"(?<![\w.,])\d+(?:,\d+)*(?:\.\d+)?")
_WORDS: Final = re.compile(r"[^\W\d_]+")
# Between two figures of one list: "$4.1 million and ", "87%, ", "1,000 students, ".
_FIGURE_GAP: Final = re.compile(
    r"[%)\s]*(?:[^\W\d_]+[%)]*\s++){0,4}(?:[^\W\d_]+\s*+)?(?:,\s*+(?:and\s++|or\s++)?|&\s*+|(?<=\s)(?:and|or)\s++)"
    r"[(]?(?:(?:about|approximately|nearly|over|rmb|us|eur|usd|cny|gbp)\s++|RMB|USD?|A|C|S|HK)?[$£€¥]?\s?",
    re.IGNORECASE,
)
_TIME_GAP: Final = re.compile(
    r"\s*+(?:,\s*+(?:and\s++|or\s++)?|(?:and|or)\s++|&\s*+)(?:(?:in|for|at|on|during|of|the|as|year|years|early|late)\s++)*",
    re.IGNORECASE,
)
_PREPOSITIONS: Final = frozenset("in by for at on during since of until through before after within over".split())
_FILLERS: Final = frozenset("the a an early late mid about around both end beginning year years ended period".split())
_CLAUSES: Final = frozenset("while whereas whilst although though but then which that who where due".split())
_AT_MOST: Final = 10  # words between a figure and its time
_MEASURED: Final = re.compile(
    r"\b(?:from|with|to|versus|vs\.?|than|against)\s++(?:(?:a|an|the|about|only|some|just|over|nearly|net|gross|loss|income|of)\s++)*[A-Z]{0,3}[$£€¥]?\s?$",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\bto\s++(?:(?:about|over|nearly|some|approximately)\s++)*[A-Z]{0,3}[$£€¥]?\s?$", re.IGNORECASE)


def time_of(span: Span, mentions: Sequence[TimeMention], text: str) -> TimeMention | None:
    """The time that belongs to the figure at that span; None where the sentence tells none, so that its paragraph must.

    In this order: the pair in two lists of one length, the time in the same brackets, the one right behind the figure, the last one
    before it that belongs to no other figure, one behind it that the sentence as a whole speaks of.
    """
    outside = tuple(mention for mention in mentions if mention.end <= span[0] or mention.start >= span[1])
    if not outside:
        return None
    return _Sentence(text, outside).time_of(span)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    mentions: tuple[TimeMention, ...]

    def time_of(self, span: Span) -> TimeMention | None:
        runs = _runs(self._figures(), self.text, _FIGURE_GAP)
        run = next((run for run in runs if any(a < span[1] and span[0] < b for a, b in run)), [span])
        return (
            self._paired(span, run)
            or self._in_brackets(span)
            or self._right_behind(span, run)
            or self._named_before(span, runs)
            or self._named_behind(span)
        )

    def _figures(self) -> list[Span]:
        """Spans of the numbers that are no part of a time."""
        spans = [match.span() for match in _NUMBER.finditer(self.text)]
        return [(a, b) for a, b in spans if all(b <= m.start or a >= m.end for m in self.mentions)]

    def _paired(self, span: Span, run: Sequence[Span]) -> TimeMention | None:
        """ "1.2 and 3.4 million in 2018 and 2019, respectively": first with first, second with second."""
        if len(run) < 2 or len(self.mentions) < len(run):
            return None
        lists = _runs([(m.start, m.end) for m in self.mentions], self.text, _TIME_GAP)
        fitting = [times for times in lists if len(times) == len(run)]
        if not fitting:
            return None
        # The list behind is the usual place; the one before serves "in 2018 and 2019 it was 5 and 6".
        behind = [times for times in fitting if times[0][0] >= run[-1][1]]
        place = next(k for k, (a, b) in enumerate(run) if a < span[1] and span[0] < b)
        start = (behind[0] if behind else fitting[-1])[place][0]
        return next(m for m in self.mentions if m.start == start)

    def _in_brackets(self, span: Span) -> TimeMention | None:
        """ "(2018: $33m)", "(15% in 2017)": for what stands inside."""
        bracket = _bracket(self.text, span[0])
        if bracket is None:
            return None
        inside = [m for m in self.mentions if bracket[0] < m.start < bracket[1]]
        before = [m for m in inside if m.end <= span[0]]
        return before[-1] if before else inside[0] if inside else None

    def _right_behind(self, span: Span, run: Sequence[Span]) -> TimeMention | None:
        """ "410 in 2012", "700 billion yuan by 2025", "35 (2017)", also behind the rest of its list: "5 and 6 in 2021"."""
        following = next((m for m in self.mentions if m.start >= span[1]), None)
        end = max(span[1], run[-1][1])
        if following is None or end > following.start:
            return None
        gap = self.text[end : following.start]
        if not _leads_to(gap):
            return None
        if gap.rstrip().endswith("(") and self.text[following.end :].lstrip()[:1] not in (")", ","):
            return None  # "£60.2m (2018: £48.9m)": what stands in the brackets has figures of its own
        if is_comparison(following, self.text) and not _is_measured_against(self.text, run[0], gap):
            return None
        return following

    def _named_before(self, span: Span, runs: Sequence[Sequence[Span]]) -> TimeMention | None:
        """The last time before the figure that is no comparison and, best, no other figure's own."""
        before = [m for m in self.mentions if m.end <= span[0] and self._is_free(m)]
        owned = [self._right_behind(run[-1], run) for run in runs if run[-1][1] <= span[0]]
        unowned = [m for m in before if m not in owned]
        if unowned:
            # "bonds that expire after 2032": a limit is the figure's time only where the sentence has no other.
            return next((m for m in reversed(unowned) if m.relation not in ("before", "after")), unowned[-1])
        # "from 410 in 2012 to 1,650": the second figure has left the first one's time.
        return before[-1] if before and not _TO.search(self.text[max(0, span[0] - 30) : span[0]]) else None

    def _named_behind(self, span: Span) -> TimeMention | None:
        """ "sold 5 boats, mostly abroad, in 2021"."""
        return next((m for m in self.mentions if m.start >= span[1] and self._is_free(m)), None)

    def _is_free(self, mention: TimeMention) -> bool:
        return _bracket(self.text, mention.start) is None and not is_comparison(mention, self.text)


def _runs(spans: Sequence[Span], text: str, gap: re.Pattern[str]) -> list[list[Span]]:
    """The spans in lists, each joined by commas and "and"."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and span[0] - runs[-1][-1][1] < 60 and gap.fullmatch(text, runs[-1][-1][1], span[0]):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _bracket(text: str, at: int) -> Span | None:
    """The brackets around a place."""
    opening = text.rfind("(", 0, at)
    if opening < 0 or text.find(")", opening, at) >= 0:
        return None
    closing = text.find(")", at)
    return (opening, closing if closing >= 0 else len(text))


def _leads_to(gap: str) -> bool:
    """Whether what stands between a figure and a time is its noun and a preposition, and nothing that starts anew."""
    words = _WORDS.findall(gap.lower())
    if len(words) > _AT_MOST or set(gap.rstrip(" (")) & set(";:(") or any(sign.isdigit() for sign in gap):
        return False
    if gap.rstrip().endswith("("):
        return len(words) <= 3
    if _CLAUSES.intersection(words):
        return False
    while words and words[-1] in _FILLERS:
        words.pop()
    return bool(words) and words[-1] in _PREPOSITIONS


def _is_measured_against(text: str, first: Span, gap: str) -> bool:
    """ "from 410 in 2012": the figure is itself what is compared, so the time behind it is its own."""
    words = _WORDS.findall(gap.lower())
    return _MEASURED.search(text[max(0, first[0] - 40) : first[0]]) is not None and not {"from", "over", "than", "compared"} & set(
        words
    )
