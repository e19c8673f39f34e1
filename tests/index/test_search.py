from collections.abc import Callable
from pathlib import Path

from llama_index.core.schema import QueryBundle

from index.library import ingest
from index.options import IndexOptions
from index.retriever import FusedRetriever
from index.search import Index
from tests.fakes import FakeEmbedding

Folder = Callable[..., Path]


def opened(options: IndexOptions, embedding: FakeEmbedding, path: Path) -> Index:
    ingest([path], options, embedding)
    return Index(options, embedding)


def test_hits_are_spans_of_their_documents_with_their_sentences(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    index = opened(options, embedding, folder(a="# T\n\nThe lake is old. It is deep.\n", b="# U\n\nTea grows here.\n"))

    hit = index.search("the lake is old").hits[0]

    text = index.documents["a.md"].text
    assert hit.text == text[hit.start : hit.end] == "The lake is old. It is deep."
    assert [text[item.start : item.end] for item in hit.sentences] == ["The lake is old.", "It is deep."]
    assert hit.sentences[0].cosine is not None and hit.sentences[0].cosine > 0.99


def test_all_chunks_come_back_when_there_are_fewer_than_asked_for(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    index = opened(options, embedding, folder(a="One.", b="Two.", c="Three."))

    assert len(index.search("one", count=10).hits) == 3


def test_the_same_question_finds_the_same_order(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    index = opened(options, embedding, folder(**{f"d{n}": f"Text number {n} of many." for n in range(30)}))

    assert [hit.document for hit in index.search("text of many").hits] == [
        hit.document for hit in index.search("text of many").hits
    ]


def test_another_name_of_a_thing_finds_it(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    path = folder(a="HHZ holds patents.", b="Tea grows on the hills.", c="Boats cross a lake.")
    (path / "aliases.toml").write_text('[[alias]]\nname = "High-tech Zone"\nalso = ["HHZ"]\n', encoding="utf-8")

    hits = opened(options, embedding, path).search("High-tech Zone").hits

    assert next(hit.bm25_score for hit in hits if hit.document == "a.md") > 0


def test_search_can_be_kept_to_some_documents(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    index = opened(options, embedding, folder(a="The lake.", b="The lake."))

    assert [hit.document for hit in index.search("lake", documents={"b.md"}).hits] == ["b.md"]


def test_a_question_without_a_known_word_still_gets_the_nearest(
    options: IndexOptions, embedding: FakeEmbedding, folder: Folder
) -> None:
    index = opened(options, embedding, folder(a="The lake.", b="A hill."))

    assert len(index.search("zzz 杭州 ???").hits) == 2


def test_retriever_gives_llama_index_its_own_form(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    index = opened(options, embedding, folder(a="The lake is old."))

    nodes = FusedRetriever(index).retrieve(QueryBundle("lake"))

    assert [(node.node.get_content(), node.node.ref_doc_id) for node in nodes] == [("The lake is old.", "a.md")]


def test_llama_index_can_open_the_same_collection(options: IndexOptions, embedding: FakeEmbedding, folder: Folder) -> None:
    index = opened(options, embedding, folder(a="The lake is old."))
    assert index.vectors is not None

    found = index.vectors.vector_store.get_nodes(node_ids=None, filters=None)

    assert [node.get_content() for node in found] == ["The lake is old."]
