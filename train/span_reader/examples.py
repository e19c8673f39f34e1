"""Questions of a set → what the network is shown: windows with their gold spans and sentences, and wrong chunks beside them."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.span_windows import Pieces, Window
from train.span_reader.sets import Passage, Question, QuestionSet
from train.span_reader.splits import Split, part_of

Span = tuple[int, int]
HARD = 5  # of the wrong chunks that retrieval ranks highest, one of the first so many is taken
SAME = 0.5  # share of a sentence that evidence covers from which it counts as gold


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What is right in one passage."""

    spans: tuple[Span, ...]  # of accepted answers, code points into the passage's text
    sentences: tuple[int, ...]  # numbers of those that answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A window and what is right in it."""

    window: Window
    spans: tuple[Span, ...]  # first and last piece, numbers in the window; empty: no answer, or an unknown one
    sentences: tuple[int, ...]  # empty: no sentence answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question to train on, with the chunks that answer it and those that look as if they did."""

    question: str
    right: tuple[tuple[Passage, Gold], ...]
    wrong: tuple[Passage, ...]  # best ranked first


def gold_of(question: Question, passage: Passage) -> Gold | None:
    """Where the passage answers the question; None if no evidence lies in it."""
    pieces = [
        (max(start - passage.start, 0), min(end - passage.start, len(passage.text)))
        for document, start, end in question.gold
        if document == passage.document and start < passage.start + len(passage.text) and passage.start < end
    ]
    if not pieces:
        return None
    spans = sorted({span for piece in pieces for answer in question.answers for span in _occurrences(answer, passage.text, piece)})
    if question.answers:
        numbers = [at for at, sentence in enumerate(passage.sentences) if any(_overlap(sentence, span) for span in spans)]
    else:
        numbers = [
            at
            for at, sentence in enumerate(passage.sentences)
            if any(_overlap(sentence, piece) >= SAME * (sentence[1] - sentence[0]) for piece in pieces)
        ]
    return Gold(spans=tuple(spans), sentences=tuple(numbers)) if numbers else None


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _occurrences(answer: str, text: str, piece: Span) -> list[Span]:
    """Where an answer stands in a piece of the text, as whole words if it stands there so."""
    pattern = re.escape(answer.strip())
    if not pattern:
        return []
    for form in (rf"(?<!\w){pattern}(?!\w)", pattern):
        found = [match.span() for match in re.compile(form, re.IGNORECASE).finditer(text, *piece)]
        if found:
            return found
    return []


def items_of(data: QuestionSet, splits: Mapping[str, Split], part: str) -> list[Item]:
    """The questions of a part; their wrong chunks come from documents of the same part only."""
    inside = {key: passage for key, passage in data.passages.items() if part_of(splits, data.name, passage.document) == part}
    by_document: dict[str, list[Passage]] = {}
    for passage in inside.values():
        by_document.setdefault(passage.document, []).append(passage)
    items = []
    for question in data.questions:
        if question.document not in by_document:
            continue
        found = ((passage, gold_of(question, passage)) for passage in by_document[question.document])
        right = tuple((passage, gold) for passage, gold in found if gold is not None)
        wrong = tuple(inside[key] for key in question.found if key in inside and _is_wrong(question, inside[key]))
        if right or (not question.answerable and wrong):
            items.append(Item(question=question.text, right=right, wrong=wrong))
    return items


def _is_wrong(question: Question, passage: Passage) -> bool:
    """True if no accepted answer stands in the passage, nor any evidence."""
    folded = passage.text.casefold()
    return gold_of(question, passage) is None and not any(answer.casefold() in folded for answer in question.answers)


def drawn(item: Item, pieces: Pieces, chance: random.Random) -> list[Example]:
    """The examples of one pass over an item: one right chunk if there is one, one wrong one if there is one."""
    examples = []
    if item.right:
        passage, gold = chance.choice(item.right)
        examples.append(right_example(item.question, passage, gold, pieces))
    if item.wrong:
        # The first is the hardest, and for a question without an answer it is the one that tempts.
        at = min(int(chance.expovariate(0.8)), min(HARD, len(item.wrong)) - 1)
        windows = _windows(item.question, item.wrong[at], pieces)
        examples.append(Example(window=windows[0], spans=(), sentences=()))
    return examples


def right_example(question: str, passage: Passage, gold: Gold, pieces: Pieces) -> Example:
    """The window with most of what is right, and where that stands in it."""
    found = []
    for window in _windows(question, passage, pieces):
        spans = tuple(span for span in (in_pieces(window, span) for span in gold.spans) if span is not None)
        here = set(window.sentence)
        found.append(Example(window=window, spans=spans, sentences=tuple(at for at in gold.sentences if at in here)))
    return max(found, key=lambda example: (len(example.spans), len(example.sentences)))


def in_pieces(window: Window, span: Span) -> Span | None:
    """First and last piece of a span of the text, numbered as in the window; None if it is not whole in the window."""
    touched = [at for at, piece in enumerate(window.offsets) if _overlap(piece, span)]
    if not touched or (window.offsets[0][0] > span[0] or window.offsets[-1][1] < span[1]):
        return None
    return window.text_start + touched[0], window.text_start + touched[-1]


def _windows(question: str, passage: Passage, pieces: Pieces) -> Sequence[Window]:
    return pieces.windows(question, passage.header, passage.text, passage.sentences)
