"""What a generation knows without vectors: documents, chunks, sentences, aliases, in one SQLite file that is written once."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ingest.aliases import Aliases, from_values
from ingest.document import About, SourceDocument
from ingest.layout import decode_layout, encode_layout

FILE = "documents.sqlite"

_tables = sa.MetaData()
_documents = sa.Table(
    "documents",
    _tables,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("sha", sa.String, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("media", sa.String, nullable=False),
    sa.Column("about", sa.JSON, nullable=False),
    sa.Column("origin", sa.String, nullable=False),
    sa.Column("root", sa.String, nullable=False),
    sa.Column("pages", sa.JSON, nullable=False),  # where each page starts
    sa.Column("layout", sa.Text, nullable=False),  # the blocks that the format told of, encoded
    sa.Column("said", sa.JSON, nullable=False),  # what the file says about itself
    sa.Column("reading", sa.String, nullable=False),
    sa.Column("changed", sa.String, nullable=False),  # when the document last came in otherwise than before
)
_chunks = sa.Table(
    "chunks",
    _tables,
    sa.Column("row", sa.Integer, primary_key=True),  # 0-based; the row of BM25 and of the sentence offsets
    sa.Column("id", sa.String, nullable=False),
    sa.Column("document", sa.String, nullable=False, index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("node", sa.JSON, nullable=False),  # LlamaIndex's own form of the chunk
    sa.Column("facts", sa.JSON, nullable=False),  # what each of its sentences states, encoded
)
_library = sa.Table("library", _tables, sa.Column("key", sa.String, primary_key=True), sa.Column("value", sa.JSON, nullable=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkRow:
    """One chunk as stored."""

    id: str
    document: str
    start: int
    end: int
    node: str  # JSON of the TextNode
    facts: tuple[str, ...]  # what each of its sentences states, as `ingest.facts.codec` encodes it


class Store:
    """Reads and writes the file; safe to read from several threads and processes."""

    def __init__(self, folder: Path) -> None:
        # check_same_thread: each question may run in another thread of the web server.
        self._engine = sa.create_engine(f"sqlite:///{folder / FILE}", connect_args={"check_same_thread": False})

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    def write(
        self, docs: Sequence[SourceDocument], chunks: Sequence[ChunkRow], aliases: Aliases, brackets: Mapping[str, str]
    ) -> None:
        """Store everything, once."""
        _tables.create_all(self._engine)
        with self._engine.begin() as connection:
            if docs:
                connection.execute(sa.insert(_documents), [_row_of(doc) for doc in docs])
            if chunks:
                connection.execute(
                    sa.insert(_chunks),
                    [
                        {
                            "row": row,
                            "id": chunk.id,
                            "document": chunk.document,
                            "start": chunk.start,
                            "end": chunk.end,
                            "node": chunk.node,
                            "facts": list(chunk.facts),
                        }
                        for row, chunk in enumerate(chunks)
                    ],
                )
            values: list[dict[str, object]] = [
                {"key": "aliases", "value": aliases.to_json()},
                {"key": "brackets", "value": dict(brackets)},
            ]
            connection.execute(sa.insert(_library), values)

    def documents(self) -> list[SourceDocument]:
        """All documents, sorted by id."""
        with self._engine.connect() as connection:
            # Format 2 had no pages: `ingest --rebuild` takes over the documents of an index that is no longer searched.
            held = {column["name"] for column in sa.inspect(connection).get_columns(_documents.name)}
            columns = [column for column in _documents.c if column.name in held]
            return [_document_of(row) for row in connection.execute(sa.select(*columns).order_by(_documents.c.id))]

    def document(self, doc_id: str) -> SourceDocument | None:
        """The document with this id; None if there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(_documents).where(_documents.c.id == doc_id)).first()
        return _document_of(row) if row is not None else None

    def chunk_counts(self) -> dict[str, int]:
        """Number of chunks by document id."""
        count = sa.select(_chunks.c.document, sa.func.count()).group_by(_chunks.c.document)
        with self._engine.connect() as connection:
            return {row[0]: int(row[1]) for row in connection.execute(count)}

    def chunks(self) -> Iterator[ChunkRow]:
        """All chunks in row order."""
        return self._chunks(sa.select(_chunks))

    def chunks_of(self, doc_id: str) -> Iterator[ChunkRow]:
        """The chunks of one document in row order."""
        return self._chunks(sa.select(_chunks).where(_chunks.c.document == doc_id))

    def _chunks(self, wanted: "sa.Select[Any]") -> Iterator[ChunkRow]:
        with self._engine.connect() as connection:
            for row in connection.execute(wanted.order_by(_chunks.c.row)):
                yield ChunkRow(
                    id=row.id, document=row.document, start=row.start, end=row.end, node=row.node, facts=tuple(row.facts)
                )

    def aliases(self) -> Aliases:
        """The aliases that came with the documents."""
        with self._engine.connect() as connection:
            value = connection.execute(sa.select(_library.c.value).where(_library.c.key == "aliases")).scalar()
        return from_values(value or [], where="the index")

    def brackets(self) -> dict[str, str]:
        """Short names that the documents give in brackets, with the long ones."""
        with self._engine.connect() as connection:
            value = connection.execute(sa.select(_library.c.value).where(_library.c.key == "brackets")).scalar()
        return dict(value or {})


def _row_of(doc: SourceDocument) -> dict[str, object]:
    about = json.loads(json.dumps(doc.about.to_json()))
    return {
        "id": doc.id,
        "sha": doc.sha,
        "text": doc.text,
        "media": doc.media,
        "about": about,
        "origin": doc.origin,
        "root": doc.root,
        "pages": list(doc.pages),
        "layout": encode_layout(doc.layout),
        "said": doc.said.to_json(),
        "reading": doc.reading,
        "changed": doc.changed,
    }


def _document_of(row: "sa.Row[tuple[object, ...]]") -> SourceDocument:
    held = row._mapping
    return SourceDocument(
        id=row.id,
        text=row.text,
        media=row.media,
        about=About(**row.about),
        origin=row.origin,
        root=row.root,
        pages=tuple(held.get("pages", ())),
        layout=decode_layout(held.get("layout", "")),
        said=About(**held.get("said", {})),
        reading=held.get("reading", ""),
        changed=held.get("changed", ""),
    )
