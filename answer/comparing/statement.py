"""A sentence, question or claim, ready to be compared: its facts, its words, and what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.comparing.stopwords import STOPWORDS
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import EMPTY, Lexicon
from ingest.facts.times.anchors import Anchor
from ingest.facts.types import Facts, Name, Quantity, TimeMention
from ingest.words import WORD, stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word that carries meaning, or a number."""

    start: int
    end: int
    stem: str
    in_value: bool  # part of a quantity's number, a date or a rank: compared by value, not by its letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A text with all that it states."""

    text: str
    facts: Facts
    tokens: tuple[Token, ...]  # without function words, in order
    anchor: Anchor | None = None  # when the document speaks
    paragraph: tuple[TimeMention, ...] = ()  # times that the sentences before it in its paragraph name
    context_stems: frozenset[str] = frozenset()  # of title, headings and neighbouring sentences
    context_names: tuple[Name, ...] = ()  # named there

    @property
    def stems(self) -> frozenset[str]:
        """Stems of its own words, values left out."""
        return frozenset(token.stem for token in self.tokens if not token.in_value)


def statement_of(
    text: str,
    *,
    lexicon: Lexicon = EMPTY,
    anchor: Anchor | None = None,
    context: str = "",
    paragraph: Sequence[TimeMention] = (),
    facts: Facts | None = None,
) -> Statement:
    """The text, ready to be compared.

    Args:
        context: title, headings, neighbouring sentences: what a reader has in mind when reading the text.
        paragraph: times named before it in its paragraph, in order.
        facts: of the text, if they are known already.
    """
    known = facts if facts is not None else annotate(text, anchor=anchor, lexicon=lexicon)
    around = annotate(context, anchor=anchor, lexicon=lexicon) if context else Facts()
    return Statement(
        text=text,
        facts=known,
        tokens=tokens_of(text, known),
        anchor=anchor,
        paragraph=(*around.times, *paragraph),
        context_stems=frozenset(stem(word) for word in WORD.findall(context) if word.casefold() not in STOPWORDS),
        context_names=around.names,
    )


def tokens_of(text: str, facts: Facts) -> tuple[Token, ...]:
    """The words of the text that carry meaning, in order."""
    values = sorted(
        _value_spans(text, facts.quantities)
        + [(time.start, time.end) for time in facts.times]
        + [(rank.start, rank.end) for rank in facts.ranks]
    )
    found = []
    at = 0
    for match in WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        if word.casefold() in STOPWORDS:
            continue
        while at < len(values) and values[at][1] <= start:
            at += 1
        in_value = at < len(values) and values[at][0] <= start < values[at][1]
        found.append(Token(start=start, end=end, stem=stem(word), in_value=in_value))
    return tuple(found)


def _value_spans(text: str, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Spans of the quantities without the noun that they count, which is a word like any other."""
    return [(quantity.start, number_end(text, quantity)) for quantity in quantities]


def number_end(text: str, quantity: Quantity) -> int:
    """Where the number of a quantity ends and the noun that it counts begins; its end where it counts none."""
    if quantity.kind != "count" or not quantity.of:
        return quantity.end
    wanted = set(quantity.of)
    nouns = [m.start() for m in WORD.finditer(text, quantity.start, quantity.end) if stem(m.group()) in wanted]
    return min(nouns, default=quantity.end)
