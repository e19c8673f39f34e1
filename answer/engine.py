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

from answer.contrasting.choice import choice_of
from answer.contrasting.sides import sides_of_contrast
from answer.examples import example_questions
from answer.extractor import EXTRACTIVE, Extractor
from answer.generation.answering import alone_by_model, answered_by_model, said_without
from answer.generation.client import LanguageModel
from answer.generation.progress import Progress
from answer.hygiene import clean_question
from answer.joining import in_parts, with_whole
from answer.language import language_of, polite_refusal
from answer.options import AnswerOptions
from answer.orders import is_order
from answer.parts import Part, parts_of
from answer.refusing import refusal
from answer.scoping.scope import Scoped, is_mention, scoped
from answer.scoping.telling import told_within
from answer.smalltalk import reply, smalltalk_kind
from answer.splitting.chain import readings
from answer.splitting.told_before import told_for
from answer.types import Answer, Notice
from answer.understanding import Understood, understand
from index.retriever import FusedRetriever
from index.search import Hit, Index

EXAMPLE_COUNT = 4
WORDS = re.compile(r"[^\W\d_]+")


class AnswerEngine(BaseQueryEngine):
    """A LlamaIndex query engine over one opened generation; `ask` gives the whole answer, `query` LlamaIndex's form of it."""

    def __init__(self, index: Index, options: AnswerOptions) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self.index = index
        self.options = options
        self._retriever = FusedRetriever(index, count=options.looked_at)
        self._extractor = Extractor(index, options, self._retriever)
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
        if len(understood.parts) > 1:
            where = scoped(understood.alone, self.index.documents)
            if where is None or not where.is_whole:
                return self._in_parts(question, understood, as_of, progress)
        return self._single(question, understood.alone, as_of, progress)

    def _alone_by_model(self, text: str, history: Sequence[Answer], progress: Progress, *, is_foreign: bool) -> str | None:
        if self._model is None:
            return None
        return alone_by_model(text, history, self._model, progress, is_foreign=is_foreign)

    def _single(
        self,
        question: str,
        alone: str,
        as_of: str | None,
        progress: Progress,
        *,
        within: frozenset[str] | None = None,
        told: tuple[str, ...] = (),
    ) -> tuple[Answer, tuple[Hit, ...]]:
        """The answer to a question that asks one thing.

        Args:
            within: ids of the documents to read; None: all, unless the question names some.
            told: sentences that gave the value that the question is about.
        """
        where = scoped(alone, self.index.documents) if within is None else None
        if where is not None:
            return self._within(question, alone, where, as_of, progress)
        retrieval = self._extractor.retrieve(alone, as_of, within)
        drafted, reading = self._extractor.draft(alone, retrieval, told)
        answer = self._extractor.written(question, alone, drafted, reading, retrieval)
        if self._model is None and not drafted.is_decided:
            answer = self._contrasted(answer, as_of, within)
        if retrieval.notice:
            answer = replace(answer, notices=(Notice(kind="fallback", text=f"Word search alone answered: {retrieval.notice}."),))
        if self._model is not None:
            answer = answered_by_model(answer, retrieval.hits, self.index.documents, self.index.lexicon, self._model, progress)
        return answer, retrieval.hits

    def _contrasted(self, answer: Answer, as_of: str | None, within: frozenset[str] | None) -> Answer:
        """The answer; where it leaves out one of two things that the question holds against one another, what is said of each."""
        sides = sides_of_contrast(answer.standalone_question, self.index.lexicon)
        if not sides:
            return answer
        extractor, alone = self._extractor, answer.standalone_question
        retrievals = [extractor.retrieve(side, as_of, within) for side in sides]
        drafts = [extractor.draft(side, found) for side, found in zip(sides, retrievals, strict=True)]
        chosen = extractor.chosen_of_two(alone, retrievals, [reading for _, reading in drafts])
        if chosen is not None:
            return extractor.written(answer.question, alone, chosen[0], drafts[0][1], chosen[1])
        told = {sentence.text for sentence in answer.sentences}
        parts = [
            extractor.written(side, side, replace(drafted, chosen=drafted.chosen[:1]), reading, found)
            for side, (drafted, reading), found in zip(sides, drafts, retrievals, strict=True)
        ]
        said = {part.sentences[0].text for part in parts if part.sentences}
        if choice_of(alone) or any(part.is_declined for part in parts) or said <= told:
            return answer
        return in_parts(answer.question, alone, parts)

    def _within(
        self, question: str, alone: str, where: Scoped, as_of: str | None, progress: Progress
    ) -> tuple[Answer, tuple[Hit, ...]]:
        """What each of the documents says that the question names, or what they have in common."""
        if where.is_shared:
            drafted, reading, retrieval = self._extractor.in_common(where, as_of)
            if drafted.chosen or is_mention(where.question):
                answer = self._extractor.written(question, alone, drafted, reading, retrieval)
                return told_within(answer, frozenset[str]().union(*where.documents), self.index.documents), retrieval.hits
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

    def _in_parts(
        self, question: str, understood: Understood, as_of: str | None, progress: Progress
    ) -> tuple[Answer, tuple[Hit, ...]]:
        """The answers to the things that a question asks, and all of them together."""
        found: list[tuple[Answer, tuple[Hit, ...]]] = []
        for part in understood.parts:
            answered = self._part(part, found[-1][0] if found else None, as_of, progress)
            if answered is None:  # nothing to put for its "it": as one question it may still be answered
                return self._single(question, understood.alone, as_of, progress)
            found.append(answered)
        hits = tuple(hit for _, hits in found for hit in hits)
        parts = [answer for answer, _ in found]
        if any(part.is_declined for part in parts) and self._model is None:
            parts = with_whole(parts, self._single(question, understood.alone, as_of, progress)[0])
        return in_parts(question, understood.alone, parts), hits

    def _part(
        self, part: Part, before: Answer | None, as_of: str | None, progress: Progress
    ) -> tuple[Answer, tuple[Hit, ...]] | None:
        """The answer to a part; None where it asks about the answer of the one before, and that is no name."""
        if before is None or part.said is None:
            return self._single(part.text, part.text, as_of, progress, told=told_for(part.text, before))
        # "Which firm built the dam, and when was it opened?" may still be about the dam: the surer reading holds.
        texts = readings(part.text, part.said, before.standalone_question, before.short_answer, self.index.lexicon)
        answers = [self._single(text, text, as_of, progress) for text in texts]
        return max(answers, key=lambda found: (not found[0].is_declined, found[0].confidence), default=None)

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

    @cached_property
    def _vocabulary(self) -> Mapping[str, int]:
        """How often each word stands in the documents, lower case."""
        return Counter(word.casefold() for doc in self.index.documents.values() for word in WORDS.findall(doc.text))

    @cached_property
    def _examples(self) -> list[str]:
        # Only those that it answers itself: an example that is declined would be worse than none.
        return [question for question in example_questions(self.index) if self._answers(question)]

    def _answers(self, question: str) -> bool:
        return self._extractor.is_sure(*self._extractor.draft(question, self._retriever.search(question)))

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
