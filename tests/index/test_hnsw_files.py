from pathlib import Path

import numpy as np
import pytest
from llama_index.core.schema import TextNode

from index.chroma import ChunkVectors
from index.hnsw_files import HEADER, clear_unused
from ingest.errors import StorageError

DIM = 8
ELEMENT_COUNTS = [1, 51, 130]


def built(folder: Path, count: int) -> np.ndarray:
    rows = np.random.default_rng(7).normal(size=(count, DIM)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    vectors = ChunkVectors(folder, create=True)
    vectors.add([TextNode(id_=f"c{at}", text=f"text {at}") for at in range(count)], rows)
    vectors.close()
    return rows


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.bin")}


@pytest.mark.parametrize("count", ELEMENT_COUNTS)
def test_nothing_but_zeros_stands_behind_the_last_element(tmp_path: Path, count: int) -> None:
    built(tmp_path, count)
    found = files(tmp_path)
    _, _, capacity, elements, size = HEADER.unpack_from(found["header.bin"])
    assert (elements, capacity >= count) == (count, True)
    for name, at in (("data_level0.bin", count * size), ("length.bin", count * 4)):
        assert not any(found[name][at:])


@pytest.mark.parametrize("count", ELEMENT_COUNTS)
def test_whoever_opens_an_index_writes_none_of_its_vector_files(tmp_path: Path, count: int) -> None:
    rows = built(tmp_path, count)
    before = files(tmp_path)
    vectors = ChunkVectors(tmp_path)
    nearest = vectors.nearest(rows[count - 1], 1)
    vectors.close()
    assert nearest == {f"c{count - 1}": pytest.approx(1.0, abs=1e-5)}
    assert files(tmp_path) == before


def test_what_memory_held_is_cleared_and_elements_stay(tmp_path: Path) -> None:
    (tmp_path / "header.bin").write_bytes(HEADER.pack(1, 0, 4, 2, 3))
    (tmp_path / "data_level0.bin").write_bytes(b"abcdef" + b"sk-key")
    (tmp_path / "length.bin").write_bytes(b"12345678" + b"key-here")
    assert clear_unused(tmp_path) == 14
    assert (tmp_path / "data_level0.bin").read_bytes() == b"abcdef" + bytes(6)
    assert (tmp_path / "length.bin").read_bytes() == b"12345678" + bytes(8)


def test_an_unknown_version_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "header.bin").write_bytes(HEADER.pack(2, 0, 4, 2, 3))
    (tmp_path / "data_level0.bin").write_bytes(b"abcdefsk-key")
    with pytest.raises(StorageError, match="has version 2 with 2 of 4 elements"):
        clear_unused(tmp_path)
    assert (tmp_path / "data_level0.bin").read_bytes() == b"abcdefsk-key"
