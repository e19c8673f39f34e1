"""Where a quote stands in a text that has changed: white space does not count, since a new reading may break lines elsewhere."""

import hashlib
import re
from collections.abc import Iterator

KEY = re.compile(r"(\d{1,5})-([0-9a-f]{16})")
UNSPACED = r"[\u2e80-\u9fff\uac00-\ud7af]"  # writing that has no spaces between words
STARTS = re.compile(rf"(?<!\w)\S|(?<={UNSPACED})\S|{UNSPACED}")  # where words begin


def places_of(text: str, quote: str) -> list[tuple[int, int]]:
    """Every (start, end) in the text, in code points, where the quote stands but for white space."""
    wanted, _ = _squeezed(quote)
    if not wanted:
        return []
    squeezed, places = _squeezed(text)
    found, at = [], squeezed.find(wanted)
    while at >= 0:
        found.append((places[at], places[at + len(wanted) - 1] + 1))
        at = squeezed.find(wanted, at + 1)
    return found


def key_of(quote: str) -> str:
    """What a link carries of a quote: enough to find it again, too little to put words into a document's mouth."""
    squeezed, _ = _squeezed(quote)
    return f"{len(squeezed)}-{_digest(squeezed)}"


def places_of_key(text: str, key: str) -> list[tuple[int, int]]:
    """Every (start, end) in the text where the quote stands that the key was made of; none if it is no key."""
    match = KEY.fullmatch(key)
    if match is None or not int(match[1]):
        return []
    length, digest = int(match[1]), match[2]
    squeezed, places = _squeezed(text)
    found = []
    for at in _starts(text, places):
        part = squeezed[at : at + length]
        if len(part) == length and _digest(part) == digest:
            found.append((places[at], places[at + length - 1] + 1))
    return found


def nearest(places: list[tuple[int, int]], start: int) -> tuple[int, int] | None:
    """The place that begins nearest to `start`; None if there is none."""
    return min(places, key=lambda place: abs(place[0] - start), default=None)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space, and where each of its characters stood."""
    kept = [(character, at) for at, character in enumerate(text) if not character.isspace()]
    return "".join(character for character, _ in kept), [at for _, at in kept]


def _starts(text: str, places: list[int]) -> Iterator[int]:
    """Places in the squeezed text where a quote can begin."""
    number_of = {place: number for number, place in enumerate(places)}
    yield from (number_of[match.start()] for match in STARTS.finditer(text))


def _digest(text: str) -> str:
    return hashlib.blake2s(text.encode("utf-8", errors="replace"), digest_size=8).hexdigest()
