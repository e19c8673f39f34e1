from dataclasses import replace

from answer.choosing.choose import choose
from answer.options import ReaderOptions
from tests.answer.candidates import read_of


def chosen(question: str, *sentences: str) -> list[str]:
    """The sentences that are shown, of these, the best first, one paragraph of one document in that order."""
    asked, ranked, _ = read_of(question, *(("report", "2021", sentence) for sentence in sentences))
    return [support.best.text for support in choose(asked, ranked, ReaderOptions())]


FLOOR = "The floor area of the 24 town schools is 8,543 square meters."
GARDEN = "The garden area of the 24 town schools has reached 7,445 square meters."
COUNT = "In the town there are 10 schools of the county, and 24 of its own."


def test_each_of_two_things_asked_about_gets_its_sentence() -> None:
    assert chosen("floor area and garden area of the town schools", FLOOR, COUNT, GARDEN) == [FLOOR, GARDEN]


def test_what_one_sentence_says_of_both_needs_no_other() -> None:
    both = "The town schools have a floor area of 8,543 and a garden area of 7,445 square meters."

    assert chosen("floor area and garden area of the town schools", both)[0] == both


def test_several_things_stand_in_the_order_of_the_question() -> None:
    tea = "The output of tea grew 26.9 per cent in 2021."
    silk = "The output of silk grew 24.8 per cent in 2021."
    salt = "The output of salt grew 21.9 per cent in 2021."

    assert chosen("growth rates 2021 tea, silk, salt", salt, silk, tea) == [tea, silk, salt]


def test_a_pair_that_the_text_joins_in_the_same_words_is_one_thing() -> None:
    both = "Spinning and weaving had an added value of 59 billion yuan in 2018."
    spinning = "Spinning alone began long before the town had a wall."

    assert chosen("How much added value did spinning and weaving have in 2018?", both, spinning)[0] == both


def test_the_time_sets_two_values_apart() -> None:
    early = "The exports of the port were 40 billion yuan in 2019."
    late = "The exports of the port were 52 billion yuan in 2021."

    assert chosen("What were the exports of the port in 2019 and 2021?", late, early) == [early, late]


def test_a_fact_gets_two_sentences_at_most() -> None:
    rows = ["The bridge is 36 meters long.", "The bridge was built of stone.", "The bridge has three arches."]

    assert chosen("How long is the bridge?", *rows) == rows[:2]


def test_a_list_is_shown_with_the_sentence_that_it_goes_on_from() -> None:
    top = "The top three makers of Orlo are Ardon Works, Bell and Co, and Carver Mills."
    others = "Other strong makers of Orlo include Dunn Works, Ellis Mills and Farrow."
    asked, ranked, _ = read_of("Which strong makers are there in Orlo?", ("a", "2021", top), ("a", "2021", others))
    first, second = ranked

    shown = choose(asked, [replace(second, score=2.0), replace(first, score=-3.0)], ReaderOptions())

    assert [support.best.text for support in shown] == [top, others]


def test_a_fact_is_not_made_a_list() -> None:
    top = "The top three makers of Orlo are Ardon Works, Bell and Co, and Carver Mills."
    others = "Other strong makers of Orlo include Dunn Works, Ellis Mills and Farrow."
    asked, ranked, _ = read_of("Who is a strong maker in Orlo?", ("a", "2021", top), ("a", "2021", others))
    first, second = ranked

    shown = choose(asked, [replace(second, score=2.0), replace(first, score=-3.0)], ReaderOptions())

    assert [support.best.text for support in shown] == [others]
