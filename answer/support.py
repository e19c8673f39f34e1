"""Does a passage bear out a sentence? A first check, by numbers and words; it errs on the side of "no"."""

from dataclasses import dataclass

from answer.words import QUESTION_WORDS, numbers
from ingest.sentences import sentence_spans
from ingest.words import WORD, stem

MIN_SHARED = 0.5  # share of the sentence's content words that the passage must hold


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSpan:
    """Where in a passage the support stands."""

    start: int  # code points into the passage
    end: int
    shared: float  # share of the sentence's content words found there


def find_support(sentence: str, passage: str) -> SupportSpan | None:
    """The sentence of the passage, or two neighbours, that bears out `sentence`; None if there is none.

    Every number of the sentence must stand in the span, and at least half of its content words: a number that is not there is
    the costliest thing to print.
    """
    wanted = _content(sentence)
    needed = numbers(sentence)
    if not wanted and not needed:
        return None
    spans = sentence_spans(passage, 0, len(passage))
    pairs = [(a[0], b[1]) for a, b in zip(spans, spans[1:], strict=False)]
    best: SupportSpan | None = None
    for start, end in [*spans, *pairs]:  # single sentences first: a pair must be better to be cited
        span = passage[start:end]
        if not needed <= numbers(span):
            continue
        shared = len(wanted & _content(span)) / len(wanted) if wanted else 1.0
        if shared >= MIN_SHARED and (best is None or shared > best.shared + 0.05):
            best = SupportSpan(start=start, end=end, shared=shared)
    return best


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text) if word.casefold() not in QUESTION_WORDS and not word[0].isdigit())
