"""A model's sentence and the passages that it cites → the spans that bear it out, or none.

Both decisions are those that claims use: `find_support` says whether a passage bears out a statement, `parts_of` what a
sentence states.
A sentence that joins what several passages say is borne out if each of its parts is, by one of the passages cited.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.checking.mapped import Mapped
from answer.checking.parts import parts_of
from answer.citations import cite_hit
from answer.generation.passages import Passage
from answer.support import find_support
from answer.types import Citation
from ingest.document import SourceDocument
from ingest.facts.names.lexicon import EMPTY, Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a sentence is held against."""

    documents: Mapping[str, SourceDocument]  # by id
    lexicon: Lexicon = EMPTY  # names that are known

    def citations(self, sentence: str, cited: Sequence[Passage]) -> tuple[Citation, ...]:
        """What the cited passages hold in support of a sentence; empty if they do not bear out all of it."""
        whole = self._supporting(sentence, cited)
        if whole:
            return tuple(whole)
        parts = parts_of(Mapped.of(sentence, 0, len(sentence)), self.lexicon)
        found = [self._supporting(part.text, cited) for part in parts] if len(parts) > 1 else []
        if not found or not all(found):
            return ()
        return tuple(dict.fromkeys(citation for citations in found for citation in citations))

    def _supporting(self, statement: str, cited: Sequence[Passage]) -> list[Citation]:
        found = []
        for passage in cited:
            support = (
                find_support(statement, passage.evidence.text, lexicon=self.lexicon) if passage.evidence.text.strip() else None
            )
            if support is not None:
                start, end = passage.evidence.span(support.start, support.end)
                hit = passage.hit
                found.append(cite_hit(self.documents[hit.document], hit, hit.start + start, hit.start + end))
        return found
