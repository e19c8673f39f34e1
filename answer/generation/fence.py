"""The word that opens and closes what a document or a visitor wrote, in a prompt."""

import secrets
from collections.abc import Iterable

BYTES = 9  # 72 bits: not to be guessed


def fence_for(texts: Iterable[str]) -> str:
    """A word that cannot be guessed and stands in none of the texts, so that none can close its own fence."""
    known = list(texts)
    while True:
        fence = f"P{secrets.token_hex(BYTES)}"
        if not any(fence in text for text in known):
            return fence
