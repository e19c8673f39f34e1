"""How well the span reader reads documents that it was not trained on.

    python -m train.span_reader.measure --data DIR --work DIR [--part report] [--checkpoint FILE] [--out FILE]

Without --checkpoint the shipped weights are measured. Every figure comes with its n and a 95% interval.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from answer.span_reader import ChunkReading, SpanReader
from answer.span_weights import load_network
from answer.span_windows import packaged_pieces
from eval.intervals import Interval, interval_of_mean, interval_of_statistic
from index.embedding import SentenceEmbedding
from index.options import EmbeddingOptions
from train.span_reader.examples import Gold, gold_of
from train.span_reader.fresh import fresh_model
from train.span_reader.sets import NAMES, Passage, Question, QuestionSet, read_set
from train.span_reader.short_answers import exact_match, f1
from train.span_reader.splits import load_splits

READ = 3  # best chunks that are read
RESAMPLES = 1000
TIMED = 60  # questions whose time is taken

Cosines = Sequence[float | None]
Choice = Callable[[ChunkReading, Cosines], Sequence[float]]

CHOICES: dict[str, Choice] = {
    "cosine": lambda reading, cosines: [cosine or 0.0 for cosine in cosines],
    "sentence": lambda reading, cosines: reading.sentence_logits,
    "sentence over none": lambda reading, cosines: [logit - reading.none_logit for logit in reading.sentence_logits],
    "span": lambda reading, cosines: [span.logit for span in reading.sentence_spans],
    "sentence and span": lambda reading, cosines: [
        logit + 0.5 * span.logit for logit, span in zip(reading.sentence_logits, reading.sentence_spans, strict=True)
    ],
}
"""How a sentence is chosen: by the largest of these."""


@dataclass(slots=True, kw_only=True)
class Row:
    """What was measured of one question."""

    set: str
    document: str
    values: dict[str, float] = field(default_factory=dict)  # 0..1 by measure
    is_answerable: bool
    sureness: dict[str, float] = field(default_factory=dict)  # larger if an answer is likelier, by the way it is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number."""

    set: str
    measure: str
    n: int
    value: float
    low: float
    high: float


def rows_of(data: QuestionSet, documents: Sequence[str], reader: SpanReader, embedding: SentenceEmbedding) -> Iterator[Row]:
    """Every question about these documents, read in its gold chunk and in the best chunks of retrieval."""
    inside = set(documents)
    questions = [question for question in data.questions if question.document in inside]
    for number, question in enumerate(questions, start=1):
        if number % 50 == 0:
            print(f"\r{data.name}: {number} of {len(questions)}", end="", file=sys.stderr, flush=True)
        row = Row(set=data.name, document=question.document, is_answerable=question.answerable)
        if question.answerable:
            _read_gold(row, question, data, reader, embedding)
        _read_found(row, question, data, reader)
        yield row
    print(file=sys.stderr)


def _read_gold(row: Row, question: Question, data: QuestionSet, reader: SpanReader, embedding: SentenceEmbedding) -> None:
    candidates = ((key, passage, gold_of(question, passage)) for key, passage in data.passages.items())
    key, passage, gold = next(((key, passage, gold) for key, passage, gold in candidates if gold), (None, None, None))
    if key is None or passage is None or gold is None:
        return
    (reading,) = reader.read(question.text, [_as_chunk(passage)])
    if question.answers:
        _count_answer(row, "gold chunk", passage.text[reading.answer_start : reading.answer_end], question)
    if len(passage.sentences) > 1:  # where there is one sentence, any choice is right
        found = dict(zip(question.found, question.cosines, strict=True)).get(key)
        cosines = _cosines(question, passage, embedding) if found is None else found
        for name, choice in CHOICES.items():
            scores = choice(reading, cosines)
            row.values[f"gold chunk: right sentence by {name}"] = float(int(np.argmax(scores)) in gold.sentences)


def _cosines(question: Question, passage: Passage, embedding: SentenceEmbedding) -> list[float]:
    vectors = embedding.encode([passage.text[start:end] for start, end in passage.sentences])
    return [float(value) for value in vectors @ embedding.encode_query(question.text)]


def _read_found(row: Row, question: Question, data: QuestionSet, reader: SpanReader) -> None:
    passages = [data.passages[key] for key in question.found[:READ]]
    readings = reader.read(question.text, [_as_chunk(passage) for passage in passages])
    best = max(range(len(readings)), key=lambda at: readings[at].span_logit)
    row.sureness = {
        "span over none": readings[best].span_logit,
        "sentence over none": max(max(reading.sentence_logits) - reading.none_logit for reading in readings),
        "nearest cosine": max(cosine or 0.0 for cosines in question.cosines[:READ] for cosine in cosines),
    }
    if not question.answerable:
        return
    if question.answers:
        text = passages[best].text[readings[best].answer_start : readings[best].answer_end]
        _count_answer(row, f"top {READ}", text, question)
    golds: list[Gold | None] = [gold_of(question, passage) for passage in passages]
    row.values[f"top {READ}: a right sentence is there"] = float(any(golds))
    for name, choice in CHOICES.items():
        scored = [
            (score, gold is not None and number in gold.sentences)
            for reading, cosines, gold in zip(readings, question.cosines, golds, strict=False)
            for number, score in enumerate(choice(reading, cosines))
        ]
        row.values[f"top {READ}: right sentence first by {name}"] = float(max(scored, key=lambda item: item[0])[1])


def _count_answer(row: Row, where: str, text: str, question: Question) -> None:
    row.values[f"{where}: short answer EM"] = exact_match(text, question.answers)
    row.values[f"{where}: short answer F1"] = f1(text, question.answers)


def _as_chunk(passage: Passage) -> tuple[str, str, tuple[tuple[int, int], ...]]:
    return passage.header, passage.text, passage.sentences


def figures_of(rows: Sequence[Row]) -> Iterator[Figure]:
    """Means of one set's rows, and how well the answerable are told from the others."""
    for measure in dict.fromkeys(measure for row in rows for measure in row.values):
        having = [row for row in rows if measure in row.values]
        values = np.array([row.values[measure] for row in having])
        bounds = interval_of_mean(values, [row.document for row in having], is_share=True, resamples=RESAMPLES)
        yield _figure(rows[0].set, measure, len(having), float(values.mean()), bounds)
    if len({row.is_answerable for row in rows}) == 2:
        for name in rows[0].sureness:
            seen = np.array([[row.is_answerable, row.sureness[name]] for row in rows], dtype=np.float64)
            bounds = interval_of_statistic(seen, [row.document for row in rows], _auroc, resamples=RESAMPLES)
            yield _figure(rows[0].set, f"top {READ}: AUROC answerable by {name}", len(rows), _auroc(seen), bounds)


def _auroc(seen: NDArray[np.float64]) -> float:
    return float(roc_auc_score(seen[:, 0], seen[:, 1])) if 0 < seen[:, 0].sum() < len(seen) else float("nan")


def _figure(name: str, measure: str, n: int, value: float, bounds: Interval | None) -> Figure:
    low, high = (bounds.low, bounds.high) if bounds else (value, value)
    return Figure(set=name, measure=measure, n=n, value=value, low=low, high=high)


def times(data: QuestionSet, documents: Sequence[str], reader: SpanReader, count: int) -> list[float]:
    """Milliseconds to read the `count` best chunks of each of some questions, one thread."""
    inside = set(documents)
    taken = []
    for question in [question for question in data.questions if question.document in inside][:TIMED]:
        chunks = [_as_chunk(data.passages[key]) for key in question.found[:count]]
        begun = time.perf_counter()
        reader.read(question.text, chunks)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def reader_of(checkpoint: Path | None) -> SpanReader:
    """The shipped reader, or that of a checkpoint of training; in float32, so that figures do not hang on the machine."""
    if checkpoint is None:
        return SpanReader(load_network(), packaged_pieces())
    model = fresh_model()
    model.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    return SpanReader(model, packaged_pieces())


def as_table(figures: Sequence[Figure]) -> str:
    """Markdown."""
    lines = [f"| {one.set} | {one.measure} | {one.n} | {one.value:.3f} | {one.low:.3f} – {one.high:.3f} |" for one in figures]
    return "\n".join(["| set | measure | n | value | 95% interval |", "| --- | --- | ---: | ---: | --- |", *lines])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--part", default="report", choices=("fit", "report"))
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int, default=100_000, help="questions of each set")
    parser.add_argument("--sets", nargs="*", default=list(NAMES), choices=NAMES)
    given = parser.parse_args()
    splits, reader = load_splits(), reader_of(given.checkpoint)
    embedding = SentenceEmbedding(EmbeddingOptions())
    figures: list[Figure] = []
    for name in given.sets:
        data = read_set(given.data, given.work, name)
        data = QuestionSet(name=name, passages=data.passages, questions=_some(data, splits[name][given.part], given.limit))
        rows = list(rows_of(data, splits[name][given.part], reader, embedding)) if data.questions else []
        figures += figures_of(rows) if rows else []
    squad2 = read_set(given.data, given.work, "squad2")
    table = as_table(figures)
    for count in (3, 5):
        taken = times(squad2, splits["squad2"][given.part], reader, count)
        table += f"\n| squad2 | ms a question, {count} chunks, one thread, median | {len(taken)} | {np.median(taken):.0f} | |"
    print(table)
    if given.out:
        values = [{key: getattr(one, key) for key in one.__slots__} for one in figures]
        given.out.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


def _some(data: QuestionSet, documents: Sequence[str], limit: int) -> tuple[Question, ...]:
    """Every n-th question about the documents, at most `limit`."""
    inside = set(documents)
    about = [question for question in data.questions if question.document in inside]
    return tuple(about[:: max(1, -(-len(about) // limit))])


if __name__ == "__main__":
    main()
