"""A language model's answer, held to the same contract: every sentence checked against what it cites."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.citations import cite_hit
from answer.language_model import Failure, LanguageModel
from answer.markers import marked_sentences
from answer.refusal import REFUSAL
from answer.support import find_support
from answer.types import Citation, CitedSentence, Notice, PromptRef
from index.search import Hit
from ingest.document import SourceDocument
from prompts import load_prompt

PROMPT = "answer.v1"
VARIABLES = ("question", "passages", "fence", "refusal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the model wrote, checked."""

    sentences: tuple[CitedSentence, ...]  # supported ones have citations, others none
    notices: tuple[Notice, ...]
    prompt: PromptRef
    is_refusal: bool  # the model said that the passages do not answer


def write(
    question: str, hits: Sequence[Hit], documents: Mapping[str, SourceDocument], model: LanguageModel, *, passages: int
) -> Written | Failure:
    """The model's answer from the best `passages` hits, each sentence supported by a span or marked as not; or why not."""
    prompt = load_prompt(PROMPT, variables=VARIABLES)
    shown = list(hits[:passages])
    text = prompt.render(
        question=question,
        passages=[(number, _source(documents[hit.document]), hit.text) for number, hit in enumerate(shown, start=1)],
        fence=_fence([hit.text for hit in shown]),
        refusal=REFUSAL,
    )
    reply = model.complete(text)
    if isinstance(reply, Failure):
        return reply
    ref = PromptRef(name=prompt.name, hash=prompt.hash)
    marked = [sentence for sentence in marked_sentences(reply) if any(char.isalnum() for char in sentence.text)]
    if all(REFUSAL.rstrip(".").casefold() in sentence.text.casefold() for sentence in marked):
        return Written(sentences=(), notices=(), prompt=ref, is_refusal=True)
    sentences: list[CitedSentence] = []
    unknown: set[int] = set()
    for sentence in marked:
        unknown.update(number for number in sentence.numbers if not 1 <= number <= len(shown))
        cited = [shown[number - 1] for number in sentence.numbers if 1 <= number <= len(shown)]
        citations = tuple(_citations(sentence.text, cited, documents))
        sentences.append(CitedSentence(text=sentence.text, supported=bool(citations), citations=citations))
    return Written(sentences=tuple(sentences), notices=tuple(_notices(sentences, unknown)), prompt=ref, is_refusal=False)


def _citations(sentence: str, cited: Sequence[Hit], documents: Mapping[str, SourceDocument]) -> list[Citation]:
    found = []
    for hit in cited:
        support = find_support(sentence, hit.text)
        if support is not None:
            found.append(cite_hit(documents[hit.document], hit, hit.start + support.start, hit.start + support.end))
    return found


def _notices(sentences: Sequence[CitedSentence], unknown: set[int]) -> list[Notice]:
    notices = []
    if unknown:
        named = ", ".join(f"[{number}]" for number in sorted(unknown))
        notices.append(
            Notice(kind="unknown_citation", text=f"The model cited {named}, which is none of the passages it was given.")
        )
    unverified = sum(1 for sentence in sentences if not sentence.supported)
    if unverified:
        what = "1 sentence" if unverified == 1 else f"{unverified} sentences"
        notices.append(
            Notice(
                kind="unverified",
                text=f"{what} of the model could not be verified in the passages cited and left out of the answer.",
            )
        )
    return notices


def _source(doc: SourceDocument) -> str:
    when = doc.about.published or doc.about.as_of
    return f"{doc.about.title}, {when}" if when else doc.about.title


def _fence(texts: Sequence[str]) -> str:
    """A word that cannot be guessed, so that no document can close its own fence."""
    while True:
        fence = f"P{secrets.token_hex(6)}"
        if not any(fence in text for text in texts):
            return fence
