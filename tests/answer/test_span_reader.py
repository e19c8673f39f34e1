"""The trained reader as it ships: its weights, its offsets, and what it makes of odd input."""

import hashlib
import json
import re
import shutil

import pytest

from answer.span_reader import LONGEST, UNREAD, SpanReader
from answer.span_weights import WEIGHTS, card_of, check, load_network
from answer.span_windows import HEADER_PIECES, MARKS, OVERLAP, WINDOW, Pieces, packaged_pieces
from ingest.errors import ModelUnavailableError

HEADER = "The harbour in 2021"
TEXT = (
    "The harbour café opened on 4 May 2019 — with 18 tables. Its owner is Lin Yue, who was born in Ningbo. "
    "In 2021 it sold 42,500 cups of tea 🍵, worth RMB1.2 million."
)
SENTENCES = tuple(match.span() for match in re.finditer(r"\S.*?[a-z]\.(?= |$)", TEXT))


@pytest.fixture(scope="module")
def reader() -> SpanReader:
    """In float32 whatever the processor has, so that scores can be compared."""
    return SpanReader(load_network(), packaged_pieces())


def test_the_weights_are_those_of_both_cards(repository):
    found = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    card = (repository / "train" / "span_reader" / "CARD.md").read_text(encoding="utf-8")
    assert json.loads(card_of(WEIGHTS).read_text(encoding="utf-8"))["sha256"] == found
    assert found in card


def test_the_weights_are_small_enough_for_the_repository():
    assert WEIGHTS.stat().st_size < 25_000_000


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(ModelUnavailableError, match=r"gone\.safetensors is missing; restore it"):
        check(tmp_path / "gone.safetensors")


def test_changed_weights_are_refused(tmp_path):
    weights = tmp_path / WEIGHTS.name
    weights.write_bytes(WEIGHTS.read_bytes()[:-1] + b"!")
    shutil.copy(card_of(WEIGHTS), card_of(weights))
    with pytest.raises(ModelUnavailableError, match="its card .* says"):
        load_network(weights)


# Question, short answer, its logit over "no answer", logits of the three sentences.
SCORES = [
    ("When did the harbour café open?", "4 May 2019", 12.802, [12.39, -0.89, 1.211]),
    ("Where was the owner born?", "Ningbo", 10.37, [1.332, 9.901, 1.202]),
    ("How many cups of coffee were sold in 2019?", "42,500 cups of tea 🍵", -2.325, [-1.461, -3.306, 4.0]),
    ("Who designed the bridge?", "Lin Yue", -20.148, [-4.258, -4.27, -4.335]),
]


@pytest.mark.parametrize(("question", "answer", "span_logit", "sentence_logits"), SCORES)
def test_scores_are_those_of_the_trained_weights(reader, question, answer, span_logit, sentence_logits):
    (reading,) = reader.read(question, [(HEADER, TEXT, SENTENCES)])
    assert TEXT[reading.answer_start : reading.answer_end] == answer
    assert reading.span_logit == pytest.approx(span_logit, abs=0.05)
    assert list(reading.sentence_logits) == pytest.approx(sentence_logits, abs=0.05)


def test_spans_lie_within_their_sentences_and_are_whole_words(reader):
    (reading,) = reader.read("Where was the owner born?", [(HEADER, TEXT, SENTENCES)])
    for (start, end), span in zip(SENTENCES, reading.sentence_spans, strict=True):
        assert start <= span.start < span.end <= end
        assert not (TEXT[span.start - 1 : span.start].isalnum() and TEXT[span.start].isalnum())
        assert not (TEXT[span.end - 1].isalnum() and TEXT[span.end : span.end + 1].isalnum())


def test_the_answer_is_the_best_span_of_any_sentence(reader):
    (reading,) = reader.read("How many tables?", [(HEADER, TEXT, SENTENCES)])
    best = max(reading.sentence_spans, key=lambda span: span.logit)
    assert (reading.answer_start, reading.answer_end, reading.span_logit) == (best.start, best.end, best.logit)


def test_a_chunk_is_read_alike_alone_and_among_others(reader):
    chunk, other = (HEADER, TEXT, SENTENCES), ("", "Cranes lift. " * 30, tuple((13 * at, 13 * at + 12) for at in range(30)))
    (alone,) = reader.read("Who owns it?", [chunk])
    among = reader.read("Who owns it?", [other, chunk, other])[1]
    assert among == alone


def test_in_bfloat16_the_answers_are_the_same(reader):
    half = SpanReader(load_network(), packaged_pieces(), dtype="bfloat16")
    for question, answer, _, sentence_logits in SCORES[:2]:
        (reading,) = half.read(question, [(HEADER, TEXT, SENTENCES)])
        assert TEXT[reading.answer_start : reading.answer_end] == answer
        assert list(reading.sentence_logits) == pytest.approx(sentence_logits, abs=0.5)


def test_no_chunk_gives_no_reading(reader):
    assert reader.read("Who?", []) == ()


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_a_chunk_without_words_has_no_answer(reader, text):
    (reading,) = reader.read("Who?", [("", text, [(0, len(text))])])
    (span,) = reading.sentence_spans
    assert (reading.answer_start, reading.answer_end, reading.span_logit) == (0, 0, UNREAD)
    assert (span.logit, reading.sentence_logits) == (UNREAD, (UNREAD,))


def test_without_sentences_there_is_no_answer(reader):
    (reading,) = reader.read("Who?", [("", TEXT, [])])
    assert (reading.sentence_logits, reading.sentence_spans, reading.span_logit) == ((), (), UNREAD)


@pytest.mark.parametrize("question", ["", "?" * 5000, "who " * 3000, "\ud800", "谁是老板？", "[SEP] [CLS]"])
def test_odd_questions_are_read(reader, question):
    (reading,) = reader.read(question, [(HEADER * 50, TEXT, SENTENCES)])
    assert all(logit > UNREAD for logit in reading.sentence_logits)


def test_a_lone_surrogate_moves_no_offset(reader):
    text = TEXT.replace("é", "\ud800")
    (reading,) = reader.read("How many tables?", [(HEADER, text, SENTENCES)])
    for (start, end), span in zip(SENTENCES, reading.sentence_spans, strict=True):
        assert start <= span.start < span.end <= end


def test_every_sentence_of_an_overlong_chunk_is_read(reader):
    parts = [f"Shed {number} was built in {1500 + number}." for number in range(120)]
    text = " ".join(parts)
    sentences = [match.span() for match in re.finditer(r"Shed.*?\.", text)]
    (reading,) = reader.read("When was shed 117 built?", [("", text, sentences)])
    assert len(reading.sentence_logits) == 120
    assert all(logit > UNREAD for logit in reading.sentence_logits)
    assert all(start <= span.start < span.end <= end for (start, end), span in zip(sentences, reading.sentence_spans, strict=True))


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return packaged_pieces()


def test_a_window_holds_question_header_and_text(pieces):
    (window,) = pieces.windows("Who?", "Port", "Lin Yue came. He left.", [(0, 13), (14, 22)])
    assert len(window.ids) == MARKS + 2 + 1 + len(window.offsets)
    assert (window.question_end, window.text_start) == (3, 6)
    assert [window.sentence.count(number) for number in (-1, 0, 1)] == [0, 4, 3]


def test_windows_overlap_and_cover_the_text(pieces):
    text = "word " * 700
    windows = pieces.windows("q", "h " * 100, text, [(0, len(text))])
    room = WINDOW - MARKS - 1 - HEADER_PIECES
    assert {len(window.offsets) for window in windows} == {room}
    assert all(len(set(a.offsets) & set(b.offsets)) >= OVERLAP for a, b in zip(windows, windows[1:], strict=False))
    assert {offset for window in windows for offset in window.offsets} == set(pieces.of(text)[1])


def test_a_mark_that_a_text_writes_is_no_mark(pieces):
    ids, offsets = pieces.of("a [SEP] b")
    assert 102 not in ids
    assert offsets[-1] == (8, 9)


def test_a_span_is_at_most_so_long(reader):
    text = "and " * 100
    (reading,) = reader.read("What?", [("", text, [(0, len(text))])])
    assert 0 < reading.answer_end - reading.answer_start <= 4 * LONGEST
