from answer.deciding.supposition import supposed_by, supposition
from ingest.facts.names.lexicon import EMPTY


def test_what_a_question_supposes_is_its_statement() -> None:
    assert supposition("Is it true that tea grows here?", EMPTY).text == "tea grows here"
    assert supposition("Did Ningbo win?", EMPTY).text == "Ningbo win"
    assert supposition("Isn't there a bridge?", EMPTY).text == "a bridge"


def test_a_question_for_one_of_two_supposes_nothing() -> None:
    assert supposed_by("Is it a film or a novel?", EMPTY) is None
    assert supposed_by("Is it 5 or more?", EMPTY) is not None
