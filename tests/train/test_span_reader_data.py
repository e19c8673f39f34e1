"""What the span reader is trained on: gold spans, wrong chunks, the split by document."""

import json
import random

import pytest

from answer.span_windows import packaged_pieces
from train.span_reader.examples import Gold, drawn, gold_of, in_pieces, items_of, right_example
from train.span_reader.sets import Passage, Question, QuestionSet
from train.span_reader.splits import HALVES, PARTS, every, load_splits, make_splits, part_of, without_quotes

TEXT = "The quay is 17 metres deep. A crane of 1917 still stands on it."
QUAY = Passage(document="port.md", start=100, header="The port", text=TEXT, sentences=((0, 27), (28, 63)))
CRANE = Passage(document="crane.md", start=0, header="", text="Cranes lift. They turn.", sentences=((0, 12), (13, 23)))


def question(**changes: object) -> Question:
    """A question that the first sentence of the quay answers."""
    values = {
        "id": "q",
        "text": "How deep is the quay?",
        "document": "port.md",
        "answerable": True,
        "answers": ("17 metres", "17"),
        "gold": (("port.md", 100, 127),),
        "found": ("quay", "crane"),
        "cosines": ((0.5, 0.1), (0.2, 0.1)),
    }
    return Question(**{**values, **changes})  # type: ignore[arg-type]


def test_gold_is_where_the_accepted_answers_stand_in_the_evidence():
    assert gold_of(question(), QUAY) == Gold(spans=((12, 14), (12, 21)), sentences=(0,))


def test_an_answer_is_not_found_within_a_longer_word():
    assert gold_of(question(answers=("17",), gold=(("port.md", 100, 163),)), QUAY) == Gold(spans=((12, 14),), sentences=(0,))


def test_without_accepted_answers_the_sentences_of_the_evidence_are_gold():
    assert gold_of(question(answers=(), gold=(("port.md", 128, 163),)), QUAY) == Gold(spans=(), sentences=(1,))


def test_another_document_holds_no_gold():
    assert gold_of(question(), CRANE) is None


def test_a_wrong_chunk_never_comes_from_a_document_of_another_part():
    splits = {"set": {"train": ["port.md"], "fit": [], "report": ["crane.md"]}}
    data = QuestionSet(name="set", passages={"quay": QUAY, "crane": CRANE}, questions=(question(),))
    (item,) = items_of(data, splits, "train")
    assert (len(item.right), item.wrong) == (1, ())


def test_a_chunk_that_says_the_answer_is_no_wrong_chunk():
    other = Passage(document="port.md", start=300, header="", text="It is 17 METRES deep.", sentences=((0, 21),))
    splits = {"set": {"train": ["port.md", "crane.md"], "fit": [], "report": []}}
    asked = question(found=("other", "crane"), cosines=())
    data = QuestionSet(name="set", passages={"quay": QUAY, "other": other, "crane": CRANE}, questions=(asked,))
    (item,) = items_of(data, splits, "train")
    assert item.wrong == (CRANE,)


def test_an_example_names_the_pieces_of_the_span():
    example = right_example("How deep?", QUAY, Gold(spans=((12, 21),), sentences=(0,)), packaged_pieces())
    ((first, last),) = example.spans
    offsets = example.window.offsets
    at = example.window.text_start
    assert (TEXT[offsets[first - at][0] : offsets[last - at][1]], example.sentences) == ("17 metres", (0,))


def test_a_span_that_the_window_cuts_is_not_shown():
    (window,) = packaged_pieces().windows("", "", TEXT, QUAY.sentences)
    assert in_pieces(window, (60, 70)) is None


def test_the_same_seed_draws_the_same_examples():
    splits = {"set": {"train": ["port.md", "crane.md"], "fit": [], "report": []}}
    data = QuestionSet(name="set", passages={"quay": QUAY, "crane": CRANE}, questions=(question(),))
    (item,) = items_of(data, splits, "train")
    twice = [drawn(item, packaged_pieces(), random.Random(3)) for _ in range(2)]
    assert (twice[0], [bool(example.spans) for example in twice[0]]) == (twice[1], [True, False])


@pytest.mark.parametrize("name", ["squad1", "squad2", "tatqa", "clapnq"])
def test_no_document_is_in_two_parts(name):
    split = load_splits()[name]
    documents = [document for part in PARTS for document in split[part]]
    assert len(documents) == len(set(documents))


def test_what_the_fitted_reader_fits_on_is_never_reported():
    halves = json.loads(HALVES.read_text(encoding="utf-8"))
    splits = load_splits()
    assert [set(splits[name]["report"]) & set(halves[name]["fit"]) for name in halves] == [set(), set()]


def test_at_least_six_articles_of_squad2_are_reported():
    assert len(load_splits()["squad2"]["report"]) >= 6


def test_the_committed_split_follows_the_rule():
    splits = load_splits()
    documents = {name: [document for part in PARTS for document in split[part]] for name, split in splits.items()}
    quoted = "As-a-b-c-d-e-f-g-h-i-j-k-l.md"  # stands where the one name stood that was left out
    documents["clapnq"].append(quoted)
    assert without_quotes(make_splits(documents, json.loads(HALVES.read_text(encoding="utf-8")))) == splits


def test_every_third_from_the_second():
    assert every(["a", "b", "c", "d", "e"], 3, 1) == (["b", "e"], ["a", "c", "d"])


def test_a_document_without_questions_is_in_no_part():
    assert part_of({"set": {"train": ["a"], "fit": [], "report": []}}, "set", "b") is None
