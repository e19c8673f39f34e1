from collections.abc import Callable

from answer.engine import AnswerEngine
from answer.options import AnswerOptions, ReaderOptions

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
