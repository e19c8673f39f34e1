"""The extractive answer to a question that asks one thing: found, read, drafted, cited."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, zip_longest

from answer.checking.loading import support_model
from answer.choosing.support import Support
from answer.citations import cite_hit
from answer.contrasting.choice import choice_of
from answer.contrasting.settle import settled
from answer.extractive import Draft, draft
from answer.joining import shown
from answer.options import AnswerOptions
from answer.question import Asked, parse_question
from answer.reader import Reading, read
from answer.refusing.declining import declined, is_sure
from answer.scoping.scope import Scoped, is_mention
from answer.scoping.shared import shared
from answer.span_reader import SpanReader, load_span_reader
from answer.splitting.told_before import held_by_told
from answer.types import Answer, CitedSentence, LookedAt
from answer.verifying import Judge
from index.retriever import FusedRetriever
from index.search import Index, Retrieval
from ingest.dates import year_of

EXTRACTIVE = "extractive"
MOST_CHUNKS = 200  # of a document that are read for the names that it has in common with another
READ_IN_COMMON = 8  # best sentences of each document, where more than names is asked for
READ_OF_SIDE = 6  # best sentences for each of two things that are compared


class Extractor:
    """Finds and reads sentences of one opened generation, and makes answers of them."""

    def __init__(self, index: Index, options: AnswerOptions, retriever: FusedRetriever) -> None:
        self.index = index
        self.options = options
        self._retriever = retriever

    def retrieve(
        self, question: str, as_of: str | None = None, within: frozenset[str] | None = None, *, count: int | None = None
    ) -> Retrieval:
        """The chunks that are nearest to the question.

        Args:
            as_of: a year; documents whose figures speak for a later one are left out.
            within: ids of the documents to search; None: all.
            count: of chunks; None: as many as the options say.
        """
        if as_of is None and within is None:
            return self._retriever.search(question)
        allowed = set(self.index.documents) if within is None else set(within)
        if as_of is not None:
            allowed = {doc_id for doc_id in allowed if (year_of(self.index.documents[doc_id].about) or "") <= as_of}
        return self.index.search(question, count=count or self.options.looked_at, documents=allowed)

    def draft(self, question: str, retrieval: Retrieval, told: Sequence[str] = ()) -> tuple[Draft, Reading]:
        """What the reader makes of the chunks.

        Args:
            told: sentences that gave the value that the question is about.
        """
        asked = parse_question(question, self.index.lexicon)
        reading = self._read(asked, retrieval)
        drafted = draft(asked, reading, self.index.documents, self.index.lexicon, self.options.reader, self._judge)
        return held_by_told(asked, drafted, reading.ranked, told), reading

    def in_common(self, where: Scoped, as_of: str | None) -> tuple[Draft, Reading, Retrieval]:
        """The names that all of the documents have; a draft without sentences where they have none."""
        asked = parse_question(where.question, self.index.lexicon)
        count = MOST_CHUNKS if is_mention(asked.text) else self.options.looked_at
        retrievals = [self.retrieve(where.question, as_of, ids, count=count) for ids in where.documents]
        readings = [self._read(asked, item, read_chunks=count) for item in retrievals]
        found = shared(asked, [item.ranked if count == MOST_CHUNKS else item.ranked[:READ_IN_COMMON] for item in readings])
        retrieval = self._mixed(retrievals)
        if found is None:
            return Draft(confidence=0.0), readings[0], retrieval
        confidence = min(item.confidence for item in readings)
        chosen = tuple(Support(best=item) for item in found.by)
        return self._decided(chosen, found.said, confidence), readings[0], retrieval

    def chosen_of_two(
        self, question: str, retrievals: Sequence[Retrieval], sides: Sequence[Reading]
    ) -> tuple[Draft, Retrieval] | None:
        """Which of two is ahead, by what was found for each; None where that does not tell.

        Args:
            sides: what was read for the one and for the other.
        """
        choice = choice_of(question)
        in_turn = zip_longest(*(item.ranked[:READ_OF_SIDE] for item in sides))
        ranked = [item for item in chain.from_iterable(in_turn) if item is not None]
        found = settled(choice, ranked, self.index.lexicon) if choice is not None else None
        if found is None:
            return None
        chosen = tuple(Support(best=item) for item in found.by)
        return self._decided(chosen, found.said, min(item.confidence for item in sides)), self._mixed(retrievals)

    def is_sure(self, drafted: Draft, reading: Reading) -> bool:
        """True if the draft is to be given as the answer."""
        return is_sure(drafted, reading, decline_below=self.options.reader.decline_below)

    def written(self, question: str, alone: str, drafted: Draft, reading: Reading, retrieval: Retrieval) -> Answer:
        """The draft, cited, or the refusal where it is not sure enough."""
        looked_at = tuple(
            LookedAt(document=hit.document, start=hit.start, end=hit.end, quote=hit.text, score=hit.score) for hit in retrieval.hits
        )
        sentences = tuple(self._cited(support) for support in drafted.chosen)
        base = Answer(
            question=question,
            standalone_question=alone,
            status="answered",
            answer=shown(drafted.short_answer, [sentence.text for sentence in sentences], is_correction=drafted.is_correction),
            short_answer=drafted.short_answer,
            confidence=drafted.confidence,
            sentences=sentences,
            conflicts=drafted.conflicts,
            looked_at=looked_at,
            candidate=_one_line(drafted.best.text) if drafted.best else None,
            engine=EXTRACTIVE,
        )
        return base if self.is_sure(drafted, reading) else declined(base, drafted, reading, retrieval)

    def _read(self, asked: Asked, retrieval: Retrieval, *, read_chunks: int = 0) -> Reading:
        """Every sentence of the chunks, best first."""
        index, options = self.index, self.options.reader
        if read_chunks > options.read_chunks:
            options = replace(options, read_chunks=read_chunks)
        idf, unknown = index.idf(asked.text), index.unknown(asked.text)
        return read(asked, retrieval.hits, index.documents, index.lexicon, idf, unknown, options, self._trained, self._judge)

    def _decided(self, chosen: tuple[Support, ...], said: str, confidence: float) -> Draft:
        return Draft(chosen=chosen, best=chosen[0].best, short_answer=said, confidence=confidence, is_decided=True)

    def _mixed(self, retrievals: Sequence[Retrieval]) -> Retrieval:
        """The best chunks of each in turn, each once, as many as are looked at."""
        hits = [hit for hit in chain.from_iterable(zip_longest(*(item.hits for item in retrievals))) if hit is not None]
        once = {(hit.document, hit.start): hit for hit in reversed(hits)}
        kept = [hit for hit in hits if once[hit.document, hit.start] is hit]
        return replace(retrievals[0], hits=tuple(kept[: self.options.looked_at]))

    def _cited(self, support: Support) -> CitedSentence:
        citations = tuple(
            cite_hit(self.index.documents[item.hit.document], item.hit, item.start, item.end)
            for item in (support.best, *support.others)
        )
        return CitedSentence(text=_one_line(support.best.text), citations=citations)

    @cached_property
    def _trained(self) -> SpanReader | None:
        return load_span_reader() if self.options.reader.trained_chunks else None

    @cached_property
    def _judge(self) -> Judge | None:
        return support_model() if self.options.reader.verified else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
