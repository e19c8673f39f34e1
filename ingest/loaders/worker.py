"""The process of its own in which PDF, Word and HTML are read; `ingest.loaders.apart` starts it, feeds it and ends it.

Asked on stdin with a line of JSON and the bytes of a file, it answers on stdout with one of JSON: the text, or the reason why not.
"""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from importlib import import_module
from typing import BinaryIO

from ingest.document import About
from ingest.errors import SourceFileError
from ingest.layout import decode_layout, encode_layout
from ingest.loaders.extracted import Extracted
from ingest.options import ReadOptions

MODULES = {
    "pdf": "ingest.loaders.pdf",
    "word": "ingest.loaders.word",
    "word draft": "ingest.loaders.word_markdown",
    "html": "ingest.loaders.html",
}

DEEPEST = 10_000  # calls within calls: pages nest their elements a few hundred deep


def serve() -> None:
    """Answers until stdin ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the answers
    sys.setrecursionlimit(DEEPEST)
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        options = ReadOptions(**asked["options"])
        _limit_memory(options.max_memory_bytes)
        raw = sys.stdin.buffer.read(asked["size"])
        _write(answers, _answer(asked["media"], raw, options))


def _write(answers: BinaryIO, answer: Mapping[str, object]) -> None:
    answers.write(json.dumps(answer).encode("ascii") + b"\n")
    answers.flush()


def _answer(media: str, raw: bytes, options: ReadOptions) -> dict[str, object]:
    try:
        load: Callable[[bytes, ReadOptions], Extracted] = import_module(MODULES[media]).load
        return to_json(load(raw, options))
    except SourceFileError as exc:
        return {"refused": str(exc)}
    except MemoryError:
        return {"refused": f"reading it takes more than {options.max_memory_bytes:,} bytes of memory; split it"}
    except RecursionError:
        return {"refused": "its parts are nested too deeply; save it anew"}
    except Exception as exc:  # a library may fail in any way over a damaged file, and the others are to go in
        said = " ".join(f"{type(exc).__name__}: {exc}".split())[:200]
        return {"refused": f"it is damaged and cannot be taken apart ({said}); save it anew"}


def _limit_memory(most: int) -> None:
    """Holds this process to so many bytes, where the system can do that."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def to_json(extracted: Extracted) -> dict[str, object]:
    """What was read as plain values; `from_json` reads it back."""
    return {
        "text": extracted.text,
        "about": asdict(extracted.about),
        "pages": list(extracted.pages),
        "layout": encode_layout(extracted.layout),
    }


def from_json(values: Mapping[str, object]) -> Extracted:
    """What `to_json` was given."""
    pages, about = values["pages"], values["about"]
    assert isinstance(pages, list) and isinstance(about, dict)
    return Extracted(
        text=str(values["text"]), about=About(**about), pages=tuple(pages), layout=decode_layout(str(values["layout"]))
    )
