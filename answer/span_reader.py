"""The trained reader: question and chunks → short answer, a score of each sentence, and whether there is an answer at all.

Its weights are made by `train/span_reader`. PyTorch is imported when it is loaded, not before.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from answer.span_windows import Pieces, Span, Window, packaged_pieces, to_batch
from index.embedding import one_thread, processor_has_bfloat16

if TYPE_CHECKING:
    from answer.span_model import SpanModel

LONGEST = 40  # word pieces of a short answer
UNREAD = -1e4  # logit of what was not read: a chunk without text, a sentence without a word

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSpan:
    """The best short answer within one sentence."""

    start: int  # code points into the chunk's text; start == end if the sentence has no word that is short enough
    end: int
    logit: float  # over "no answer in this chunk"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkReading:
    """What the reader makes of one chunk."""

    answer_start: int  # of the best short answer; code points into the chunk's text
    answer_end: int
    span_logit: float  # of that answer over "no answer in this chunk": above 0 it thinks there is one
    null_logit: float  # of "no answer in this chunk", by itself
    none_logit: float  # of "no sentence of this chunk answers", on the scale of `sentence_logits`
    sentence_logits: tuple[float, ...]  # one for each sentence; comparable between the chunks of one question
    sentence_spans: tuple[SentenceSpan, ...]  # one for each sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What the network says of one window."""

    window: Window
    start: Numbers  # (n_text_pieces,)
    end: Numbers
    null: float
    sentences: Numbers  # (n,) logits by number; a window may lack the last sentences of its chunk
    none: float


class SpanReader:
    """Reads chunks with the trained network. Safe to use from several threads."""

    def __init__(self, model: "SpanModel", pieces: Pieces, *, dtype: str = "float32") -> None:
        """
        Args:
            dtype: "float32" or "bfloat16" for the body; heads always compute in float32.
        """
        import torch

        model.body.to(getattr(torch, dtype))
        self._model = model.eval()
        self._pieces = pieces

    def read(self, question: str, chunks: Sequence[tuple[str, str, Sequence[Span]]]) -> tuple[ChunkReading, ...]:
        """A reading of each chunk, in their order.

        Args:
            chunks: header (title and headings), text, and the sentences' spans relative to the text, in its order.
        """
        import torch

        # Window after window: on one thread several at a time are no faster, padded ones are slower, and this way no logit hangs
        # on what else is read.
        with one_thread(), torch.inference_mode():
            return tuple(self._read(question, *chunk) for chunk in chunks)

    def _read(self, question: str, header: str, text: str, sentences: Sequence[Span]) -> ChunkReading:
        windows = self._pieces.windows(question, header, text, sentences)
        return _reading([self._look(window) for window in windows], len(sentences), self._pieces)

    def _look(self, window: Window) -> _Seen:
        logits = self._model(to_batch([window]))
        start, end, sentences = (part[0].numpy() for part in (logits.start, logits.end, logits.sentences))
        text = slice(window.text_start, len(window.ids) - 1)
        return _Seen(
            window=window,
            start=start[text],
            end=end[text],
            null=float(start[0] + end[0]),
            sentences=sentences,
            none=float(logits.none[0]),
        )


def _reading(seen: Sequence[_Seen], sentence_count: int, pieces: Pieces) -> ChunkReading:
    """One chunk from its windows: each sentence as the window says that has most of it, its span from the surest window."""
    logits = [UNREAD] * sentence_count
    shares = [0] * sentence_count
    spans = [SentenceSpan(start=0, end=0, logit=UNREAD)] * sentence_count
    null = min(seen, key=lambda one: one.null)
    for one in seen:
        numbers = np.array(one.window.sentence, dtype=np.int64)
        for number in np.unique(numbers[numbers >= 0]).tolist():
            share = int((numbers == number).sum())
            if share > shares[number]:
                shares[number], logits[number] = share, float(one.sentences[number])
        for number, span in _spans(one, numbers, pieces):
            if span.logit > spans[number].logit:
                spans[number] = span
                if span.logit >= max(other.logit for other in spans):
                    null = one
    best = max(spans, key=lambda span: span.logit, default=SentenceSpan(start=0, end=0, logit=UNREAD))
    return ChunkReading(
        answer_start=best.start,
        answer_end=best.end,
        span_logit=best.logit,
        null_logit=null.null,
        none_logit=null.none,
        sentence_logits=tuple(logits),
        sentence_spans=tuple(spans),
    )


def _spans(one: _Seen, numbers: NDArray[np.int64], pieces: Pieces) -> list[tuple[int, SentenceSpan]]:
    """The best span of whole words of each sentence that the window shows."""
    count = len(numbers)
    if not count:
        return []
    text = slice(one.window.text_start, len(one.window.ids) - 1)
    goes_on = pieces.goes_on[np.array(one.window.ids)[text]]  # pieces that do not begin a word
    before_goes_on = np.append(goes_on[1:], False)
    last = np.minimum(np.arange(count)[:, None] + np.arange(LONGEST)[None, :], count - 1)
    is_span = (numbers[:, None] == numbers[last]) & ~goes_on[:, None] & ~before_goes_on[last]
    # Beyond the text the last piece stands again: it is the same span, so it may be counted twice.
    scores = np.where(is_span, one.start[:, None] + one.end[last], UNREAD)
    best_length, best = scores.argmax(axis=1), scores.max(axis=1)
    found = []
    for number in np.unique(numbers[numbers >= 0]).tolist():
        first = int(np.where(numbers == number, best, 2 * UNREAD).argmax())
        if best[first] > UNREAD:
            end = int(last[first, best_length[first]])
            start_at, end_at = one.window.offsets[first][0], one.window.offsets[end][1]
            found.append((number, SentenceSpan(start=start_at, end=end_at, logit=float(best[first]) - one.null)))
    return found


_loading = threading.Lock()


def load_span_reader() -> SpanReader:
    """The shipped reader; loaded once.

    Raises:
        ModelUnavailableError: its weights are missing or not those of its card, or the packaged model is not installed.
    """
    with _loading:  # two first questions at once would load it twice
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> SpanReader:
    from answer.span_weights import load_network

    dtype = "bfloat16" if processor_has_bfloat16() else "float32"
    return SpanReader(load_network(), packaged_pieces(), dtype=dtype)
