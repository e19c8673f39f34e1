"""Text for terminals: nothing that a document or a question holds may steer the terminal, and JSON for programs."""

import json
import sys
import unicodedata

ELLIPSIS = "…"


def printable(text: str) -> str:
    """The text with control and bidirectional marks shown as "�"; line ends and tabs stay."""
    return "".join(char if char in "\n\t" or not _steers(char) else "\N{REPLACEMENT CHARACTER}" for char in text)


def one_line(text: str) -> str:
    """The text on one line, printable."""
    return printable(" ".join(text.split()))


def shortened(text: str, limit_chars: int) -> str:
    """The text on one line, cut at a word with an ellipsis if it is longer."""
    line = one_line(text)
    if len(line) <= limit_chars:
        return line
    return line[: limit_chars - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + ELLIPSIS


def counted(count: int, noun: str) -> str:
    """ "1 document", "1,204 documents"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def print_json(value: object) -> None:
    """One JSON document on stdout; characters that the terminal's encoding lacks are escaped."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "").replace("_", "")
    print(json.dumps(value, ensure_ascii=encoding != "utf8", indent=2))


def _steers(char: str) -> bool:
    """True for control characters, and for those that reorder or hide what follows."""
    return unicodedata.category(char) == "Cc" or char in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
