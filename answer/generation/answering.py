"""The extractive answer and what the language model makes of the same passages → the answer that is given."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from answer.generation.checking import Check
from answer.generation.client import LanguageModel
from answer.generation.failure import Failure
from answer.generation.following import rewritten
from answer.generation.orders import order_spans
from answer.generation.progress import Progress
from answer.generation.writing import write
from answer.generation.written import Written
from answer.joining import shown
from answer.refusing.refusal import REFUSAL
from answer.types import Answer, Citation, Notice
from index.search import Hit
from ingest.document import SourceDocument
from ingest.facts.names.lexicon import Lexicon

NOTHING_STANDS = "Nothing that the language model wrote could be verified, so the answer was put together without it."
NOTHING_YET = (
    "It was stopped before the language model had written anything that could be verified; this was put together without it."
)
NOTHING_SHOWN = "The language model wrote nothing that can be shown, so the answer was put together without it."


def said_without(failure: Failure) -> Notice:
    """The one line on why the model had no part in an answer."""
    return Notice(kind="fallback", text=f"The answer was put together without the language model: {failure.reason}.")


def alone_by_model(
    question: str, history: Sequence[Answer], model: LanguageModel, progress: Progress, *, is_foreign: bool
) -> str | None:
    """The question standing alone and in English, written by the model; None where that is not needed or has failed."""
    turns = [turn for turn in history if turn.sentences or turn.candidate]  # small talk is nothing to refer to
    if not turns and not is_foreign:
        return None
    progress.show(replace(progress.live, doing="Understanding the question…"))
    found = rewritten(question, turns, model, progress)
    return found if isinstance(found, str) else None


def answered_by_model(
    drafted: Answer,
    hits: Sequence[Hit],
    documents: Mapping[str, SourceDocument],
    lexicon: Lexicon,
    model: LanguageModel,
    progress: Progress,
) -> Answer:
    """The model's answer where it stands up to the check, else the extractive one, saying why.

    Where the documents speak of another year or place than was asked for, the refusal that names it stays: whatever a model wrote
    from the same passages could only be about something else.
    """
    if _names_another_bound(drafted):
        return drafted
    drafted = without_orders(drafted, documents)
    progress.show(replace(progress.live, doing="Writing; each sentence is checked…", understood=drafted.standalone_question))
    written = write(drafted.standalone_question, hits, Check(documents=documents, lexicon=lexicon), model, progress)
    if isinstance(written, Failure):
        return replace(drafted, notices=(*drafted.notices, said_without(written)))
    answer = replace(drafted, engine=model.name, prompt=written.prompt, notices=(*drafted.notices, *written.notices))
    if written.is_refusal:
        return replace(
            answer, status="declined", reason="not_in_documents", answer=REFUSAL, sentences=(), short_answer=None, conflicts=()
        )
    return _accepted(answer, drafted, written)


def without_orders(drafted: Answer, documents: Mapping[str, SourceDocument]) -> Answer:
    """The extractive answer without sentences of paragraphs that give orders; declined if nothing is left.

    Where a model obeys, even a quote would be what it was made to say.
    """
    kept = tuple(sentence for sentence in drafted.sentences if not any(_is_ordered(item, documents) for item in sentence.citations))
    if len(kept) == len(drafted.sentences):
        return drafted
    conflicts = tuple(
        conflict for conflict in drafted.conflicts if not any(_is_ordered(value.citation, documents) for value in conflict.values)
    )
    texts = [sentence.text for sentence in kept]
    candidate = texts[0] if texts else None
    if not texts:
        return replace(
            drafted,
            status="declined",
            reason="not_in_documents",
            answer=REFUSAL,
            short_answer=None,
            sentences=(),
            conflicts=(),
            candidate=None,
        )
    short = drafted.short_answer if drafted.short_answer and drafted.short_answer in texts[0] else None
    return replace(
        drafted, answer=shown(short, texts), short_answer=short, sentences=kept, conflicts=conflicts, candidate=candidate
    )


def _is_ordered(citation: Citation, documents: Mapping[str, SourceDocument]) -> bool:
    spans = order_spans(documents[citation.document].text)
    return any(start < citation.end and citation.start < end for start, end in spans)


def _names_another_bound(drafted: Answer) -> bool:
    return drafted.reason == "not_in_documents" and drafted.answer != REFUSAL


def _accepted(answer: Answer, drafted: Answer, written: Written) -> Answer:
    supported = [sentence.text for sentence in written.sentences if sentence.supported]
    if not supported:
        said = NOTHING_YET if written.is_stopped else NOTHING_STANDS if written.sentences else NOTHING_SHOWN
        others = [notice for notice in written.notices if notice.kind == "unknown_citation"]  # the rest is said in one line
        notices = (*drafted.notices, *others, Notice(kind="fallback", text=said))
        # The model's sentences go with it as what they are: not verified, and no part of the answer.
        return replace(drafted, sentences=(*drafted.sentences, *written.sentences), prompt=written.prompt, notices=notices)
    short = drafted.short_answer if drafted.short_answer and drafted.short_answer in " ".join(supported) else None
    return replace(
        answer,
        status="answered",
        reason=None,
        answer=shown(short, supported),
        short_answer=short,
        sentences=written.sentences,
    )
