from collections.abc import Callable

from answer.engine import AnswerEngine
from answer.options import AnswerOptions, ReaderOptions
from answer.refusing.bounds import broken_bound
from tests.answer.candidates import read_of

Make = Callable[..., AnswerEngine]
ANSWERS_ALL = AnswerOptions(reader=ReaderOptions(decline_below=0.0))
LIBRARY = {"port": "---\ntitle: Cargo\n---\n\nIn 2019 the port of Ningbo handled 1.2 billion tonnes of cargo.\n"}


def test_another_year_is_no_answer_but_named(make_engine: Make) -> None:
    answer = make_engine(ANSWERS_ALL, **LIBRARY).ask("How much cargo did the port of Ningbo handle in 2012?")

    assert (answer.status, answer.reason) == ("declined", "not_in_documents")
    assert answer.answer == "The documents do not say. 2012: not found; the nearest there is speaks of 2019."
    assert answer.candidate == "In 2019 the port of Ningbo handled 1.2 billion tonnes of cargo."


def test_another_place_is_no_answer_but_named(make_engine: Make) -> None:
    answer = make_engine(ANSWERS_ALL, **LIBRARY).ask("How much cargo did the port of Rotterdam handle in 2019?")

    assert answer.answer == "The documents do not say. Rotterdam: not found; the nearest there is speaks of Ningbo."


def test_the_year_that_is_asked_for_is_answered(make_engine: Make) -> None:
    assert make_engine(ANSWERS_ALL, **LIBRARY).ask("How much cargo did the port of Ningbo handle in 2019?").status == "answered"


def test_a_year_that_is_only_compared_with_is_not_what_the_next_sentence_speaks_of(make_engine: Make) -> None:
    library = {
        "port": "---\ntitle: Cargo\n---\n\nIn 2021 the port of Ningbo grew. Its share was 27 per cent, an increase of 2 per cent "
        "compared to 2020. Among the goods, grain increased 26.9 per cent and timber 24.8 per cent.\n"
    }

    answer = make_engine(ANSWERS_ALL, **library).ask("By how much did grain increase in the port of Ningbo in 2021?")

    assert (answer.status, answer.candidate) == (
        "answered",
        "Among the goods, grain increased 26.9 per cent and timber 24.8 per cent.",
    )


def test_a_year_that_a_value_is_only_measured_against_is_not_the_one_asked_for():
    said = "In the first half of 2023 Ardon had 53 million guests, an increase of 64.5% over the same period in 2022."
    asked, ranked, _ = read_of("How many guests did Ardon have in 2022?", ("a.md", "2023", said))
    broken = broken_bound(asked, ranked[0])
    assert broken is not None and broken.text == "2022"
    asked, ranked, _ = read_of("How many guests did Ardon have in 2023?", ("a.md", "2023", said))
    assert broken_bound(asked, ranked[0]) is None


def test_a_year_with_a_value_of_its_own_is_told():
    asked, ranked, _ = read_of(
        "How many guests did Ardon have in 2022?",
        ("a.md", "2023", "In 2023 Ardon had 53 million guests, up from 32 million in 2022."),
    )
    assert broken_bound(asked, ranked[0]) is None


def test_a_place_that_the_sentence_only_sets_beside_the_one_asked_for_does_not_take_its_place():
    question = "How large is the share of crafts in the budget of Wuxi?"
    said = "The share of crafts in the budget is 24.2%, it is beyond Beijing and Shanghai."
    asked, ranked, _ = read_of(question, ("a.md", None, "Wuxi has crafts."), ("a.md", None, said))
    assert broken_bound(asked, ranked[1]) is None
    asked, ranked, _ = read_of(question, ("a.md", None, "Wuxi has crafts."), ("a.md", None, said.replace("it is beyond", "says")))
    assert broken_bound(asked, ranked[1]) is not None


def test_what_came_from_a_place_did_not_happen_in_it() -> None:
    said = "In May the port of Rotterdam took over a crane from Ningbo, and unloading became 12 per cent faster."
    asked, ranked, _ = read_of("By how many percent did unloading become faster in Ningbo?", ("port", None, said))
    broken = broken_bound(asked, ranked[0])

    assert broken is not None and (broken.text, broken.other) == ("Ningbo", "Rotterdam")


def test_where_it_came_from_may_be_asked_for() -> None:
    said = "In May the port of Rotterdam took over a crane from Ningbo, and unloading became 12 per cent faster."
    asked, ranked, _ = read_of("By how many percent did the crane from Ningbo make unloading faster?", ("port", None, said))

    assert broken_bound(asked, ranked[0]) is None


def test_a_place_that_is_named_otherwise_too_is_one_that_is_told_of() -> None:
    said = "The ships from Rotterdam stay in Ningbo, and from Ningbo 12 per cent go on."
    asked, ranked, _ = read_of("How many percent of the ships stay in Ningbo?", ("port", None, said))

    assert broken_bound(asked, ranked[0]) is None
