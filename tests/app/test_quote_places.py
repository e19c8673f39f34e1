"""A quote is found again in a text that has changed around it."""

import pytest

from app.pages.ask.span_link import opened_by
from app.pages.shared.document_data import Opened
from app.pages.shared.quote_places import key_of, nearest, places_of, places_of_key
from ingest.document import About, SourceDocument

QUOTE = "The port handled 12 million\ncontainers in 2020."


@pytest.mark.parametrize(
    "text",
    [
        "The port handled 12 million containers in 2020.",
        "🌊 New words. (The  port handled\n\n12 million containers in 2020.) It rains.",
        "港口The port handled 12 million containers in 2020.",
    ],
)
def test_white_space_does_not_count(text: str) -> None:
    ((start, end),) = places_of(text, QUOTE)
    assert text[start:end].split() == QUOTE.split()
    assert places_of_key(text, key_of(QUOTE)) == [(start, end)]


@pytest.mark.parametrize(
    "text", ["", "The port handled 13 million containers in 2020.", "The port handled 12 million containers in 202"]
)
def test_one_changed_character_is_another_text(text: str) -> None:
    assert places_of(text, QUOTE) == [] and places_of_key(text, key_of(QUOTE)) == []


@pytest.mark.parametrize(
    "key", ["", "x", "0-0123456789abcdef", "12", "-1-0123456789abcdef", "99999-0123456789abcdef", "12-xyz", "１-0123456789abcdef"]
)
def test_what_is_no_key_finds_nothing(key: str) -> None:
    assert places_of_key("Some text, as long as you like.", key) == []


def test_of_several_places_the_nearest_counts() -> None:
    places = places_of("one two one two one two", "one two")
    assert places == [(0, 7), (8, 15), (16, 23)]
    assert nearest(places, 10) == (8, 15) and nearest([], 3) is None


def test_no_quote_is_nowhere() -> None:
    assert places_of("abc", "") == [] and places_of("abc", " \n") == []


def test_a_link_says_nothing_that_is_not_in_the_document() -> None:
    doc = SourceDocument(id="a.md", text="Only this is here.", media="plain", about=About(title="A"))
    given = {"document": "a.md", "sha": "old", "start": "0", "end": "9", "quote": "He is a crook"}
    opened = opened_by(given, doc, 1)
    assert opened == Opened(
        document="a.md",
        title="A",
        said="This document has changed since the link was made. The quote could not be found in it again.",
        nonce=1,
    )
