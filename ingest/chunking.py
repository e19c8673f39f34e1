"""Documents → chunks of whole sentences that fit the embedding model's window."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode, Document, MetadataMode, NodeRelationship, RelatedNodeInfo, TextNode
from pydantic import Field

from ingest import metadata as keys
from ingest.blocks import Block, blocks_of
from ingest.document import About, SourceDocument
from ingest.layout import decode_layout, encode_layout
from ingest.options import ChunkOptions
from ingest.sentences import sentence_spans

MEDIA = "media"  # key of a LlamaIndex Document's metadata that names its segmenter
LAYOUT = "layout"  # key of the blocks that its format told of, encoded; not there where the segmenter finds them


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence, or a part of one that alone is longer than the window."""

    start: int
    end: int
    tokens: int  # word pieces
    block: Block


class SentenceChunker(NodeParser):
    """A LlamaIndex node parser whose offsets are its own: `text[start:end]` is the chunk, also where a text stands twice."""

    count_tokens: Callable[[Sequence[str]], list[int]] = Field(exclude=True)
    options: ChunkOptions = Field(default_factory=ChunkOptions, exclude=True)

    def _parse_nodes(self, nodes: Sequence[BaseNode], show_progress: bool = False, **kwargs: Any) -> list[BaseNode]:
        return [chunk for node in nodes if isinstance(node, Document) for chunk in self._chunks(node)]

    def _postprocess_parsed_nodes(self, nodes: list[BaseNode], parent_doc_map: dict[str, Document]) -> list[BaseNode]:
        # The base class would look the offsets up with text.find, which is wrong where a caption stands twice.
        return nodes

    def _chunks(self, doc: Document) -> Iterator[TextNode]:
        about = About.from_mapping(doc.metadata)
        layout = decode_layout(str(doc.metadata.get(LAYOUT, "")))
        for group in self._groups(doc.text, blocks_of(doc.text, str(doc.metadata[MEDIA]), layout)):
            yield self._chunk(doc, about, group)

    def _groups(self, text: str, blocks: list[Block]) -> Iterator[list[Piece]]:
        """Runs of pieces that make a chunk each."""
        body, merge = self.options.body_tokens, self.options.merge_tokens
        group: list[Piece] = []
        previous: Block | None = None
        kept = [block for block in blocks if block.dropped is None]
        pieces_of = self._pieces(text, kept)
        for block in blocks:
            if block.dropped is not None:
                previous = None  # a chunk is one span of the text: it cannot reach across what is not indexed
                continue
            pieces = pieces_of[block.start]
            tokens = sum(piece.tokens for piece in pieces)
            joins = (
                group
                and previous is not None
                and (previous.headings, previous.locator) == (block.headings, block.locator)
                and sum(piece.tokens for piece in group) + tokens <= (body if block.kind in ("item", "row") else merge)
            )
            if not joins and group:
                yield from _balanced(group, body)
                group = []
            group = [*group, *pieces]
            previous = block
        if group:
            yield from _balanced(group, body)

    def _pieces(self, text: str, blocks: Iterable[Block]) -> dict[int, list[Piece]]:
        """Sentences of each block, by the block's start; all token counts in one call, because calls are slow."""
        spans = [(block, span) for block in blocks for span in self._sentences(text, block)]
        counts = self.count_tokens([text[start:end] for _, (start, end) in spans])
        pieces: dict[int, list[Piece]] = {}
        for (block, (start, end)), tokens in zip(spans, counts, strict=True):
            if tokens <= self.options.body_tokens:
                found = [Piece(start=start, end=end, tokens=tokens, block=block)]
            else:
                found = list(self._split(text, start, end, block, tokens))
            pieces.setdefault(block.start, []).extend(found)
        return pieces

    @staticmethod
    def _sentences(text: str, block: Block) -> list[tuple[int, int]]:
        if block.kind in ("row", "code"):
            return [(block.start, block.end)]
        return sentence_spans(text, block.start, block.end)

    def _split(self, text: str, start: int, end: int, block: Block, tokens: int) -> Iterator[Piece]:
        """Parts of an overlong sentence, cut at white space if there is any, each within the window."""
        if tokens <= self.options.body_tokens or end - start < 2:
            yield Piece(start=start, end=end, tokens=min(tokens, self.options.body_tokens), block=block)
            return
        middle = (start + end) // 2
        space = text.rfind(" ", start + 1, middle)
        cut = space if space > start + (middle - start) // 2 else middle
        left, right = text[start:cut], text[cut:end]
        for part_start, part, count in zip((start, cut), (left, right), self.count_tokens([left, right]), strict=True):
            inner = part_start + len(part) - len(part.lstrip())
            outer = part_start + len(part.rstrip())
            if inner < outer:
                yield from self._split(text, inner, outer, block, count)

    def _chunk(self, doc: Document, about: About, group: list[Piece]) -> TextNode:
        start, end = group[0].start, group[-1].end
        text = doc.text[start:end]
        block = group[0].block
        headings = [heading for heading in block.headings if heading != about.title]
        chunk_id = hashlib.sha256(f"{doc.id_}\x00{start}\x00{end}\x00{text}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return TextNode(
            id_=chunk_id,
            text=text,
            start_char_idx=start,
            end_char_idx=end,
            metadata={
                keys.DOCUMENT: doc.id_,
                keys.TITLE: about.title,
                keys.HEADINGS: keys.HEADING_JOIN.join(headings),
                keys.LOCATOR: block.locator or "",
                keys.PUBLISHED: about.published or "",
                keys.AS_OF: about.as_of or "",
                keys.SENTENCES: keys.encode_sentences([(piece.start - start, piece.end - start) for piece in group]),
            },
            excluded_embed_metadata_keys=[key for key in keys.ALL if key not in keys.EMBEDDED],
            excluded_llm_metadata_keys=list(keys.ALL),
            metadata_template="{value}",
            metadata_separator="\n",
            text_template="{metadata_str}\n{content}",
            relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=doc.id_)},
        )


def _balanced(group: list[Piece], limit: int) -> Iterator[list[Piece]]:
    """The pieces in as few chunks as fit, of about equal size: a last chunk of one short sentence would find little."""
    total = sum(piece.tokens for piece in group)
    parts = -(-total // limit)
    while parts <= len(group):
        chunks = _dealt(group, total / parts)
        if all(sum(piece.tokens for piece in chunk) <= limit for chunk in chunks):
            yield from chunks
            return
        parts += 1
    yield from ([piece] for piece in group)


def _dealt(group: list[Piece], share: float) -> list[list[Piece]]:
    chunks: list[list[Piece]] = [[]]
    dealt = 0.0
    for piece in group:
        if chunks[-1] and dealt + piece.tokens / 2 > share * len(chunks):
            chunks.append([])
        chunks[-1].append(piece)
        dealt += piece.tokens
    return chunks


def to_llama(doc: SourceDocument) -> Document:
    """LlamaIndex's `Document` of a stored one, for any of its node parsers."""
    about = {key: value for key, value in doc.about.to_json().items() if value}
    layout = {LAYOUT: encode_layout(doc.layout)} if doc.layout else {}
    # The layout is for our own node parser: others would embed it, or cut chunks shorter to make room for it.
    return Document(
        id_=doc.id,
        text=doc.text,
        metadata={**about, MEDIA: doc.media, **layout},
        excluded_embed_metadata_keys=[MEDIA, *layout],
        excluded_llm_metadata_keys=[MEDIA, *layout],
    )


def embedded_text(chunk: TextNode, *, header_chars: int = 200) -> str:
    """What is embedded for a chunk: title and headings, cut to `header_chars`, a line break, the text."""
    header = " ".join(str(chunk.metadata[key]) for key in keys.EMBEDDED if chunk.metadata.get(key))
    body = chunk.get_content(MetadataMode.NONE)
    return f"{header[:header_chars]}\n{body}" if header else body
