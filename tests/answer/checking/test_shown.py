"""A sentence as the support model is shown it."""

import pytest

from answer.checking.shown import dated, headed, shown
from ingest.document import About
from ingest.facts.times.anchors import anchor_of
from ingest.facts.times.find import find_times

OF_2021 = anchor_of(About(as_of="2021"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It grew this year.", "It grew this year (2021)."),
        ("It had 90 last year, and 80 in 2019.", "It had 90 last year (2020), and 80 in 2019."),
        ("In the first half of this year it fell.", "In the first half of this year (2021) it fell."),
        ("It opened in May and runs now.", "It opened in May and runs now."),  # whose year the document does not settle
        ("It grew in 2018.", "It grew in 2018."),
        ("", ""),
    ],
)
def test_the_year_stands_behind_what_is_counted_from_the_document(text, written):
    assert dated(text, find_times(text, OF_2021)) == written


def test_a_title_gets_the_year_unless_it_has_it():
    assert headed("The port", OF_2021) == "The port (2021)"
    assert headed("The port in 2021", OF_2021) == "The port in 2021"
    assert headed("The port", None) == "The port"
    assert headed("", OF_2021) == ""


def test_without_a_title_and_a_date_the_sentence_stands_alone():
    assert shown("", "It grew this year.", (), None) == "It grew this year."
    assert shown("The port", "It grew.", (), OF_2021) == "The port (2021). It grew."
