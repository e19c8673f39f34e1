"""Text that arrives in pieces → text without citation marks, and the marks. Never half a mark, wherever the pieces are cut.

Marks are `[1]`, `[1,2]`, `[1][2]`, `[1-3]`, `【1】`, `【1†source】`, `[^1]`, `［1］`, `[Source 1]`, `(Source 1)`,
`(Sources 1 and 2)`, and
`(1)` at the end of a sentence, where the number is one that was given. "(1)" elsewhere and "[2018]" are text: texts use them for
other things. A bracket that is opened for a number and never closed, "old [1. It", is a broken mark: no text, and no citation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LABELS = (
    "source",
    "sources",
    "passage",
    "passages",
    "ref",
    "refs",
    "ref.",
    "reference",
    "references",
    "citation",
    "doc",
    "document",
)
LABEL = "(?:" + "|".join(re.escape(label) for label in sorted(LABELS, key=len, reverse=True)) + ")"
LABEL_PREFIX = (
    "(?:"
    + "|".join(re.escape(prefix) for prefix in sorted({w[:n] for w in LABELS for n in range(1, len(w) + 1)}, reverse=True))
    + ")"
)
NUMBER = r"\d{1,3}"
BETWEEN = r"\s{0,3}(?:[,，、;]|and|&|-|–)\s{0,3}"
NUMBERS = rf"(?:#|№|no\.?\s)?{NUMBER}(?:(?:{BETWEEN})(?:#|№)?{NUMBER}){{0,12}}"
DAGGER = r"(?:†[^\]】］\n]{0,40})?"

BRACKETS = re.compile(rf"[\[【［]\^?\s{{0,3}}(?:{LABEL}\s{{0,3}})?{NUMBERS}\s{{0,3}}{DAGGER}[\]】］]", re.IGNORECASE)
LABELLED = re.compile(rf"[(（]\s{{0,3}}{LABEL}\s{{0,3}}{NUMBERS}\s{{0,3}}[)）]", re.IGNORECASE)
BARE = re.compile(rf"[(（]\s{{0,3}}{NUMBERS}\s{{0,3}}[)）]", re.IGNORECASE)
# What may still become one of them; it is held back.
TAIL = r"(?:#|№|no?\.?\s?)?(?:\d[\d\s,，、;&\-–#№and]{0,80})?"
PARTIAL = re.compile(rf"[\[【［(（]\^?\s{{0,3}}(?:{LABEL_PREFIX}?|{LABEL}\s{{0,3}}{TAIL}|{TAIL}){DAGGER}", re.IGNORECASE)
BROKEN = re.compile(
    rf"[\[【［]\^?\s{{0,3}}(?:(?i:{LABEL})\s{{0,3}})?\d{{1,2}}(?:{BETWEEN}\d{{1,2}}){{0,12}}(?=[.!?。！？](?:\s|$)|\s*\n|\s+[A-Z])"
)
BROKEN_PARTIAL = re.compile(
    rf"[\[【［]\^?\s{{0,3}}(?:{LABEL}\s{{0,3}})?\d{{1,2}}(?:{BETWEEN}\d{{1,2}}){{0,12}}[.!?。！？]", re.IGNORECASE
)
BROKEN_AT_END = re.compile(rf"[\[【［]\^?\s{{0,3}}(?:{LABEL}\s{{0,3}})?(?:{NUMBERS})?[\s,]*[.!?。！？]?\s*", re.IGNORECASE)

OPENERS = "[【［(（"
ENDS = ".!?。！？"
RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
MAX_RANGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A citation mark."""

    numbers: tuple[int, ...]  # that it names, each once
    is_closed: bool = True  # False for a broken one


Piece = str | Mark


def numbers_in(marks: str) -> tuple[int, ...]:
    """The numbers of one or more marks, "[1,3][5-6]" → 1, 3, 5, 6; a range of more than ten counts as its two ends."""
    found: list[int] = []
    for start, end in RANGE.findall(marks):
        low, high = int(start), int(end)
        found.extend(range(low, high + 1) if 0 <= high - low < MAX_RANGE else (low, high))
    found.extend(int(number) for number in re.findall(r"\d+", RANGE.sub(" ", marks)))
    return tuple(sorted(dict.fromkeys(found)))


class MarkReader:
    """Takes a text piece by piece and gives it back without marks; what may be the beginning of one waits for the rest."""

    def __init__(self, known: int = 0) -> None:
        """
        Args:
            known: how many numbers were given; a "(n)" beyond them is text.
        """
        self._known = known
        self._held = ""
        self._last = ""  # last character given back that is no white space
        self._lists = False  # the text begins with "(1)": it numbers its sentences that way

    def feed(self, text: str) -> list[Piece]:
        """What is certain by now, in order."""
        self._held += text
        return list(self._read(is_end=False))

    def end(self) -> list[Piece]:
        """What was held back, now that nothing more comes."""
        return list(self._read(is_end=True))

    def _read(self, *, is_end: bool) -> Iterator[Piece]:
        at, held = 0, self._held
        while at < len(held):
            opened = at
            while opened < len(held) and held[opened].isspace():
                opened += 1
            if opened == len(held) and not is_end:
                break  # white space may stand before a mark, and then goes with it
            if opened == len(held) or held[opened] not in OPENERS:
                until = self._text_until(held, min(opened + 1, len(held)))
                yield self._given(held[at:until])
                at = until
                continue
            mark, after = self._mark_at(held, at, opened, is_end=is_end)
            if after is None:
                break
            if mark is None:
                yield self._given(held[at:after])
            else:
                yield mark
            at = after
        self._held = held[at:]

    @staticmethod
    def _text_until(held: str, at: int) -> int:
        """The next place at which a mark, or the white space before one, may begin."""
        while at < len(held) and not held[at].isspace() and held[at] not in OPENERS:
            at += 1
        return at

    def _given(self, text: str) -> str:
        stripped = text.rstrip()
        self._last = stripped[-1] if stripped else self._last
        return text

    def _mark_at(self, held: str, at: int, opened: int, *, is_end: bool) -> tuple[Mark | None, int | None]:
        """The mark that opens at `opened`, or None for text, and where to go on; (None, None): wait for more."""
        whole = BRACKETS.match(held, opened) or LABELLED.match(held, opened)
        if whole:
            return Mark(numbers=numbers_in(whole.group())), whole.end()
        bare = BARE.match(held, opened)
        if bare:
            ends = self._ends_sentence(held, at, opened, bare.end(), is_end=is_end)
            if ends is None:
                return None, None
            numbers = numbers_in(bare.group())
            if ends and all(1 <= number <= self._known for number in numbers):
                return Mark(numbers=numbers), bare.end()
            return None, opened + 1
        if not is_end and (PARTIAL.fullmatch(held, opened) or BROKEN_PARTIAL.fullmatch(held, opened)):
            return None, None
        broken = BROKEN.match(held, opened)
        if broken is None and is_end and held[opened] not in "(（":
            broken = BROKEN_AT_END.fullmatch(held, opened)
        if broken:
            return Mark(numbers=numbers_in(broken.group()), is_closed=False), broken.end()
        return None, opened + 1

    def _ends_sentence(self, held: str, at: int, opened: int, closed: int, *, is_end: bool) -> bool | None:
        """Whether a "(1)" stands where a mark stands: at a sentence's end; None if that is not known yet."""
        if not self._last:
            self._lists = True
        rest = held[closed:]
        behind = rest.lstrip(" \t")
        if not behind:
            return bool(self._last) if is_end else None
        if not self._last:
            return False
        if behind[0] in ENDS or behind[0] == "\n":
            return True
        if behind[0] in OPENERS:
            mark, after = self._mark_at(held, closed, closed + len(rest) - len(behind), is_end=is_end)
            return None if after is None else mark is not None
        is_after_stop = self._last in ENDS and "\n" not in held[at:opened]
        return is_after_stop and rest[0].isspace() and not self._lists
