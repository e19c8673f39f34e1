"""A language model's answer, held to the same contract: every sentence checked against what it cites, as soon as it is finished."""

import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from answer.generation.checking import Check
from answer.generation.client import LanguageModel
from answer.generation.failure import EMPTY, REPEATED, TOO_LONG, WOULD_NOT, Failure
from answer.generation.fence import fence_for
from answer.generation.marked_text import MarkedSentence, MarkedText
from answer.generation.passages import Passage, passages_of
from answer.generation.progress import LiveSentence, Progress
from answer.generation.thinking import Unthought
from answer.generation.tokens import estimated_tokens
from answer.generation.withheld import Forbidden
from answer.generation.written import Written, notices_of
from answer.options import LanguageModelOptions
from answer.refusing.refusal import REFUSAL
from answer.types import CitedSentence, PromptRef
from index.search import Hit
from ingest.document import SourceDocument
from prompts import Prompt, load_prompt

PROMPT = "answer.v2"
VARIABLES = ("question", "passages", "fence", "refusal")
CHARS_PER_TOKEN = 8  # more than any language has: an answer longer than that was not asked for
MOST_SENTENCES = 30
SENTENCE_END = re.compile(r"[.!?。！？\n]")
SHOW_EVERY_S = 0.15  # words inside a sentence are shown this often
WOULD_NOT_WORDS = re.compile(
    r"(?i)\b(?:i'?m sorry|i am sorry|i (?:can(?:no|')t|cannot|can not|won'?t|will not|am (?:not able|unable))|as an ai"
    r"|i must decline)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A prompt and what belongs to it."""

    text: str
    ref: PromptRef
    passages: tuple[Passage, ...]
    forbidden: Forbidden


def write(question: str, hits: Sequence[Hit], check: Check, model: LanguageModel, progress: Progress) -> Written | Failure:
    """The model's answer from the best hits, each sentence supported by a span or marked as not; or why there is none.

    Args:
        check: what its sentences are held against.
        progress: is shown every sentence while it grows, and can stop the model; what is finished by then stays.
    """
    asked = _asked(question, hits, check.documents, model)
    if isinstance(asked, Failure):
        return asked
    reading = _Reading(asked, check, progress)
    thoughts = Unthought()
    most_chars = CHARS_PER_TOKEN * model.options.max_tokens
    for item in model.stream(asked.text, progress):
        if isinstance(item, Failure):
            if progress.is_stopped:
                return reading.written(is_stopped=True)
            return item
        reading.feed(thoughts.feed(item))
        if reading.length > most_chars:
            progress.failed = TOO_LONG
            return TOO_LONG
    reading.feed(thoughts.end())
    return reading.written(is_cut=progress.is_cut)


def _asked(question: str, hits: Sequence[Hit], documents: Mapping[str, SourceDocument], model: LanguageModel) -> _Asked | Failure:
    prompt = load_prompt(PROMPT, variables=VARIABLES)
    options = model.options
    budget = room_for_passages(options, question)
    passages = passages_of(hits, documents, most=options.passages, budget_tokens=budget)
    if not passages and hits:
        return Failure(cause="context", reason=f"no passage fits into the {options.context_tokens:,} tokens that it may be sent")
    secrets = (options.api_key.get_secret_value(),) if options.api_key else ()
    instructions = prompt.render(question="", passages=[], fence="", refusal="")
    return _Asked(
        text=rendered(prompt, question, passages),
        ref=PromptRef(name=prompt.name, hash=prompt.hash),
        passages=tuple(passages),
        forbidden=Forbidden(instructions=instructions, secrets=secrets),
    )


def room_for_passages(options: LanguageModelOptions, question: str = "") -> int:
    """Tokens of a prompt that are left for passages beside instructions, question and answer; none or less where all is taken."""
    bare = load_prompt(PROMPT, variables=VARIABLES).render(question=question, passages=[], fence="P", refusal=REFUSAL)
    return options.context_tokens - options.max_tokens - estimated_tokens(bare)


def rendered(prompt: Prompt, question: str, passages: Sequence[Passage]) -> str:
    """The prompt as it is sent."""
    return prompt.render(
        question=question,
        passages=[(passage.number, passage.source, passage.shown) for passage in passages],
        fence=fence_for([question, *(passage.shown for passage in passages), *(passage.source for passage in passages)]),
        refusal=REFUSAL,
    )


class _Reading:
    """A model's text while it comes: sentences are checked once, as soon as they are finished."""

    def __init__(self, asked: _Asked, check: Check, progress: Progress) -> None:
        self._asked = asked
        self._progress = progress
        self._check = check
        self._passages = {passage.number: passage for passage in asked.passages}
        self._text = MarkedText(known=len(asked.passages))
        self._checked: dict[tuple[str, tuple[int, ...]], CitedSentence] = {}
        self._shown_at = 0.0
        self.length = 0  # characters so far

    def feed(self, text: str) -> None:
        """More of the text."""
        if not text:
            return
        self.length += len(text)
        self._text.feed(text)
        if SENTENCE_END.search(text) or time.monotonic() - self._shown_at > SHOW_EVERY_S:
            self._show()
            self._shown_at = time.monotonic()

    def _show(self) -> None:
        """Tell what there is: finished sentences with their verdict, the one that is being written as such."""
        live = [self._live(sentence) for sentence in self._text.sentences()[:MOST_SENTENCES]]
        self._progress.show(replace(self._progress.live, sentences=tuple(item for item in live if item is not None)))

    def _live(self, sentence: MarkedSentence) -> LiveSentence | None:
        if not sentence.is_ended:
            shown = self._asked.forbidden.cut(sentence.text)
            return LiveSentence(text=shown, state="checking") if shown else None
        if _is_refusal(sentence) or self._asked.forbidden.why(sentence.text) is not None:
            return None
        return LiveSentence(text=sentence.text, state="supported" if self._cited(sentence).supported else "unverified")

    def written(self, *, is_stopped: bool = False, is_cut: bool = False) -> Written | Failure:
        """All of it, now that nothing more comes; or why it is no answer.

        Args:
            is_stopped: by the visitor.
            is_cut: at the limit of its length; as after a stop, a sentence that has no end is left out.
        """
        self._text.end()
        sentences = self._text.sentences()[:MOST_SENTENCES]
        if is_stopped or is_cut:
            sentences = [sentence for sentence in sentences if sentence.text.endswith((".", "!", "?", "”", '"', "。", ")"))]
        if not sentences and not is_stopped:
            return EMPTY
        withheld = Counter(why for sentence in sentences if (why := self._asked.forbidden.why(sentence.text)) is not None)
        kept = [sentence for sentence in sentences if self._asked.forbidden.why(sentence.text) is None]
        stated = [sentence for sentence in kept if not _is_refusal(sentence)]
        is_refusal = bool(kept) and not stated
        if stated and not any(sentence.numbers for sentence in stated) and WOULD_NOT_WORDS.search(stated[0].text):
            return WOULD_NOT
        cited = tuple(self._cited(sentence) for sentence in stated)
        if withheld["prompt"] and not any(sentence.supported for sentence in cited):
            return REPEATED
        unknown = {number for sentence in sentences for number in sentence.numbers if number not in self._passages}
        return Written(
            sentences=cited,
            notices=notices_of(
                cited,
                unknown=unknown,
                is_broken=any(sentence.has_broken_mark for sentence in sentences),
                withheld=withheld,
                is_stopped=is_stopped,
                is_cut=is_cut,
            ),
            prompt=self._asked.ref,
            is_refusal=is_refusal and not withheld,
            is_stopped=is_stopped,
        )

    def _cited(self, sentence: MarkedSentence) -> CitedSentence:
        key = (sentence.text, sentence.numbers)
        if key not in self._checked:
            cited = [self._passages[number] for number in sentence.numbers if number in self._passages]
            citations = self._check.citations(sentence.text, cited) if cited else ()
            self._checked[key] = CitedSentence(text=sentence.text, supported=bool(citations), citations=citations)
        return self._checked[key]


def _is_refusal(sentence: MarkedSentence) -> bool:
    return REFUSAL.rstrip(".").casefold() in sentence.text.casefold()
