"""A question as typed → a question that can be read: no control characters, no invisible ones, single spaces."""

import unicodedata

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, format (zero width, direction), surrogates, private, unassigned


def clean_question(text: str) -> str:
    """The text in composed form, with control and invisible characters as spaces or gone; "" if nothing is left."""
    composed = unicodedata.normalize("NFC", text)
    kept = [
        " " if char.isspace() or unicodedata.category(char) == "Cc" else "" if unicodedata.category(char) in _DROPPED else char
        for char in composed
    ]
    cleaned = " ".join("".join(kept).split())
    return cleaned if any(char.isalnum() for char in cleaned) else ""
