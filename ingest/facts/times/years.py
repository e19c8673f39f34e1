"""Whether four digits are a year or a quantity, told by what stands around them."""

import re
from typing import Final, NamedTuple

from ingest.facts.times.reading import Scan
from ingest.facts.times.year_words import (
    AFTER_SUBJECT,
    AMOUNT_LEADS,
    APPROXIMATE,
    CERTAIN,
    CHANGES,
    CODE_WORDS,
    COUNTED_SINGULARS,
    COUNTING,
    DATED_PLURALS,
    DATING,
    DETERMINERS,
    HEDGES,
    HYPHENED,
    LEADS,
    UNITS,
)

MONEY_SIGNS: Final = frozenset("$£€¥￥₩₹№")
OPENERS: Final = frozenset("([{（【“\"‘'")
CLOSERS: Final = frozenset(")]}）】.,;:!?，。；、”\"’'–—-−")
_FAR: Final = 2035  # what is named after a later year is a title or a plan
_SPAN: Final = re.compile(
    r"\s?(?P<dash>[-‐-―−/])\s?(?P<last>(?:1\d|20)?\d\d)(?!\d)(?!,\d{3})|\s(?:to|and|or)\s(?:1\d|20)\d\d(?!\d)(?!,\d{3})"
)


class _Around(NamedTuple):
    """What stands around a number, or around a span of numbers that it opens."""

    number: int
    before: str  # the word before, in lower case, whatever stands between
    mark: str  # the last sign between that word and the number, "" for none
    follower: str  # the word right behind, as written
    rest: str  # the first sign or letter behind, "" at the end
    counts: bool  # a counted noun follows: "2000 enterprises", "2000 new enterprises"
    is_span: bool  # "1933-1935": a dash between what may be two years

    @property
    def after(self) -> str:
        """The word behind, in lower case."""
        return self.follower.lower()

    @property
    def is_round(self) -> bool:
        """Whether it is the kind of number that is used for counting: 1500, 2000."""
        return self.number % 100 == 0

    @property
    def closes(self) -> bool:
        """Whether the phrase ends here."""
        return not self.follower and (self.rest == "" or self.rest in CLOSERS or self.rest in "/&([|$£€")

    @property
    def goes_on(self) -> bool:
        """Whether what follows is what follows a year: a verb, a preposition, "annual", "elections"."""
        return self.after in AFTER_SUBJECT or self.after in DATED_PLURALS


def is_year(scan: Scan, i: int) -> bool:
    """Whether word `i`, four digits from 1000 to 2099, is meant as a year."""
    if _is_part_of_something(scan, i):
        return False
    if scan.text[scan.ends[i] : scan.ends[i] + 2] in ("'s", "’s"):
        return True
    around = _around(scan, i)
    if around.after in UNITS and not around.follower[:1].isupper():
        return False
    if around.is_span and not around.counts:
        return True
    if around.number > _FAR and not around.mark and i and scan.text[scan.starts[i - 1]].isupper() and around.before not in CERTAIN:
        return False  # "Blade Runner 2049", "Agenda 2063"
    abbreviated = around.mark == "." and around.before in ("c", "ca", "est", "b", "d", "fl", "r")
    if i == 0 or around.mark and around.mark in ".!?*•©|>#" and not abbreviated:
        return _opens(scan, i, around)
    if around.mark and (around.mark in OPENERS or around.mark in CLOSERS and around.before not in CERTAIN):
        return not around.counts and _after_mark(scan, i, around)
    return _after_word(scan, i, around)


def _around(scan: Scan, i: int) -> _Around:
    # What follows a span of numbers tells what both are: "1990–2000", "1500 to 2000 people".
    span = _SPAN.match(scan.text, scan.ends[i])
    end = span.end() if span else scan.ends[i]
    number = int(scan.words[i])
    gap = scan.text[scan.ends[i - 1] : scan.starts[i]] if i else scan.text[: scan.starts[i]]
    return _Around(
        number=number,
        before=scan.word(i - 1),
        mark=gap.strip()[-1:],
        follower=scan.word_after(end),
        rest=scan.text[end : end + 3].lstrip()[:1],
        counts=_counts(scan, end, is_round=number % 100 == 0),
        is_span=bool(span and span["dash"]) and span is not None and _is_later(number, span["last"]),
    )


def _is_later(number: int, last: str) -> bool:
    """Whether 1933 and "1935" may be a span of years: not too far apart; two digits only where they follow on, "2018-19"."""
    return 1500 <= number < int(last) <= number + 120 if len(last) == 4 else int(last) == (number + 1) % 100


def _is_part_of_something(scan: Scan, i: int) -> bool:
    """Glued to a sign, a longer number, a code: "$2000", "#2010", "1.2019", "A-2000", "2,018", "2018%", "Room 2010"."""
    text, start, end = scan.text, scan.starts[i], scan.ends[i]
    left, right = text[max(0, start - 2) : start], text[end : end + 5]
    if left[-1:] == "#" or left.rstrip()[-1:] in MONEY_SIGNS or right.lstrip()[:1] in ("%", "°", "％") or right[:1] == "€":
        return True
    if left[-1:] in (".", ",", ":") and left[:1].isdigit() and not (left[-1] == "," and _is_four_digits(scan.word(i - 1))):
        return True
    if right[:1] in (".", ":") and right[1:2].isdigit() or right[:1] in ("_", "@", "\\", "=", "+"):
        return True
    if right[:1] == "," and right[1:4].isdecimal() and not right[4:5].isdigit():
        return True
    if right[:1] == "-" and right[1:2].islower():
        return scan.word_after(end) not in HYPHENED
    if left[-1:] in ("-", "_", "=", "@", "\\", "~", "+", "&", "^") and i and scan.ends[i - 1] == start - 1:
        return scan.word(i - 1) not in ("mid", "pre", "post", "early", "late", "ca", "c", "fy", "ended", "end", "non", "inter")
    return scan.word(i - 1) in CODE_WORDS and text[scan.ends[i - 1] : start].strip() in ("", ".", "-")


def _is_four_digits(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _counts(scan: Scan, end: int, *, is_round: bool) -> bool:
    for _ in range(3 if is_round else 1):
        word = scan.word_after(end)
        if not word or not word.islower():
            return False
        if word in COUNTED_SINGULARS or word in UNITS:
            return True
        if word in DATED_PLURALS or word in AFTER_SUBJECT:
            return False
        if is_plural(word):
            return True
        end = scan.text.index(word, end) + len(word)
    return False


def is_plural(word: str) -> bool:
    """Whether a small word looks like a plural."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics"))


def _opens(scan: Scan, i: int, around: _Around) -> bool:
    """At the start of a sentence, a heading or a table's cell."""
    if around.counts:
        return False
    if not around.follower:
        return around.closes
    if around.goes_on:
        return True
    if around.follower[0].isupper():
        # "1660 Wood" and "1734 Zhongolovich," are minor planets; a year in a heading names more than one word, or is recent.
        end = scan.text.index(around.follower, scan.ends[i]) + len(around.follower)
        return around.number >= 1850 or bool(scan.word_after(end))
    return not around.is_round


def _after_mark(scan: Scan, i: int, around: _Around) -> bool:
    """Behind a bracket, a comma, a dash or a colon."""
    if around.mark in OPENERS:
        return around.closes or bool(around.follower)
    previous = scan.text[scan.starts[i - 1]]
    follows_name = previous.isupper() or previous.isdigit() or around.before == "al"
    if around.mark == ",":
        is_place = follows_name and around.follower[:1].isupper() and around.number >= 1850
        return is_place or (around.closes or around.goes_on) and (follows_name or around.rest in (")", ".", ""))
    if around.mark in "-–—−":
        return around.closes or around.after in AFTER_SUBJECT or around.follower[:1].isupper()
    return around.closes or around.goes_on or around.follower[:1].isupper()


def _after_word(scan: Scan, i: int, around: _Around) -> bool:
    before, counts, is_round = around.before, around.counts, around.is_round
    if before in APPROXIMATE or before in HEDGES:
        return not counts and _is_hedged_year(scan, i, around)
    if before == "than" and scan.word(i - 2) in ("more", "fewer", "less"):
        return False
    if before in ("of", "to", "is", "was", "at") and any(scan.word(i - k) in COUNTING for k in (2, 3)):
        return False
    if before == "by" and (is_round or counts) and any(scan.word(i - k) in CHANGES for k in (2, 3)):
        return False
    if before in CERTAIN:
        opens_sentence = before == "in" and scan.text[scan.starts[i - 1]].isupper()
        return not counts or not is_round or opens_sentence and around.after not in COUNTED_SINGULARS
    if counts:
        return before in DETERMINERS and not is_round
    if before in LEADS or before.isdecimal():
        loose = before in ("of", "to", "with", "than", "at", "for") and around.follower.islower()
        return not (is_round and loose and around.after not in AFTER_SUBJECT)
    return _after_name(scan, i, around)


def _is_hedged_year(scan: Scan, i: int, around: _Around) -> bool:
    """ "built about 1840", "in around 1900", "Around 1900, …", "growth over 2017"; else a hedge makes a quantity."""
    if around.before == "over":
        return not around.is_round and (not around.follower or around.after in AFTER_SUBJECT)
    if around.before not in APPROXIMATE and around.before not in ("just", "only"):
        return False
    two_before = scan.word(i - 2)
    if two_before in DATING or scan.text[scan.starts[i - 1]].isupper():
        return True
    if around.before not in APPROXIMATE or two_before in AMOUNT_LEADS or two_before.isdecimal():
        return False
    # Who counts roughly uses round numbers: "around 1918 he" is a year, while "around 1500" must end the phrase to be one.
    return around.closes or not around.is_round and around.after in AFTER_SUBJECT


def _after_name(scan: Scan, i: int, around: _Around) -> bool:
    """After any other word: "the World Cup 2010 in", "Helsinki 1952."; not "sold 1862 copies"."""
    if scan.text[scan.starts[i - 1]].isupper():
        is_recent = around.number >= 1850 and (not around.is_round or around.number in (1900, 2000))
        return around.closes or around.after in AFTER_SUBJECT or around.follower[:1].isupper() or is_recent
    if not around.follower:
        return False
    # "inaugural 2014 edition", "defending 2009 champion": an adjective before, what bears a year behind.
    if around.goes_on or around.follower[0].isupper():
        return True
    determined = any(scan.word(i - k) in DETERMINERS and _is_one_phrase(scan, i - k, i) for k in (2, 3))
    return determined and not around.is_round and around.number >= 1850


def _is_one_phrase(scan: Scan, first: int, last: int) -> bool:
    return first >= 0 and not set(scan.text[scan.ends[first] : scan.starts[last]]) & set(".,;:()")
