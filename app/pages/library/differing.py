"""Values that disagree across the library: looked for as work beside the page, kept with the generation that they were found in."""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from answer.types import Citation
from app.cli_text import counted
from app.jobs import Job
from app.pages.shared.document_data import Opened
from app.pages.shared.sources import in_words
from app.settings import Settings

if TYPE_CHECKING:
    from answer.disagreements import Disagreement
    from app.preload import Preload

KIND = "disagreements"
FOLDER = "disagreements"  # in the storage folder; one file a generation
VERSION = 1  # of what is looked for; what was found otherwise is looked for again
COMPARING = "Comparing values"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two values."""

    value: str
    as_of: str | None
    citation: Citation

    @property
    def line(self) -> str:
        """ "57th place · the second quarter of 2018"."""
        return " · ".join(part for part in (self.value, in_words(self.as_of) if self.as_of else "no date") if part)

    def open(self, nonce: int) -> Opened:
        """The document at this value."""
        return Opened.citation(self.citation, nonce)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Two values that documents give for one thing, the newer first."""

    one: Side
    other: Side
    is_same_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in one generation."""

    generation: str
    at: datetime
    items: tuple[Differing, ...]

    @property
    def line(self) -> str:
        """How many, of one time and of several."""
        if not self.items:
            return "No two sentences were found that give the same thing different values."
        same = sum(item.is_same_time for item in self.items)
        parts = []
        if same:
            parts.append(f"{counted(same, 'pair')} of values for the same time: one of the two may be wrong")
        if len(self.items) > same:
            parts.append(f"{counted(len(self.items) - same, 'pair')} of values for different times")
        return "; ".join(parts) + "."


def look(settings: Settings, loading: "Preload") -> Callable[[Job], Found]:
    """Finds them in the index that answers now, and keeps them."""

    def work(job: Job) -> Found:
        from answer.disagreements import disagreements

        job.report("Loading the library")
        loading.renew()
        index = loading.engine().index
        found = disagreements(index, report=lambda done, total: job.report(COMPARING, done, total))
        result = Found(generation=index.id, at=datetime.now(UTC), items=tuple(map(_differing, found)))
        keep(settings.storage, result)
        return result

    return work


def keep(storage: Path, found: Found) -> None:
    """Writes what was found, in the place of what was found before. A disk that takes nothing costs only a new search."""
    with contextlib.suppress(OSError):
        folder = storage / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".", dir=folder)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"version": VERSION, **asdict(found), "at": found.at.isoformat()}, file, ensure_ascii=False)
        path = _file(storage, found.generation)
        Path(draft).replace(path)
        for other in folder.glob("*.json"):
            if other != path:
                other.unlink(missing_ok=True)


def kept(storage: Path, generation: str) -> Found | None:
    """What was found in this generation; None if it was not looked for."""
    try:
        values = json.loads(_file(storage, generation).read_text(encoding="utf-8"))
        if values["version"] != VERSION:
            return None
        items = tuple(
            Differing(one=_side(item["one"]), other=_side(item["other"]), is_same_time=item["is_same_time"])
            for item in values["items"]
        )
        return Found(generation=values["generation"], at=datetime.fromisoformat(values["at"]), items=items)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _side(values: dict[str, Any]) -> Side:
    return Side(value=values["value"], as_of=values["as_of"], citation=Citation(**values["citation"]))


def _differing(item: "Disagreement") -> Differing:
    one, other = (Side(value=side.value, as_of=side.as_of, citation=side.citation) for side in (item.one, item.other))
    return Differing(one=one, other=other, is_same_time=item.is_same_time)


def _file(storage: Path, generation: str) -> Path:
    return storage / FOLDER / f"{generation}.json"
