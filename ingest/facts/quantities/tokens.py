"""Tokens of a text, with their spans: what the readers of quantities walk over."""

import re
from collections.abc import Sequence

TAKEN, NUMBER, WORD, SIGN, END = range(5)

_HIDDEN = "\0"
_PADDING = 8  # end tokens, so that looking a few tokens ahead, or before the first, needs no check of bounds

# Words between a number and the noun that it counts: "24 148 invention patents".
_MODIFIERS = (
    r"(?: (?!(?:and|but|from|into|more|than|less|with|were|was|has|had|have|when|that|this|which|million|billion)\b)"
    r"[a-z-]{3,}){0,3}"
)
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_LEX = re.compile(
    r"([^\W\d_]+(?:['’][^\W\d_]+)*)"  # words first: most tokens are
    r"|(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"  # 12,345.6
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])(?:,\d+(?!\d))?"  # 1.234.567,8: two points can be no decimal point
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?"  # 1 234 567, with a space that does not break
    r"|\d{1,3}(?: \d{3}){2,}(?! ?\d)(?:\.\d+)?|\d{1,3} 000(?! ?\d)"  # with a common space: two groups, nothing but noughts,
    rf"|(?<![\d.,] )(?<![^\W\d_])[1-9]\d? \d{{3}}(?={_MODIFIERS} [a-z]{{4,}}s\b)"  # or what counts
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"  # 12,34,567, as India writes
    r"|\d+(?:\.\d+)?)"
    r"|(\0+)"
    r"|(\S)"
)


_KIND_OF_GROUP = (END, WORD, NUMBER, TAKEN, SIGN)


class Tokens:
    """Columns of tokens; behind the last and, by negative index, before the first stand empty ones of kind END."""

    __slots__ = ("count", "end", "kind", "low", "raw", "start", "text")

    def __init__(self, text: str, taken: Sequence[tuple[int, int]]) -> None:
        self.text = text
        shown = _hide(text, taken)
        matches = list(_LEX.finditer(shown if shown.isascii() else shown.translate(_HYPHENS)))
        padding = [len(text)] * _PADDING
        self.count = len(matches)
        self.raw = [match[0] for match in matches] + [""] * _PADDING
        self.low = [raw.lower() for raw in self.raw]
        self.start = [match.start() for match in matches] + padding
        self.end = [match.end() for match in matches] + padding
        self.kind = [_KIND_OF_GROUP[match.lastindex or 4] for match in matches] + [END] * _PADDING

    def touches(self, left: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return 0 <= left < self.count - 1 and self.end[left] == self.start[left + 1]

    def is_capital(self, at: int) -> bool:
        """Whether the token is a word with a capital letter."""
        return self.kind[at] == WORD and self.raw[at][0].isupper()


def _hide(text: str, taken: Sequence[tuple[int, int]]) -> str:
    """The text with what is taken blotted out, at the same length."""
    for start, end in taken:
        start, end = max(start, 0), min(end, len(text))
        if start < end:
            text = text[:start] + _HIDDEN * (end - start) + text[end:]
    return text
