from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core.schema import TextNode

from ingest import metadata as keys
from ingest.chunking import SentenceChunker, embedded_text, to_llama
from ingest.document import About, SourceDocument
from ingest.options import ChunkOptions


def words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def chunks(text: str, media: str = "markdown", **options: int) -> list[TextNode]:
    doc = SourceDocument(id="a.md", text=text, media=media, about=About(title="T", as_of="2021"))
    chunker = SentenceChunker(count_tokens=words, options=ChunkOptions(**options))
    return [node for node in chunker.get_nodes_from_documents([to_llama(doc)]) if isinstance(node, TextNode)]


def test_chunk_is_a_span_of_the_text_also_where_it_stands_twice() -> None:
    text = "Same words here.\n\n## Next\n\nSame words here.\n"

    found = chunks(text)

    assert [(node.start_char_idx, node.end_char_idx, node.text) for node in found] == [
        (0, 16, "Same words here."),
        (27, 43, "Same words here."),
    ]
    assert found[0].node_id != found[1].node_id


def test_title_and_headings_are_embedded_and_not_stored() -> None:
    node = chunks("# T\n\n## Inside\n\nSome words.\n")[0]

    assert node.text == "Some words."
    assert embedded_text(node) == "T Inside\nSome words."


def test_short_blocks_of_one_section_are_joined_up_to_the_limit() -> None:
    found = chunks("a b c.\n\nd e f.\n\ng h i.\n\n## New\n\nj k.\n", merge_tokens=6)

    assert [node.text for node in found] == ["a b c.\n\nd e f.", "g h i.", "j k."]


def test_paragraphs_with_different_locators_stay_apart() -> None:
    found = chunks("<!-- ¶ 1 -->\nOne here.\n\n<!-- ¶ 2 -->\nTwo here.\n")

    assert [(node.text, node.metadata[keys.LOCATOR]) for node in found] == [("One here.", "¶ 1"), ("Two here.", "¶ 2")]


def test_a_long_paragraph_is_cut_between_sentences_into_equal_parts() -> None:
    text = " ".join(f"Word{n} is right here." for n in range(10))  # 10 sentences of 4 words

    found = chunks(text, window_tokens=70, header_tokens=48)  # 20 words a chunk

    assert [len(node.text.split()) for node in found] == [20, 20]


def test_a_sentence_longer_than_the_window_is_embedded_whole_in_parts() -> None:
    text = " ".join(f"word{n}" for n in range(100))

    found = chunks(text, window_tokens=80, header_tokens=48)  # 30 words a chunk

    assert all(len(node.text.split()) <= 30 for node in found)
    assert " ".join(node.text for node in found) == text


def test_sentence_spans_of_a_chunk_are_its_sentences() -> None:
    node = chunks("One is here. Two is there.\n")[0]

    spans = keys.decode_sentences(node.metadata[keys.SENTENCES])

    assert [node.text[start:end] for start, end in spans] == ["One is here.", "Two is there."]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab. \n#-|<>!¶*`[]()“0杭😀"), max_size=200))
def test_any_text_is_cut_into_spans_of_itself(text: str) -> None:
    for media in ("markdown", "plain"):
        for node in chunks(text or "x", media):
            assert (text or "x")[node.start_char_idx : node.end_char_idx] == node.text
