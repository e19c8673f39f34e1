"""Candidates from texts in the test: the facts are really read, retrieval is left out."""

from collections.abc import Mapping
from dataclasses import replace

from llama_index.core.schema import NodeWithScore, TextNode

from answer.features import Candidate, candidates_of
from answer.question import Asked, parse_question
from index.search import Hit, ScoredSentence
from ingest.document import About, SourceDocument
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import EMPTY, Lexicon
from ingest.facts.times.anchors import anchor_of


def document(name: str, *sentences: str, as_of: str | None = None, title: str = "A report") -> SourceDocument:
    """A document of one paragraph."""
    return SourceDocument(id=name, text=" ".join(sentences), media="plain", about=About(title=title, as_of=as_of))


def hit_of(doc: SourceDocument, *sentences: str, lexicon: Lexicon = EMPTY) -> Hit:
    """The chunk that holds the sentences, each found in the document's text."""
    spans = [(doc.text.index(sentence), doc.text.index(sentence) + len(sentence)) for sentence in sentences]
    start, end = spans[0][0], spans[-1][1]
    node = TextNode(text=doc.text[start:end], metadata={"title": doc.about.title, "headings": "", "locator": ""})
    anchor = anchor_of(doc.about)
    return Hit(
        node=NodeWithScore(node=node, score=1.0),
        document=doc.id,
        start=start,
        end=end,
        score=1.0,
        bm25_score=1.0,
        cosine=1.0,
        sentences=tuple(
            ScoredSentence(start=a, end=b, cosine=0.5, facts=annotate(doc.text[a:b], anchor=anchor, lexicon=lexicon))
            for a, b in spans
        ),
    )


def read_of(
    question: str, *said: tuple[str, str | None, str], title: str = "A report", lexicon: Lexicon = EMPTY
) -> tuple[Asked, list[Candidate], Mapping[str, SourceDocument]]:
    """The question, one candidate a sentence in the order given, and their documents.

    Args:
        said: document id, what its figures speak for, the sentence; the best first. Sentences of one document are one paragraph.
    """
    asked = parse_question(question, lexicon)
    texts: dict[str, list[str]] = {}
    dates = {name: as_of for name, as_of, _ in said}
    for name, _, sentence in said:
        texts.setdefault(name, []).append(sentence)
    documents = {name: document(name, *texts[name], as_of=dates[name], title=title) for name in texts}
    hits = [hit_of(documents[name], *texts[name], lexicon=lexicon) for name in texts]
    found = candidates_of(asked, hits, documents, lexicon, {})
    order = [sentence for _, _, sentence in said]
    ranked = sorted(found, key=lambda candidate: order.index(candidate.text))
    return asked, [replace(candidate, score=-0.1 * at) for at, candidate in enumerate(ranked)], documents
