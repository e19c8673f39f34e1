"""One notation for numbers: what the support model sees is the same, however a number is written."""

import pytest

from answer.checking.number_notation import in_one_notation


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("36690 million yuan", "36.69 billion yuan"),
        ("36.69 billion yuan", "36.69 billion yuan"),
        ("0.54 million visitors", "540000 visitors"),
        ("540 thousand visitors", "540000 visitors"),
        ("20 billion 420 million yuan", "20.42 billion yuan"),
        ("24148000 patents", "24.148 million patents"),
        ("three hundred and five men", "305 men"),
        ("a hundred firms", "100 firms"),
        ("Forty-four venues", "44 venues"),
        ("half a million visitors", "500000 visitors"),
        ("a quarter of a million visitors", "250000 visitors"),
        ("three-quarters of a billion yuan", "750 million yuan"),
        ("a nine-year plan", "a 9-year plan"),
        ("ranked fifth, behind four cities", "ranked 5th, behind 4 cities"),
        ("fourth-highest", "4th-highest"),
    ],
)
def test_the_same_number_is_written_alike(text, written):
    assert in_one_notation(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "in 2021",
        "two-thirds",
        "a fifth of it",
        "one of them",
        "No. 4",
        "July 5, 2017",
        "first and third",
        "hundreds of firms",
        "10 to 20",
        "",
    ],
)
def test_what_is_no_number_or_is_written_so_already_stays(text):
    assert in_one_notation(text) == text


def test_a_fraction_in_two_words_is_joined():
    assert in_one_notation("two thirds of it") == "two-thirds of it"
