"""Chroma's vector files without what was in the process's memory before them.

hnswlib (1) allocates its arrays for more elements than it holds, does not clear them, and writes them whole: what stood in that
memory before, a key for a language model too, would lie on the disk. Read from the files of chromadb 1.5.9: a header of
little-endian integers (version, offset, capacity, count, bytes an element), `count` used elements in each array, then whatever
memory held.

(1) Malkov, Yashunin, "Efficient and robust approximate nearest neighbor search using HNSW graphs", TPAMI 2020; Chroma's copy.
"""

import os
import struct
from pathlib import Path

from ingest.errors import StorageError

HEADER = struct.Struct("<iQQQQ")
VERSION = 1
LENGTH_BYTES = 4  # one float32 an element


def clear_unused(folder: Path) -> int:
    """Bytes cleared: in each collection's files under `folder`, all behind the last element is overwritten with zeros.

    Call it when Chroma has closed the folder.

    Raises:
        StorageError: the header is of a version that is not known here; nothing in that collection is changed.
    """
    return sum(_clear(header) for header in sorted(folder.rglob("header.bin")))


def _clear(header: Path) -> int:
    version, _, capacity, count, size = HEADER.unpack_from(header.read_bytes())
    if version != VERSION or count > capacity:
        raise StorageError(
            f"{header} has version {version} with {count} of {capacity} elements; known is version {VERSION}: "
            "install the version of chromadb that constraints.txt names"
        )
    used = {"data_level0.bin": count * size, "length.bin": count * LENGTH_BYTES}
    return sum(_zero_from(header.with_name(name), at) for name, at in used.items())


def _zero_from(path: Path, at: int) -> int:
    unused = max(0, path.stat().st_size - at)
    if unused:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(bytes(unused))
            file.flush()
            os.fsync(file.fileno())
    return unused
