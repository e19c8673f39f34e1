"""A model's text while it grows → its sentences, each with the numbers that it names."""

import re
from dataclasses import dataclass

from answer.generation.markers import MarkReader, Piece
from ingest.sentences import sentence_spans

HEAD = re.compile(r"^(?:[-*•–]\s+|#{1,6}\s+|>\s+|\d{1,2}[.)]\s+|\(\d{1,2}\)\s+)+")
EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
BEHIND = 24  # characters of a next sentence after which the one before is taken for ended: an abbreviation would have gone on


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence:
    """A sentence that a model wrote."""

    text: str  # without marks and without Markdown
    numbers: tuple[int, ...] = ()  # that it names, in order, each once
    has_broken_mark: bool = False
    is_ended: bool = True  # False for one that is still being written


class MarkedText:
    """Pieces of a text, put together; sentences at any moment."""

    def __init__(self, known: int = 0) -> None:
        self._reader = MarkReader(known)
        self._plain = ""
        self._marks: list[tuple[int, tuple[int, ...], bool]] = []  # place in the plain text, numbers, closed
        self._is_over = False

    def feed(self, text: str) -> None:
        """More of the text."""
        self._take(self._reader.feed(text))

    def end(self) -> None:
        """There is no more."""
        self._take(self._reader.end())
        self._is_over = True

    @property
    def plain(self) -> str:
        """All that has been read, without marks."""
        return self._plain

    def sentences(self) -> list[MarkedSentence]:
        """In order; a mark belongs to the sentence that it stands in or right behind."""
        spans = [span for line in _lines(self._plain) for span in sentence_spans(self._plain, *line)]
        found = []
        for at, (start, end) in enumerate(spans):
            until = spans[at + 1][0] if at + 1 < len(spans) else len(self._plain) + 1
            # A mark behind the full stop stands at the sentence's end; one at the very start of the text belongs to the first.
            since = 0 if at == 0 else start + 1
            marks = [mark for mark in self._marks if since <= mark[0] <= max(end, until - 1)]
            found.append(
                MarkedSentence(
                    text=_tidy(self._plain[start:end]),
                    numbers=tuple(dict.fromkeys(number for _, numbers, is_closed in marks if is_closed for number in numbers)),
                    has_broken_mark=any(not is_closed for _, _, is_closed in marks),
                    is_ended=self._is_over or len(self._plain) - until > BEHIND,
                )
            )
        return [sentence for sentence in found if re.search(r"\w", sentence.text)]

    def _take(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            if isinstance(piece, str):
                self._plain += piece
            else:
                self._marks.append((len(self._plain), piece.numbers, piece.is_closed))


def marked_sentences(text: str, known: int = 0) -> list[MarkedSentence]:
    """The sentences of a whole text."""
    marked = MarkedText(known)
    marked.feed(text)
    marked.end()
    return marked.sentences()


def _lines(text: str) -> list[tuple[int, int]]:
    """Spans of the lines: a heading or an item of a list is no part of the sentence after it."""
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def _tidy(sentence: str) -> str:
    """Without the marks of a list or heading at its head and without emphasis; on one line."""
    return " ".join(EMPHASIS.sub(r"\2", HEAD.sub("", sentence)).split())
