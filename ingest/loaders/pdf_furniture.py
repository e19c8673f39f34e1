"""Running heads, running feet and page numbers of a PDF: what stands at the same place of several pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.loaders.pdf_lines import Line, Page

EDGE = 0.12  # of the page's height, above and below
OUTER_LINES = 3  # at either end of a page that may be furniture
SAME_PLACE = 6.0  # points
ENOUGH_PAGES = 3  # the same line on fewer pages may be chance; a document of two pages needs both
NUMBER = re.compile(r"(?i)[\W_]*(?:(?:page|p\.|seite|第)\s*)?(\d{1,4})(?:\s*(?:of|/|von|页)\s*\d{0,4})?[\W_]*")
ROMAN = re.compile(r"(?i)[\W_]*[ivxlc]{1,7}[\W_]*")

Place = tuple[int, int]  # page, and number of the line on it


def furniture(pages: Sequence[Page]) -> set[Place]:
    """Where the lines are that are no part of the text: at the edge of their page, and there on other pages too."""
    by_words: dict[str, list[tuple[Place, float]]] = defaultdict(list)
    numbers: dict[int, list[Place]] = defaultdict(list)
    found: set[Place] = set()
    for number, page in enumerate(pages):
        for at, line in _outer(page):
            place = (number, at)
            by_words[_form(line.text)].append((place, line.y - page.bottom))
            match = NUMBER.fullmatch(line.text)
            if match:
                numbers[int(match[1]) - number].append(place)  # counts on with the pages
        found.update((number, at) for at, line in enumerate(page.lines) if not line.is_upright)
    for alike in by_words.values():
        found.update(_repeated(alike, len(pages)))
    for offset, places in numbers.items():
        if len({page for page, _ in places}) > 1 or (len(pages) == 1 and offset == 1):
            found.update(places)
    return found


def _outer(page: Page) -> Iterable[tuple[int, Line]]:
    """The lines at the upper and the lower edge, with their number on the page."""
    height = page.top - page.bottom
    high = [item for item in enumerate(page.lines) if item[1].y > page.top - EDGE * height]
    low = [item for item in enumerate(page.lines) if item[1].y < page.bottom + EDGE * height]
    yield from sorted(high, key=lambda item: -item[1].y)[:OUTER_LINES]
    yield from sorted(low, key=lambda item: item[1].y)[:OUTER_LINES]


def _form(text: str) -> str:
    """The line with its numbers left open: "Page 3 of 9" is on every page."""
    if ROMAN.fullmatch(text):
        return "#"
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def _repeated(places: Sequence[tuple[Place, float]], page_count: int) -> set[Place]:
    """Those that stand at one height on enough pages."""
    needed = 2 if page_count == 2 else ENOUGH_PAGES
    found: set[Place] = set()
    for _, height in places:
        level = [place for place, other in places if abs(other - height) <= SAME_PLACE]
        if len({page for page, _ in level}) >= needed:
            found.update(level)
    return found
