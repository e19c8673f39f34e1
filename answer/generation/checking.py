"""A model's sentence and the passages that it cites → the spans that bear it out, or none.

Both decisions are those that claims use: `find_support` says whether a passage bears out a statement, `parts_of` what a
sentence states.
A sentence that joins what several passages say is borne out if each of its parts is, by one of the passages cited.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answer.checking.mapped import Mapped
from answer.checking.parts import parts_of
from answer.citations import cite_hit
from answer.generation.passages import Passage
from answer.support import find_support
from answer.types import Citation
from ingest.document import SourceDocument
from ingest.facts.names.lexicon import EMPTY, Lexicon

JOINT = re.compile(r";\s+|,\s+(?:and|but|while|whereas)\s+")
LEAST_WORDS = 4  # of a clause that states something


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
        for parts in self._ways_to_part(sentence):
            found = [self._supporting(part, cited) for part in parts]
            if all(found):
                return tuple(dict.fromkeys(citation for citations in found for citation in citations))
        return ()

    def _ways_to_part(self, sentence: str) -> Iterator[list[str]]:
        """The statements that the sentence makes; and its two halves at each place where whole clauses are joined."""
        parts = parts_of(Mapped.of(sentence, 0, len(sentence)), self.lexicon)
        if len(parts) > 1:
            yield [part.text for part in parts]
        for joint in JOINT.finditer(sentence):
            halves = [f"{sentence[: joint.start()]}.", f"{sentence[joint.end() :][:1].upper()}{sentence[joint.end() + 1 :]}"]
            if all(len(half.split()) >= LEAST_WORDS for half in halves):
                yield halves

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
