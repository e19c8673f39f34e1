"""The query engine: a question in, a cited answer or a refusal out."""

import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import RESPONSE_TYPE, Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle

from answer import refusal
from answer.choosing.support import Support
from answer.citations import cite_hit
from answer.declining import declined, is_sure
from answer.examples import example_questions
from answer.extractive import Draft, draft
from answer.generation.answering import alone_by_model, answered_by_model, said_without
from answer.generation.client import LanguageModel
from answer.generation.progress import Progress
from answer.hygiene import clean_question
from answer.joining import in_parts, shown, with_whole
from answer.language import language_of, polite_refusal
from answer.options import AnswerOptions
from answer.orders import is_order
from answer.parts import parts_of
from answer.question import Asked, parse_question
from answer.reader import Reading, read
from answer.scoping.scope import Scoped, is_mention, scoped
from answer.scoping.shared import shared
from answer.scoping.telling import told_within
from answer.smalltalk import reply, smalltalk_kind
from answer.span_reader import SpanReader, load_span_reader
from answer.types import Answer, CitedSentence, LookedAt, Notice
from answer.understanding import Understood, understand
from index.retriever import FusedRetriever
from index.search import Hit, Index, Retrieval
from ingest.dates import year_of

EXTRACTIVE = "extractive"
EXAMPLE_COUNT = 4
MOST_CHUNKS = 200  # of a document that are read for the names that it has in common with another
READ_IN_COMMON = 8  # best sentences of each document, where more than names is asked for
WORDS = re.compile(r"[^\W\d_]+")


class AnswerEngine(BaseQueryEngine):
    """A LlamaIndex query engine over one opened generation; `ask` gives the whole answer, `query` LlamaIndex's form of it."""

    def __init__(self, index: Index, options: AnswerOptions) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self.index = index
        self.options = options
        self._retriever = FusedRetriever(index, count=options.looked_at)
        self._model = LanguageModel(options.language_model) if options.language_model.is_set else None

    @property
    def name(self) -> str:
        """Who writes the answers: "extractive", or the language model's name."""
        return self._model.name if self._model else EXTRACTIVE

    def warm_up(self) -> None:
        """Loads the embedding model and the reader's weights, so that the first question does not wait for them."""
        self._answers("Which model is loaded now?")
        if self._model is not None:
            self._model.warm_up()

    def examples(self, count: int = EXAMPLE_COUNT) -> list[str]:
        """Questions that the documents answer, made from them."""
        return self._examples[:count]

    def ask(
        self, question: str, *, history: Sequence[Answer] = (), as_of: str | None = None, progress: Progress | None = None
    ) -> Answer:
        """The answer to a question, or a refusal; no question raises.

        Args:
            question: as typed.
            history: the conversation's earlier answers, oldest first.
            as_of: a year; documents whose figures speak for a later one are not read.
            progress: shows another thread how far it is, and lets it stop the language model.
        """
        return self._timed(question, history, as_of, progress or Progress())[0]

    def _timed(
        self, question: str, history: Sequence[Answer], as_of: str | None, progress: Progress
    ) -> tuple[Answer, tuple[Hit, ...]]:
        """The answer, and the chunks it was read from."""
        started = time.perf_counter()
        answer, hits = self._answer(question, history, as_of, progress)
        return replace(answer, index=self.index.id, took_ms=round((time.perf_counter() - started) * 1000)), hits

    def _answer(
        self, question: str, history: Sequence[Answer], as_of: str | None, progress: Progress
    ) -> tuple[Answer, tuple[Hit, ...]]:
        text = clean_question(question)
        unread = self._unread(question, text)
        if unread is not None:
            return unread, ()
        kind = smalltalk_kind(text)
        if kind is not None:
            said = reply(kind, documents=self.index.documents, before=history, examples=self.examples)
            return self._plain(question, text, "answered", None, said, confidence=1.0), ()
        if is_order(text):
            return self._plain(question, text, "declined", "out_of_domain", refusal.ORDER), ()
        foreign = self._foreign(question, text)
        by_model = self._alone_by_model(text, history, progress, is_foreign=foreign is not None)
        if foreign is not None and by_model is None:
            notices = () if progress.failed is None else (said_without(progress.failed),)
            return replace(foreign, notices=(*foreign.notices, *notices)), ()
        alone, before = (self.index.aliases.in_latin(text), history) if by_model is None else (by_model, ())
        understood = understand(alone, before, self._vocabulary, self.index.lexicon)
        where = scoped(understood.alone, self.index.documents)
        if len(understood.parts) > 1 and (where is None or not where.is_whole):
            return self._in_parts(question, understood, as_of, progress)
        return self._single(question, understood.alone, as_of, progress)

    def _alone_by_model(self, text: str, history: Sequence[Answer], progress: Progress, *, is_foreign: bool) -> str | None:
        if self._model is None:
            return None
        return alone_by_model(text, history, self._model, progress, is_foreign=is_foreign)

    def _single(
        self, question: str, alone: str, as_of: str | None, progress: Progress, *, within: frozenset[str] | None = None
    ) -> tuple[Answer, tuple[Hit, ...]]:
        """The answer to a question that asks one thing.

        Args:
            within: ids of the documents to read; None: all, unless the question names some.
        """
        where = scoped(alone, self.index.documents) if within is None else None
        if where is not None:
            return self._within(question, alone, where, as_of, progress)
        retrieval = self._retrieve(alone, as_of, within)
        answer = self._extracted(question, alone, retrieval)
        if retrieval.notice:
            answer = replace(answer, notices=(Notice(kind="fallback", text=f"Word search alone answered: {retrieval.notice}."),))
        if self._model is not None:
            answer = answered_by_model(answer, retrieval.hits, self.index.documents, self.index.lexicon, self._model, progress)
        return answer, retrieval.hits

    def _within(
        self, question: str, alone: str, where: Scoped, as_of: str | None, progress: Progress
    ) -> tuple[Answer, tuple[Hit, ...]]:
        """What each of the documents says that the question names, or what they have in common."""
        if where.is_shared:
            drafted, reading, retrieval = self._in_common(where, as_of)
            if drafted is not None:
                return self._written(question, alone, drafted, reading, retrieval), retrieval.hits
            if is_mention(where.question):
                nothing = declined(self._plain(question, alone, "declined", None, ""), Draft(confidence=0.0), reading, retrieval)
                ids = frozenset[str]().union(*where.documents)
                return told_within(nothing, ids, self.index.documents), retrieval.hits
        found = [
            (ids, *self._single(question, part, as_of, progress, within=ids))
            for ids in where.documents
            for part in parts_of(where.question, self.index.lexicon)
        ]
        hits = tuple(hit for _, _, hits in found for hit in hits)
        answers = [told_within(answer, ids, self.index.documents) for ids, answer, _ in found]
        if len(answers) == 1:
            return replace(answers[0], standalone_question=alone), hits
        return in_parts(question, alone, answers), hits

    def _in_common(self, where: Scoped, as_of: str | None) -> tuple[Draft | None, Reading, Retrieval]:
        """The names that all of the documents have; None where they have none, with the last reading."""
        asked = parse_question(where.question, self.index.lexicon)
        count = MOST_CHUNKS if is_mention(asked.text) else self.options.looked_at
        retrievals = [self._retrieve(where.question, as_of, ids, count=count) for ids in where.documents]
        readings = [self._read(asked, item) for item in retrievals]
        found = shared(asked, [item.ranked if count == MOST_CHUNKS else item.ranked[:READ_IN_COMMON] for item in readings])
        hits = tuple(hit for item in retrievals for hit in item.hits[: self.options.looked_at])
        retrieval = replace(retrievals[0], hits=hits[: self.options.looked_at])
        if found is None:
            return None, readings[0], retrieval
        confidence = min(item.confidence for item in readings)
        chosen = tuple(Support(best=item) for item in found.by)
        drafted = Draft(chosen=chosen, best=found.by[0], short_answer=found.said, confidence=confidence, is_decided=True)
        return drafted, readings[0], retrieval

    def _in_parts(
        self, question: str, understood: Understood, as_of: str | None, progress: Progress
    ) -> tuple[Answer, tuple[Hit, ...]]:
        """The answers to the things that a question asks, and all of them together."""
        found = [self._single(part, part, as_of, progress) for part in understood.parts]
        hits = tuple(hit for _, hits in found for hit in hits)
        parts = [answer for answer, _ in found]
        if any(part.is_declined for part in parts) and self._model is None:
            parts = with_whole(parts, self._single(question, understood.alone, as_of, progress)[0])
        return in_parts(question, understood.alone, parts), hits

    def _unread(self, question: str, text: str) -> Answer | None:
        """The refusal of what is not read at all; None if the question can be read."""
        if not text:
            return self._plain(question, text, "declined", "empty", refusal.EMPTY)
        limit = self.options.max_question_chars
        if len(text) > limit:
            return self._plain(question, text, "declined", "too_long", refusal.too_long(len(text), limit))
        return None

    def _foreign(self, question: str, text: str) -> Answer | None:
        """The refusal of a question in a language that the extractive reader does not read; None if it does."""
        code = language_of(text)
        if code == "en":
            return None
        notice = Notice(kind="language", text=f"The question seems to be in another language than English ({code}).")
        return replace(self._plain(question, text, "declined", "language", polite_refusal(code)), notices=(notice,))

    def _plain(self, question: str, text: str, status: str, reason: str | None, said: str, *, confidence: float = 0.0) -> Answer:
        return Answer(
            question=question,
            standalone_question=text,
            status=status,
            reason=reason,
            answer=said,
            confidence=confidence,
            engine=EXTRACTIVE,
        )

    def _retrieve(
        self, question: str, as_of: str | None, within: frozenset[str] | None = None, *, count: int | None = None
    ) -> Retrieval:
        if as_of is None and within is None:
            return self._retriever.search(question)
        allowed = set(self.index.documents) if within is None else set(within)
        if as_of is not None:
            allowed = {doc_id for doc_id in allowed if (year_of(self.index.documents[doc_id].about) or "") <= as_of}
        return self.index.search(question, count=count or self.options.looked_at, documents=allowed)

    def _read(self, asked: Asked, retrieval: Retrieval) -> Reading:
        """Every sentence of the chunks, best first."""
        index, idf, unknown = self.index, self.index.idf(asked.text), self.index.unknown(asked.text)
        options = replace(self.options.reader, read_chunks=max(self.options.reader.read_chunks, len(retrieval.hits)))
        return read(asked, retrieval.hits, index.documents, index.lexicon, idf, unknown, options, self._trained)

    def _draft(self, question: str, retrieval: Retrieval) -> tuple[Draft, Reading]:
        """What the reader makes of the chunks."""
        index, options = self.index, self.options.reader
        asked = parse_question(question, index.lexicon)
        idf, unknown = index.idf(question), index.unknown(question)
        reading = read(asked, retrieval.hits, index.documents, index.lexicon, idf, unknown, options, self._trained)
        return draft(asked, reading, index.documents, index.lexicon, options), reading

    @cached_property
    def _trained(self) -> SpanReader | None:
        return load_span_reader() if self.options.reader.trained_chunks else None

    def _extracted(self, question: str, alone: str, retrieval: Retrieval) -> Answer:
        """The extractive answer."""
        return self._written(question, alone, *self._draft(alone, retrieval), retrieval)

    def _written(self, question: str, alone: str, drafted: Draft, reading: Reading, retrieval: Retrieval) -> Answer:
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
        if is_sure(drafted, reading, decline_below=self.options.reader.decline_below):
            return base
        return declined(base, drafted, reading, retrieval)

    def _cited(self, support: Support) -> CitedSentence:
        citations = tuple(
            cite_hit(self.index.documents[item.hit.document], item.hit, item.start, item.end)
            for item in (support.best, *support.others)
        )
        return CitedSentence(text=_one_line(support.best.text), citations=citations)

    @cached_property
    def _vocabulary(self) -> Mapping[str, int]:
        """How often each word stands in the documents, lower case."""
        return Counter(word.casefold() for doc in self.index.documents.values() for word in WORDS.findall(doc.text))

    @cached_property
    def _examples(self) -> list[str]:
        # Only those that it answers itself: an example that is declined would be worse than none.
        return [question for question in example_questions(self.index) if self._answers(question)]

    def _answers(self, question: str) -> bool:
        return is_sure(*self._draft(question, self._retriever.search(question)), decline_below=self.options.reader.decline_below)

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        answer, hits = self._timed(query_bundle.query_str, (), None, Progress())
        return Response(response=answer.answer, source_nodes=[hit.node for hit in hits], metadata={"answer": answer.to_json()})

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return self._query(query_bundle)

    def retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """The ten best chunks, in LlamaIndex's form."""
        return self._retriever.retrieve(query_bundle)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _get_prompts(self) -> dict[str, Any]:
        return {}

    def _update_prompts(self, prompts: dict[str, Any]) -> None:
        """Prompts are versioned files; none can be put in another's place at run time."""


def _one_line(text: str) -> str:
    return " ".join(text.split())
