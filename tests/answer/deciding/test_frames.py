"""What is said from two ends, about towns that there are not."""

import time

import pytest

from answer.comparing.statement import statement_of
from answer.deciding.contrast import is_contrast_told, without_all, without_contrast
from answer.deciding.frames import is_turned_frame, lacks_part, restated
from ingest.facts.names.lexicon import EMPTY


def put(sentence: str, claim: str) -> str:
    return restated(statement_of(sentence), claim, EMPTY).text


@pytest.mark.parametrize(
    ("sentence", "claim", "text"),
    [
        (
            "In 2018, Ardon hosted the rope fair for a week.",
            "The rope fair was held in Ardon",
            "In 2018, the rope fair was held in Ardon for a week.",
        ),
        ("The rope fair took place in Ardon.", "Ardon hosted the rope fair", "Ardon hosted the rope fair."),
        (
            "Ardon is home to many brewers, including Belco and Dorn.",
            "Belco and Dorn are located in Ardon",
            "Belco and Dorn are located in Ardon (many brewers).",
        ),
        ("Belco has its seat in Ardon.", "Ardon is home to Belco", "Ardon is home to Belco."),
        ("Ardon has a population of 40,200.", "40,200 people live in Ardon", "40,200 people live in Ardon."),
        (
            "The old names of Ardon were Alma and Tilda.",
            "Ardon was once known as Alma",
            "Ardon was formerly called Alma and Tilda.",
        ),
        (
            "In 2020 Ardon had 48% of the exports of Norland.",
            "48 percent of Norland's exports was in Ardon",
            "In 2020 48% of the exports of Norland was in Ardon.",
        ),
        (
            "The trades of Ardon are glass, tar and rope, among others.",
            "Glass and rope are among the trades of Ardon",
            "Glass, tar and rope are among the trades of Ardon.",
        ),
        (
            "The top three brewers are in Ardon.",
            "The three leading brewers are in Ardon",
            "The three leading brewers are in Ardon.",
        ),
    ],
)
def test_a_sentence_is_put_from_the_end_that_the_claim_is_put_from(sentence: str, claim: str, text: str) -> None:
    assert put(sentence, claim) == text


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ardon hosted the rope fair and Norval the glass fair.", "The glass fair was held in Ardon"),
        ("Ardon is no longer home to Belco.", "Belco is located in Ardon"),
        ("It hosted the rope fair.", "The rope fair was held in Ardon"),
        ("Glass and rope are among the trades of Ardon.", "The trades of Ardon are glass and rope"),
        ("The old name of Ardon was Alma.", "Ardon is now known as Alma"),
        ("Ardon hosted the rope fair.", "Ardon is larger than Norval"),
    ],
)
def test_a_sentence_that_says_more_less_or_another_thing_stays_as_it_is(sentence: str, claim: str) -> None:
    assert put(sentence, claim) == sentence


@pytest.mark.parametrize(
    ("claim", "sentence", "is_so"),
    [
        ("Ardon was hosted by the rope fair.", "Ardon hosted the rope fair.", True),
        ("The rope fair was hosted by Ardon.", "Ardon hosted the rope fair.", False),
        ("48 percent of Ardon's exports was in Norland.", "Ardon had 48% of the exports of Norland.", True),
        ("Alma was formerly known as Ardon.", "The old name of Ardon was Alma.", True),
    ],
)
def test_two_parts_in_each_others_place_are_seen(claim: str, sentence: str, is_so: bool) -> None:
    assert is_turned_frame(claim, sentence) is is_so


def test_each_member_of_a_list_must_be_there() -> None:
    found = statement_of("Glass, tar and rope are among the trades of Ardon.")
    assert not lacks_part("Glass and rope are among the trades of Ardon.", found)
    assert lacks_part("Glass and silk are among the trades of Ardon.", found)


def test_a_long_list_is_read_in_no_time() -> None:
    text = f"Ardon is home to {', '.join(f'Firm {number} and Sons' for number in range(18))} and is in Norland"
    started = time.perf_counter()
    put(text, "Belco, Dorn and Firm 3 are located in Ardon")
    assert time.perf_counter() - started < 1


def test_what_another_does_is_no_part_of_what_is_said_of_a_thing() -> None:
    assert without_contrast("Unlike Norval, Ardon grew") == "Ardon grew"
    assert without_contrast("Ardon grew in 2019") == "Ardon grew in 2019"
    assert without_all("Belco and Dorn are both in Ardon") == "Belco and Dorn are in Ardon"
    assert without_all("The brewers are all in Ardon") == "The brewers are all in Ardon"


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Ardon grew, whereas Norval shrank.", True),
        ("Ardon grew, but Norval did not grow.", True),
        ("Ardon and Norval grew.", False),
        ("Ardon grew. Norval is smaller.", False),
    ],
)
def test_a_contrast_is_told_where_the_other_thing_is_said_to_be_otherwise(sentence: str, is_told: bool) -> None:
    assert is_contrast_told("Unlike Norval, Ardon grew", statement_of(sentence)) is is_told
