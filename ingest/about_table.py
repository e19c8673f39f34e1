"""`documents.toml`: what a folder says about its files, a table a file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ingest.aliases import read_toml
from ingest.document import About
from ingest.errors import InputError, SourceFileError

ABOUT_FILE = "documents.toml"
LEAVE_OUT = "leave_out"  # a key of a file's table: true keeps the file out of the index
KEYS = tuple(item.name for item in fields(About))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a folder says about one of its files."""

    about: About = About()
    cleared: frozenset[str] = frozenset()  # keys that are given as "": what the file says there does not hold
    leaves_out: bool = False  # the file is no document

    def over(self, said: About) -> About:
        """What the file says itself, with what the folder says in its place."""
        kept = {key: value for key, value in asdict(said).items() if key not in self.cleared}
        return About(**kept).merged(self.about)


NOTHING_TOLD = Told()


def told_in(folder: Path) -> dict[str, Told]:
    """What the folder's `documents.toml` says, by file name; nothing where there is none.

    Raises:
        InputError: it cannot be read, is no valid TOML, or holds something else than tables of texts.
    """
    path = folder / ABOUT_FILE
    if not path.is_file():
        return {}
    return {name: _told(values, name=name, path=path) for name, values in read_toml(path).items()}


def _told(values: object, *, name: str, path: Path) -> Told:
    if not isinstance(values, Mapping):
        raise InputError(f'{path}: {name!r} is {values!r}, but should be a table; write ["{name}"] above its values')
    leaves_out = values.get(LEAVE_OUT, False)
    if not isinstance(leaves_out, bool):
        raise InputError(f"{path}: [{name}]: {LEAVE_OUT!r} is {leaves_out!r}, but should be true or false, without quotes")
    try:
        about = About.from_mapping(values)
    except SourceFileError as exc:
        raise InputError(f"{path}: [{name}]: {exc}") from exc
    return Told(about=about, cleared=frozenset(key for key in KEYS if values.get(key) == ""), leaves_out=leaves_out)
