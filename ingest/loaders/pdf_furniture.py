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
FIRST, LAST = re.compile(r"(\d{1,4})(?=\s+\D)"), re.compile(r"(?<=[^\d.,]\s)(\d{1,4})$")  # "Chapter 2: Harbours 14"
YEAR = re.compile(r"(?:19|20)\d\d")
ROMAN = re.compile(r"(?i)[\W_]*[ivxlc]{1,7}[\W_]*")

Place = tuple[int, int]  # page, and number of the line on it


def furniture(pages: Sequence[Page]) -> set[Place]:
    """Where the lines are that are no part of the text: at the edge of their page, and there on other pages too."""
    by_words: dict[str, list[tuple[Place, float]]] = defaultdict(list)
    numbers: dict[int, list[tuple[Place, float]]] = defaultdict(list)
    found: set[Place] = set()
    for number, page in enumerate(pages):
        for at, line in _outer(page):
            place = (number, at)
            by_words[_form(line.text)].append((place, line.y - page.bottom))
            for counted in _numbers(line.text):
                numbers[counted - number].append((place, line.y - page.bottom))  # counts on with the pages
        found.update((number, at) for at, line in enumerate(page.lines) if not line.is_upright)
    for alike in by_words.values():
        found.update(_repeated(alike, 2 if len(pages) == 2 else ENOUGH_PAGES))
    for offset, counted_on in numbers.items():
        found.update(_repeated(counted_on, 2))
        if len(pages) == 1 and offset == 1:
            found.update(place for place, _ in counted_on if NUMBER.fullmatch(pages[0].lines[place[1]].text))
    return found


def _numbers(text: str) -> set[int]:
    """Numbers that may be the page's: the line is one, or begins or ends with one."""
    alone = NUMBER.fullmatch(text)
    beside = {int(match[1]) for match in (FIRST.match(text), LAST.search(text)) if match and not YEAR.fullmatch(match[1])}
    return beside | ({int(alone[1])} if alone else set())


def _outer(page: Page) -> Iterable[tuple[int, Line]]:
    """The lines at the upper and the lower edge, with their number on the page."""
    height = page.top - page.bottom
    high = [item for item in enumerate(page.lines) if item[1].y > page.top - EDGE * height]
    low = [item for item in enumerate(page.lines) if item[1].y < page.bottom + EDGE * height]
    yield from sorted(high, key=lambda item: -item[1].y)[:OUTER_LINES]
    yield from sorted(low, key=lambda item: item[1].y)[:OUTER_LINES]


def _form(text: str) -> str:
    """The line with its numbers left open, for "Page 3 of 9" is on every page; not years, for "Results 2020" is a title."""
    if ROMAN.fullmatch(text):
        return "#"
    return re.sub(r"\b(?!(?:19|20)\d\d\b)\d+", "#", " ".join(text.casefold().split()))


def _repeated(places: Sequence[tuple[Place, float]], needed: int) -> set[Place]:
    """Those that stand at one height on so many pages."""
    found: set[Place] = set()
    for _, height in places:
        level = [place for place, other in places if abs(other - height) <= SAME_PLACE]
        if len({page for page, _ in level}) >= needed:
            found.update(level)
    return found
