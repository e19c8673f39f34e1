"""Lines → one running text: a hyphen at the end of a line goes where it only parts a word, and stays where it belongs to it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

HYPHENS = "-\u2010"
SOFT = "\u00ad"
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
TAIL = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*[-\u2010]$")
HEAD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# First halves of words that are more often written with a hyphen than without one.
COMPOUNDING = frozenset(
    "anti better cross double early ex first five four full fully half hard high higher large late left long longer low lower"
    " medium mid multi near newly non old one open private public quasi real right second self semi seven short single"
    " six small state ten third three time twenty thirty forty fifty sixty seventy eighty ninety two well whole wide world"
    " year zero".split()
)
ALSO_SYLLABLES = frozenset("all in off part pre so under".split())  # "so-ciety", "in-dustry"
# Second halves that are the end of a word and no word of their own.
ENDINGS = re.compile(
    r"(?:ing|ed|er|ers|ly|ment|ments|tion|tions|sion|sions|ness|able|ible|ity|ities|ous|ance|ence|al|ally|ive|ies)\b"
)


class Joiner:
    """Joins lines by what the whole document writes elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            found = WORD.findall(line)
            # A word that a line's end parts is no evidence for how it is written.
            whole = found[:-1] if line.endswith(tuple(HYPHENS + SOFT)) else found
            self._words.update(word.casefold() for word in whole)

    def join(self, lines: Sequence[str]) -> list[str]:
        """The lines as parts whose concatenation is the running text."""
        parts: list[str] = []
        for line in lines:
            if parts:
                parts[-1], gap = self._end(parts[-1], line)
                parts[-1] += gap
            parts.append(line)
        return parts

    def _end(self, line: str, after: str) -> tuple[str, str]:
        """The line as it ends in running text, and what stands between it and the next."""
        if line.endswith(SOFT):
            return line[:-1], ""
        if not line.endswith(tuple(HYPHENS)) or not after:
            return line, "" if _is_cjk(line[-1:]) and _is_cjk(after[:1]) else " "
        tail, head = TAIL.search(line), HEAD.match(after)
        if tail is None or head is None or not head[0][0].islower():
            is_glued = len(line) > 1 and not line[-2].isspace() and after[:1].isalnum()
            return line, "" if is_glued else " "  # "Beijing-Hangzhou", "2018-2019"; a dash between words stays one
        return (line, "") if self._keeps(tail[0][:-1].casefold(), head[0].casefold()) else (line[:-1], "")

    def _keeps(self, left: str, right: str) -> bool:
        """True if the hyphen belongs to the word."""
        with_hyphen, without = self._words[f"{left}-{right}"], self._words[left + right]
        if with_hyphen or without:
            return with_hyphen > without
        if ENDINGS.fullmatch(right):
            return False
        last = re.split(f"[{HYPHENS}]", left)[-1]
        are_words = bool(self._words[last] and self._words[right])
        if last != left or last in ALSO_SYLLABLES:
            return are_words
        return len(right) > 3 and (last in COMPOUNDING or (are_words and len(last) > 2))


def _is_cjk(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"
