"""Retrieved sentences as statements, with what stands around them."""

from collections.abc import Mapping
from functools import lru_cache

from answer.comparing.statement import Statement, tokens_of
from answer.comparing.stopwords import STOPWORDS
from index.search import Hit
from ingest import metadata as keys
from ingest.document import SourceDocument
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.times.anchors import anchor_of
from ingest.facts.times.find import is_comparison, main_mention
from ingest.facts.types import Facts, Name, TimeMention
from ingest.words import WORD, stem


def statements_of(hit: Hit, documents: Mapping[str, SourceDocument], lexicon: Lexicon) -> list[Statement]:
    """One statement a sentence of the hit, in order. Around each: the document's title, the headings, its neighbours."""
    doc = documents[hit.document]
    anchor = anchor_of(doc.about)
    header = f"{hit.node.node.metadata.get(keys.TITLE, '')}. {hit.node.node.metadata.get(keys.HEADINGS, '')}"
    around = _facts_of(header, lexicon)
    texts = [doc.text[sentence.start : sentence.end] for sentence in hit.sentences]
    found = []
    paragraph: tuple[TimeMention, ...] = around.times
    for at, sentence in enumerate(hit.sentences):
        beside = [*range(max(0, at - 1), at), *range(at + 1, min(len(texts), at + 2))]
        names: tuple[Name, ...] = (*(name for other in beside for name in hit.sentences[other].facts.names), *around.names)
        found.append(
            Statement(
                text=texts[at],
                facts=sentence.facts,
                tokens=tokens_of(texts[at], sentence.facts),
                anchor=anchor,
                paragraph=paragraph,
                context_stems=_stems(header).union(*(_stems(texts[other]) for other in beside)),
                context_names=names,
            )
        )
        main = main_mention(sentence.facts.times, texts[at])
        # What a sentence only compares with ("0.5 more than in 2020") is no time that the next one speaks of.
        is_named = main is not None and not is_comparison(main, texts[at])
        paragraph = (*paragraph, main) if main is not None and is_named else paragraph
    return found


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text) if word.casefold() not in STOPWORDS)


@lru_cache(maxsize=20_000)
def _facts_of(header: str, lexicon: Lexicon) -> Facts:
    return annotate(header, lexicon=lexicon)
