"""What a member of staff types about a document → what is kept, or what is wrong with it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from urllib.parse import urlsplit

from ingest.about_writing import Value
from ingest.document import About, SourceDocument

LIMITS = {"title": 300, "source_title": 300, "publisher": 200, "published": 40, "as_of": 40, "url": 2000, "note": 4000}
LABELS = {
    "title": "Title",
    "source_title": "Title of the source",
    "publisher": "Publisher",
    "published": "Published",
    "as_of": "Figures as of",
    "url": "Address (URL)",
    "note": "Note",
}
"""The keys that are edited, in the order of the form."""

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
PERIOD = re.compile(r"\d{4}-(?:H[12]|Q[1-4])|(\d{4})-(\d{4})")
PERIOD_FORMS = "write a year as 2021, a half as 2018-H1, a quarter as 2018-Q2, a month as 2018-06, a day as 2018-06-30."
EARLIEST_YEAR = 1000
UNSEEN = frozenset(("Cc", "Cf", "Cs"))  # categories of Unicode: control, format (turns text around), halves of characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was typed, read."""

    values: Mapping[str, str]  # by key, on one line each
    faults: tuple[str, ...]  # a line each; empty if all can be kept


def checked(typed: Mapping[str, str], before: Mapping[str, str], *, today: date) -> Checked:
    """The values on one line, without what cannot be seen, and what is wrong with those that are not as before."""
    values = {key: one_line(typed.get(key, "")) for key in LABELS}
    faults = [
        f"{LABELS[key]} has {len(value):,} characters; at most {LIMITS[key]:,} are kept."
        for key, value in values.items()
        if len(value) > LIMITS[key]
    ]
    for key, fault in (
        ("published", fault_of_day(values["published"], today=today)),
        ("as_of", fault_of_period(values["as_of"])),
        ("url", fault_of_url(values["url"])),
    ):
        if fault and values[key] != before.get(key, "") and len(values[key]) <= LIMITS[key]:
            faults.append(f"{LABELS[key]} is “{values[key]}”: {fault}")
    return Checked(values=values, faults=tuple(faults))


def one_line(text: str) -> str:
    """The text on one line, without characters that cannot be seen or that turn the text around."""
    seen = "".join(char for char in text if char.isspace() or unicodedata.category(char) not in UNSEEN)
    return " ".join(seen.split())


def fault_of_day(text: str, *, today: date) -> str:
    """Why this is no day, month or year of publication; "" if it is one, or empty."""
    if not text:
        return ""
    match = DAY.fullmatch(text)
    if match is None:
        return "write a day as 2018-10-22, a month as 2018-10, or a year as 2018."
    try:
        first = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return "there is no such day."
    if first.year < EARLIEST_YEAR:
        return "there is no such year of publication."
    return "that day is still to come." if first > today else ""


def fault_of_period(text: str) -> str:
    """Why this is no period that figures can speak for; "" if it is one, or empty."""
    if not text:
        return ""
    if (match := PERIOD.fullmatch(text)) is not None:
        return "the first year must be before the last." if match[1] and int(match[1]) >= int(match[2]) else ""
    match = DAY.fullmatch(text)
    if match is None:
        return PERIOD_FORMS
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return "there is no such day."
    return ""


def fault_of_url(text: str) -> str:
    """Why this is no address of a page; "" if it is one, or empty."""
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        is_page = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        is_page = False
    return "" if is_page else "write the whole address, beginning with https:// or http://."


def as_typed(about: About) -> dict[str, str]:
    """What is known, as the form shows it."""
    return {key: value or "" for key, value in asdict(about).items()}


def to_write(doc: SourceDocument, values: Mapping[str, str]) -> dict[str, Value]:
    """The changes, as `documents.toml` takes them: what the file says itself need not stand there; what it says wrongly is "".

    Args:
        values: by key, checked.
    """
    before, said = as_typed(doc.about), as_typed(doc.said)
    changed = {key: values[key] for key in LABELS if values[key] != before[key]}
    return {key: None if value == said[key] or (key == "title" and not value) else value for key, value in changed.items()}
