import pytest

from answer.contrasting.choice import choice_of


@pytest.mark.parametrize(
    ("question", "said", "turned"),
    [
        (
            "Which grew faster in 2021, tea or silk?",
            "tea grew faster than silk in 2021",
            "silk grew faster than tea in 2021",
        ),
        (
            "Which of the two towns has more inhabitants: Orlo or Vess?",
            "Orlo has more inhabitants than Vess",
            "Vess has more inhabitants than Orlo",
        ),
        (
            "Did the tea industry or the silk industry grow faster in 2021?",
            "the tea industry grow faster than the silk industry in 2021",
            "the silk industry grow faster than the tea industry in 2021",
        ),
        (
            "Is the old bridge or the new bridge longer?",
            "the old bridge longer than the new bridge",
            "the new bridge longer than the old bridge",
        ),
        ("Is Orlo or Vess the larger town?", "Orlo larger town than Vess", "Vess larger town than Orlo"),
        (
            "Was the tax rate higher in 2018 or 2019?",
            "the tax rate in 2018 higher than in 2019",
            "the tax rate in 2019 higher than in 2018",
        ),
        (
            "Did output grow faster in 2018 or in 2021? Give both rates.",
            "output grow in 2018 faster than in 2021",
            "output grow in 2021 faster than in 2018",
        ),
        (
            "Where does Orlo rank higher: average pay or savings?",
            "Orlo rank in average pay higher than in savings",
            "Orlo rank in savings higher than in average pay",
        ),
        (
            "Was the harbour or the mill opened first?",
            "the harbour opened first than the mill",
            "the mill opened first than the harbour",
        ),
        (
            "Do more people live in Orlo or in Vess?",
            "in Orlo more people live than in Vess",
            "in Vess more people live than in Orlo",
        ),
    ],
)
def test_two_things_on_offer_make_two_statements(question: str, said: str, turned: str) -> None:
    choice = choice_of(question)

    assert choice is not None
    assert (choice.said(), choice.said(is_turned=True)) == (said, turned)


@pytest.mark.parametrize(
    "question",
    [
        "Did the port handle cargo or passengers?",
        "Are there more boats or more carts in Orlo?",
        "Does Orlo have more boats or carts?",
        "How many boats or carts does Orlo have?",
        "Is the bridge longer than 3 or 4 kilometres?",
        "Which towns lie on the river or the lake?",
    ],
)
def test_what_offers_no_two_things_to_compare_is_no_choice(question: str) -> None:
    assert choice_of(question) is None


def test_a_question_of_time_knows_whether_the_later_is_asked_for() -> None:
    first, later = choice_of("Which opened first, the mill or the quay?"), choice_of("Which opened later, the mill or the quay?")

    assert first is not None and later is not None
    assert [(item.is_of_time, item.is_later) for item in (first, later)] == [(True, False), (True, True)]
