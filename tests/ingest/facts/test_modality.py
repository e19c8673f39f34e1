"""Facts, plans and possibilities, in sentences written for these tests."""

import pytest

from ingest.facts.polarity.modality import modality, modality_at


@pytest.mark.parametrize(
    "text",
    [
        "The port opened in 1990.",
        "He left the house to her in his will.",
        "The 13th Five-Year Plan was published in May.",
        "It opened on May 7.",
        "In May 2001 it closed.",
        "He would later become a judge.",
        "The team would win ten titles in 2010.",
        "The targets were met in 2019.",
        "Sales grew by 5 per cent, which may surprise some.",
        "It grew by 5% and is expected to reach 7%.",
        "He left due to illness.",
        "The city, aiming to become a hub, opened a port.",
        "",
    ],
)
def test_facts_are_stated(text: str) -> None:
    assert modality(text) == "stated"


@pytest.mark.parametrize(
    "text",
    [
        "The port will open in 2030.",
        "It is expected to reach 5 million.",
        "The city aims to build ten parks.",
        "The city plans to build ten parks.",
        "The city is planning to build ten parks.",
        "By 2025, the park will hold 500 firms.",
        "A bridge is proposed.",
        "The bridge is scheduled for 2030.",
        "The works are going to start.",
        "It hopes to win.",
        "The city strives to become a hub.",
        "Its goal is to reach 5 million.",
        "The port won't open.",
        "The city should build more parks.",
        "Management expects that sales will grow.",
        "The museum is set to open next year.",
    ],
)
def test_plans_hopes_and_demands_are_planned(text: str) -> None:
    assert modality(text) == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "The port may open in spring.",
        "The port might open.",
        "It would cost 5 million.",
        "If the port opened, trade would grow.",
        "Results could differ.",
        "He is believed to have died in Rome.",
        "It is likely the oldest inn.",
        "Perhaps it was a mill.",
    ],
)
def test_what_may_be_is_possible(text: str) -> None:
    assert modality(text) == "possible"


def test_what_will_be_in_a_year_that_is_over_is_stated() -> None:
    text = "In 2022, the port's exports will be 6 million tonnes."
    assert modality(text) == "planned"
    assert modality(text, as_of=2021) == "planned"
    assert modality(text, as_of=2022) == "stated"


def test_each_clause_has_its_own() -> None:
    text = "It grew by 5% and is expected to reach 7%."
    assert modality_at(text, text.index("5%")) == "stated"
    assert modality_at(text, text.index("7%")) == "planned"
