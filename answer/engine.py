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
from answer.choosing import Support
from answer.citations import cite_hit
from answer.examples import example_questions
from answer.extractive import Draft, draft
from answer.hygiene import clean_question
from answer.joining import in_parts, shown
from answer.language import language_of, polite_refusal
from answer.language_model import Failure, LanguageModel
from answer.options import AnswerOptions
from answer.question import parse_question
from answer.reader import Reading, read
from answer.smalltalk import reply, smalltalk_kind
from answer.span_reader import SpanReader, load_span_reader
from answer.types import Answer, CitedSentence, LookedAt, Notice
from answer.understanding import Understood, understand
from answer.writer import Written, write
from index.retriever import FusedRetriever
from index.search import Hit, Index, Retrieval
from ingest.dates import year_of

EXTRACTIVE = "extractive"
OUT_OF_DOMAIN_COSINE = 0.3  # no chunk is nearer to the question than this: it is about something else
OUT_OF_DOMAIN_MISSING = 0.5  # and more than this share of what its words tell is in none of them
EXAMPLE_COUNT = 4
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

    def examples(self, count: int = EXAMPLE_COUNT) -> list[str]:
        """Questions that the documents answer, made from them."""
        return self._examples[:count]

    def ask(self, question: str, *, history: Sequence[Answer] = (), as_of: str | None = None) -> Answer:
        """The answer to a question, or a refusal; no question raises.

        Args:
            question: as typed.
            history: the conversation's earlier answers, oldest first.
            as_of: a year; documents whose figures speak for a later one are not read.
        """
        return self._timed(question, history, as_of)[0]

    def _timed(self, question: str, history: Sequence[Answer], as_of: str | None) -> tuple[Answer, tuple[Hit, ...]]:
        """The answer, and the chunks it was read from."""
        started = time.perf_counter()
        answer, hits = self._answer(question, history, as_of)
        return replace(answer, index=self.index.id, took_ms=round((time.perf_counter() - started) * 1000)), hits

    def _answer(self, question: str, history: Sequence[Answer], as_of: str | None) -> tuple[Answer, tuple[Hit, ...]]:
        text = clean_question(question)
        unread = self._unread(question, text)
        if unread is not None:
            return unread, ()
        kind = smalltalk_kind(text)
        if kind is not None:
            said = reply(kind, documents=self.index.documents, before=history, examples=self.examples)
            return self._plain(question, text, "answered", None, said, confidence=1.0), ()
        foreign = self._foreign(question, text)
        if foreign is not None:
            return foreign, ()
        understood = understand(self.index.aliases.in_latin(text), history, self._vocabulary, self.index.lexicon)
        if len(understood.parts) > 1:
            return self._in_parts(question, understood, as_of)
        return self._single(question, understood.alone, as_of)

    def _single(self, question: str, alone: str, as_of: str | None) -> tuple[Answer, tuple[Hit, ...]]:
        """The answer to a question that asks one thing."""
        retrieval = self._retrieve(alone, as_of)
        answer = self._extracted(question, alone, retrieval)
        if retrieval.notice:
            answer = replace(answer, notices=(Notice(kind="fallback", text=f"Word search alone answered: {retrieval.notice}."),))
        if self._model is not None:
            answer = self._written(answer, retrieval, self._model)
        return answer, retrieval.hits

    def _in_parts(self, question: str, understood: Understood, as_of: str | None) -> tuple[Answer, tuple[Hit, ...]]:
        """The answers to the things that a question asks, and all of them together."""
        found = [self._single(part, part, as_of) for part in understood.parts]
        hits = tuple(hit for _, hits in found for hit in hits)
        return in_parts(question, understood.alone, [answer for answer, _ in found]), hits

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
        if code == "en" or self._model is not None:
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

    def _retrieve(self, question: str, as_of: str | None) -> Retrieval:
        if as_of is None:
            return self._retriever.search(question)
        allowed = {doc_id for doc_id, doc in self.index.documents.items() if (year_of(doc.about) or "") <= as_of}
        return self.index.search(question, count=self.options.looked_at, documents=allowed)

    def _draft(self, question: str, retrieval: Retrieval) -> tuple[Draft, Reading]:
        """What the reader makes of the chunks."""
        index, options = self.index, self.options.reader
        asked = parse_question(question, index.lexicon)
        reading = read(asked, retrieval.hits, index.documents, index.lexicon, index.idf(question), options, self._trained)
        return draft(asked, reading, index.documents, index.lexicon, options), reading

    @cached_property
    def _trained(self) -> SpanReader | None:
        return load_span_reader() if self.options.reader.trained_chunks else None

    def _is_sure(self, drafted: Draft) -> bool:
        is_sure = drafted.confidence >= self.options.reader.decline_below or drafted.short_answer in ("Yes", "No")
        return bool(drafted.chosen) and drafted.broken is None and is_sure

    def _extracted(self, question: str, alone: str, retrieval: Retrieval) -> Answer:
        """The extractive answer."""
        drafted, reading = self._draft(alone, retrieval)
        looked_at = tuple(
            LookedAt(document=hit.document, start=hit.start, end=hit.end, quote=hit.text, score=hit.score) for hit in retrieval.hits
        )
        sentences = tuple(self._cited(support) for support in drafted.chosen)
        base = Answer(
            question=question,
            standalone_question=alone,
            status="answered",
            answer=shown(drafted.short_answer, [sentence.text for sentence in sentences]),
            short_answer=drafted.short_answer,
            confidence=drafted.confidence,
            sentences=sentences,
            conflicts=drafted.conflicts,
            looked_at=looked_at,
            candidate=sentences[0].text if sentences else None,
            engine=EXTRACTIVE,
        )
        if self._is_sure(drafted):
            return base
        nearest = max((hit.cosine or 0.0 for hit in retrieval.hits), default=0.0)
        is_elsewhere = retrieval.notice is None and nearest < OUT_OF_DOMAIN_COSINE and reading.missing > OUT_OF_DOMAIN_MISSING
        said = refusal.OUT_OF_DOMAIN if is_elsewhere else refusal.of_bound(drafted.broken) if drafted.broken else refusal.REFUSAL
        return replace(
            base,
            status="declined",
            reason="out_of_domain" if is_elsewhere else "not_in_documents",
            answer=said,
            short_answer=None,
            sentences=(),
            conflicts=(),
        )

    def _cited(self, support: Support) -> CitedSentence:
        citations = tuple(
            cite_hit(self.index.documents[item.hit.document], item.hit, item.start, item.end)
            for item in (support.best, *support.others)
        )
        return CitedSentence(text=_one_line(support.best.text), citations=citations)

    def _written(self, drafted: Answer, retrieval: Retrieval, model: LanguageModel) -> Answer:
        """The model's answer where it stands up to the check, else the extractive one, saying why."""
        passages = self.options.language_model.passages
        written = write(drafted.standalone_question, retrieval.hits, self.index.documents, model, passages=passages)
        if isinstance(written, Failure):
            said = f"The answer was put together without the language model: {written.reason}."
            return replace(drafted, notices=(*drafted.notices, Notice(kind="fallback", text=said)))
        answer = replace(drafted, engine=model.name, prompt=written.prompt, notices=(*drafted.notices, *written.notices))
        if written.is_refusal:
            return replace(answer, status="declined", reason="not_in_documents", answer=refusal.REFUSAL, sentences=())
        return self._accepted(answer, drafted, written)

    @staticmethod
    def _accepted(answer: Answer, drafted: Answer, written: Written) -> Answer:
        supported = [sentence for sentence in written.sentences if sentence.supported]
        if not supported:
            said = "Nothing that the language model wrote could be verified, so the answer was put together without it."
            notices = (*answer.notices, Notice(kind="fallback", text=said))
            return replace(drafted, notices=notices)
        return replace(
            answer,
            status="answered",
            reason=None,
            answer=" ".join(sentence.text for sentence in supported),
            sentences=written.sentences,
        )

    @cached_property
    def _vocabulary(self) -> Mapping[str, int]:
        """How often each word stands in the documents, lower case."""
        return Counter(word.casefold() for doc in self.index.documents.values() for word in WORDS.findall(doc.text))

    @cached_property
    def _examples(self) -> list[str]:
        # Only those that it answers itself: an example that is declined would be worse than none.
        return [question for question in example_questions(self.index) if self._answers(question)]

    def _answers(self, question: str) -> bool:
        return self._is_sure(self._draft(question, self._retriever.search(question))[0])

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        answer, hits = self._timed(query_bundle.query_str, (), None)
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
