from dataclasses import replace

from answer.choosing.overview import overview
from answer.features import Candidate
from answer.question import Asked
from tests.answer.candidates import read_of

LEAD = "The silk trade of Ningbo is among the oldest in China."
VALUE = "The silk trade had sales of 36 billion yuan in 2021."
RANK = "By these sales the silk trade was fourth in China."
PRAISE = "The silk trade of Ningbo is very old in China."
NAMES = "The mills of the trade include Golden Thread, White Cocoon and Red Loom."


def of(asked: Asked, start: list[Candidate], pool: list[Candidate], *, sentences: int = 5, words: int = 110) -> list[str]:
    return [item.text for item in overview(asked, start, pool, sentences=sentences, words=words)]


def read(question: str, *sentences: str) -> tuple[Asked, list[Candidate]]:
    asked, ranked, _ = read_of(question, *(("report", "2021", sentence) for sentence in sentences))
    return asked, ranked


def test_sentences_stand_in_the_order_of_the_text() -> None:
    asked, ranked = read("Tell me about the silk trade.", LEAD, VALUE, NAMES)

    assert of(asked, [ranked[1]], ranked) == [LEAD, VALUE, NAMES]


def test_what_only_says_again_gives_way_to_what_is_new() -> None:
    asked, ranked = read("Tell me about the silk trade.", LEAD, PRAISE, VALUE, NAMES)

    assert of(asked, ranked[:1], ranked, sentences=3) == [LEAD, VALUE, NAMES]


def test_a_sentence_that_points_back_brings_the_one_before_it() -> None:
    asked, ranked = read("Tell me about the silk trade.", VALUE, RANK)

    assert of(asked, [ranked[1]], ranked, sentences=2) == [VALUE, RANK]


def test_what_is_far_off_is_left_out() -> None:
    asked, ranked = read("Tell me about the silk trade.", LEAD, VALUE, "The harbour froze over twice.")
    ranked[2] = replace(ranked[2], score=-30.0)

    assert of(asked, ranked[:1], ranked) == [LEAD, VALUE]


def test_no_more_words_than_are_allowed() -> None:
    asked, ranked = read("Tell me about the silk trade.", LEAD, VALUE, NAMES)

    assert of(asked, ranked[:1], ranked, words=22) == [LEAD, VALUE]


def test_why_is_answered_by_the_sentence_that_says_it_first() -> None:
    cause = "Silk became dear because the mulberry trees had frozen."
    asked, ranked = read("Why did silk become dear?", LEAD, cause, NAMES)

    assert of(asked, [ranked[1]], ranked)[0] == cause
