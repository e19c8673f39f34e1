"""Question and chunk → windows of word pieces that the span reader's network takes; offsets are the text's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.packaged_model import packaged_folder

if TYPE_CHECKING:
    from answer.span_model import Batch

WINDOW = 256  # word pieces, marks included
QUESTION_PIECES = 64
HEADER_PIECES = 40
LONG_PIECE = 20  # characters; so many for each piece are more than enough
OVERLAP = 64  # pieces of text that two windows of one chunk share
MARKS = 4  # [CLS] question [SEP] header [SEP] text [SEP]
CLS, SEP = 101, 102  # of BERT's vocabulary

_SURROGATE = re.compile("[\ud800-\udfff]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One input of the network: [CLS] question [SEP] header [SEP] text [SEP]."""

    ids: tuple[int, ...]
    question_end: int  # pieces 1 to here, exclusive, are the question's
    text_start: int  # first piece of the text; the last is before the final [SEP]
    offsets: tuple[Span, ...]  # of each piece of the text, code points into the chunk's text
    sentence: tuple[int, ...]  # of each piece of the text: number of its sentence in the chunk, -1 for none


class Pieces:
    """Cuts texts into word pieces with the packaged model's own vocabulary."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._tokenizer.encode_special_tokens = True  # a "[SEP]" that a text writes is a word, no mark of ours
        vocabulary = self._tokenizer.get_vocab()
        self.goes_on: NDArray[np.bool_] = np.zeros(len(vocabulary), dtype=np.bool_)  # by id: the piece does not begin a word
        self.goes_on[[number for piece, number in vocabulary.items() if piece.startswith("##")]] = True

    def of(self, text: str) -> tuple[list[int], list[Span]]:
        """Ids of the pieces and where each stands, in code points."""
        # A lone surrogate cannot be passed on; any other unknown character of the same length does not move the offsets.
        found = self._tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
        return found.ids, found.offsets

    def windows(self, question: str, header: str, text: str, sentences: Sequence[Span]) -> list[Window]:
        """The chunk in as many overlapping windows as it takes; one of no text if the chunk has none."""
        asked = self._first(question, QUESTION_PIECES)
        head = self._first(header, HEADER_PIECES)
        ids, offsets = self.of(text)
        numbers = _numbers(offsets, sentences)
        before = (CLS, *asked, SEP, *head, SEP)
        return [
            Window(
                ids=(*before, *ids[start:end], SEP),
                question_end=1 + len(asked),
                text_start=len(before),
                offsets=tuple(offsets[start:end]),
                sentence=tuple(numbers[start:end]),
            )
            for start, end in _cuts(len(ids), WINDOW - MARKS - len(asked) - len(head))
        ]

    def _first(self, text: str, limit: int) -> list[int]:
        """Ids of the first pieces; of a very long text only the beginning is looked at."""
        return self.of(text[: limit * LONG_PIECE])[0][:limit]


@lru_cache(maxsize=1)
def packaged_pieces() -> Pieces:
    """Those of the packaged model.

    Raises:
        ModelUnavailableError: it is not installed.
    """
    return Pieces(packaged_folder())


def _cuts(count: int, room: int) -> list[Span]:
    """Ranges of pieces that cover all of them; the last is as full as the others."""
    if count <= room:
        return [(0, count)]
    starts = [*range(0, count - room, room - OVERLAP), count - room]
    return [(start, start + room) for start in starts]


def _numbers(offsets: Sequence[Span], sentences: Sequence[Span]) -> list[int]:
    """Number of the sentence in which each piece begins, -1 for none; both are in the text's order."""
    found, at = [], 0
    for start, _ in offsets:
        while at < len(sentences) and sentences[at][1] <= start:
            at += 1
        found.append(at if at < len(sentences) and sentences[at][0] <= start else -1)
    return found


def to_batch(windows: Sequence[Window]) -> "Batch":
    """The windows as tensors, padded to the longest."""
    import torch

    from answer.span_model import Batch

    length = max(len(window.ids) for window in windows)
    shape = (len(windows), length)
    ids, types, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    question = torch.zeros(shape)
    sentence = torch.full(shape, -1, dtype=torch.long)
    for row, window in enumerate(windows):
        end = len(window.ids)
        ids[row, :end] = torch.tensor(window.ids)
        types[row, window.question_end + 1 : end] = 1
        mask[row, :end] = 1
        question[row, 1 : window.question_end] = 1
        if window.sentence:
            sentence[row, window.text_start : end - 1] = torch.tensor(window.sentence)
    return Batch(
        ids=ids,
        types=types,
        mask=mask,
        question=question,
        sentence=sentence,
        sentence_count=max(1, *(max(window.sentence, default=-1) + 1 for window in windows)),
    )
