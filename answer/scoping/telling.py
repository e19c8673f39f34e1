"""An answer from some documents only, told as such."""

from collections.abc import Mapping
from dataclasses import replace

from answer.refusing import refusal
from answer.types import Answer
from ingest.document import SourceDocument


def told_within(answer: Answer, ids: frozenset[str], documents: Mapping[str, SourceDocument]) -> Answer:
    """The answer; a refusal names the documents that were read, so that nobody takes it for one of all documents.

    Args:
        ids: of the documents that were read.
        documents: those of the index, by id.
    """
    if not answer.is_declined or answer.reason not in ("not_in_documents", "out_of_domain"):
        return answer
    said = refusal.REFUSAL if answer.reason == "out_of_domain" else answer.answer
    titles = " and ".join(f"“{documents[doc_id].about.title}”" for doc_id in sorted(ids))
    return replace(answer, reason="not_in_documents", answer=refusal.of_document(said, titles, is_one=len(ids) == 1))
