from collections.abc import Callable

from answer.engine import AnswerEngine

Make = Callable[..., AnswerEngine]
LIBRARY = {
    "port": "---\ntitle: Cargo in Ningbo\n---\n\nIn 2019 the port of Ningbo handled 1.2 billion tonnes of cargo. "
    "A team of 40 pilots guides the ships.\n",
    "fair": "---\ntitle: The fair\n---\n\nAt the fair in Nanning, Ningbo was presented as the city of tides.\n",
}


def test_what_no_document_names_is_told(make_engine: Make) -> None:
    answer = make_engine(**LIBRARY).ask("How much cargo did Zelandia Shipping handle in the port of Ningbo?")

    assert answer.status == "declined"
    assert answer.answer == "The documents do not say. No document mentions Zelandia Shipping."


def test_a_name_with_other_spaces_is_no_stranger(make_engine: Make) -> None:
    library = {"mayor": "---\ntitle: The port\n---\n\nZhou Jiangyong opened the port of Ningbo in 2019.\n"}

    assert make_engine(**library).ask("When did Zhou Jiang Yong open the port of Ningbo?").status == "answered"


def test_a_place_that_something_comes_from_does_not_bind(make_engine: Make) -> None:
    answer = make_engine(**LIBRARY).ask("How many pilots from Rotterdam guide the ships in the port of Ningbo?")

    assert "speaks of" not in answer.answer


def test_one_place_of_two_that_is_named_is_enough(make_engine: Make) -> None:
    answer = make_engine(**LIBRARY).ask("As what was Ningbo presented at the fair in Nanning?")

    assert (answer.status, answer.candidate) == ("answered", "At the fair in Nanning, Ningbo was presented as the city of tides.")
