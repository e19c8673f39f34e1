from answer.conflicts import as_of
from answer.dated_values import dated_values
from tests.answer.candidates import read_of

SHARE = "What share of output does the toy industry have?"


def _values(question: str, *said: tuple[str, str | None, str]) -> list[tuple[str, str | None]]:
    asked, candidates, documents = read_of(question, *said)
    values = dated_values(asked, candidates, documents)
    return [(value.text, as_of(value.period) if value.period else None) for value in values]


def test_values_of_several_documents_come_newest_first() -> None:
    said = (
        ("old.md", "2018", "The toy industry made up 25.0% of output in the first half of 2018."),
        ("new.md", "2021", "The toy industry made up 31 per cent of output in 2021."),
    )
    assert _values(SHARE, *said) == [("31 per cent", "2021"), ("25.0%", "2018-H1")]


def test_a_value_without_a_date_speaks_for_its_document() -> None:
    said = (("a.md", "2019", "The toy industry made up 25% of output."), ("b.md", None, "The toy industry made up 31% of output."))
    assert _values(SHARE, *said) == [("25%", "2019"), ("31%", None)]


def test_rounding_and_vague_forms_of_one_value_are_one() -> None:
    said = (
        ("a.md", "2021", "The toy industry made up 27.1 per cent of output in 2021."),
        ("b.md", "2021", "The toy industry made up about 27 per cent of output in 2021."),
    )
    asked, candidates, documents = read_of(SHARE, *said)
    values = dated_values(asked, candidates, documents)
    assert [(value.text, value.others) for value in values] == [("27.1 per cent", (candidates[1],))]


def test_the_newer_of_two_equal_values_stays() -> None:
    said = (
        ("a.md", "2019", "The toy industry made up 25% of output in 2019."),
        ("b.md", "2021", "The toy industry made up 25% of output in 2021."),
    )
    assert _values(SHARE, *said) == [("25%", "2021")]


def test_another_industry_is_another_thing() -> None:
    said = (
        ("a.md", "2021", "The toy industry made up 25% of output in 2021."),
        ("b.md", "2021", "The shoe industry made up 31% of output in 2021."),
    )
    assert _values(SHARE, *said) == [("25%", "2021")]


def test_one_word_more_makes_it_another_thing() -> None:
    said = (
        ("a.md", "2021", "The port has a population of more than 12 million."),
        ("b.md", "2021", "The permanent urban population of the port is more than 10 million."),
    )
    assert _values("How large is the population of the port?", *said) == [("more than 12 million", "2021")]


def test_a_pair_of_words_that_goes_on_otherwise_is_another_thing() -> None:
    said = (
        ("a.md", "2021", "The digital economy made up 25% of output in 2021."),
        ("b.md", "2021", "Digital content made up 14.9% of output in 2021."),
        ("c.md", "2020", "The core digital industries made up 22% of output in 2020."),
    )
    found = _values("What share of output does the digital economy have?", *said)
    assert found == [("25%", "2021"), ("22%", "2020")]


def test_a_change_is_no_level_and_a_plan_no_fact() -> None:
    said = (
        ("a.md", "2021", "The toy industry made up 25% of output in 2021."),
        ("b.md", "2020", "The toy industry grew its output by 9% in 2020."),
        ("c.md", "2020", "The toy industry is expected to make up 40% of output."),
    )
    assert _values(SHARE, *said) == [("25%", "2021")]


def test_a_question_for_a_time_is_not_answered_for_another() -> None:
    said = (
        ("a.md", "2021", "The toy industry made up 25% of output in 2021."),
        ("b.md", "2018", "The toy industry made up 31% of output in 2018."),
    )
    assert _values("What share of output did the toy industry have in 2021?", *said) == [("25%", "2021")]


def test_a_part_of_the_place_is_another_place() -> None:
    said = (
        ("a.md", "2021", "Hangzhou has 300 parks."),
        ("b.md", "2021", "Binjiang District has 20 parks of Hangzhou."),
    )
    assert _values("How many parks does Hangzhou have?", *said) == [("300", "2021")]


def test_no_sentence_and_no_value_give_nothing() -> None:
    asked, candidates, documents = read_of(SHARE, ("a.md", "2021", "The toy industry is large."))
    assert dated_values(asked, candidates, documents) == ()
    assert dated_values(asked, (), documents) == ()


def test_a_bare_number_of_other_things_is_no_rival() -> None:
    said = (
        ("a.md", "2021", "In 2021 there were 300 toy enterprises in Dunport."),
        ("b.md", "2018", "Dunport has attracted seven of the world's top ten toy giants."),
    )
    assert _values("How many toy enterprises does Dunport have?", *said) == [("300", "2021")]


def test_a_bare_number_beside_what_is_counted_is_one() -> None:
    said = (
        ("a.md", "2021", "The port had 12 toy enterprises in 2021."),
        ("b.md", "2018", "Of the toy enterprises, nine were in the port in 2018."),
    )
    assert ("nine", "2018") in _values("How many toy enterprises are in the port?", *said)
