"""Names that mean the same, from an `aliases.toml` beside the documents."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import InputError

FILE = "aliases.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One thing and all that it is called."""

    name: str
    also: tuple[str, ...] = ()  # as good as the name
    formerly: tuple[str, ...] = ()  # earlier names; they lead to the thing, the thing does not lead to them
    kind: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the usual one first."""
        return (self.name, *self.also, *self.formerly)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """All aliases of a library of documents."""

    entries: tuple[Alias, ...] = ()
    _by_name: Mapping[str, Alias] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, entries: tuple[Alias, ...]) -> "Aliases":
        """Aliases over these entries; a name that two entries claim belongs to the first."""
        by_name: dict[str, Alias] = {}
        for entry in entries:
            for name in entry.names:
                by_name.setdefault(name.casefold(), entry)
        return cls(entries=entries, _by_name=by_name)

    def find(self, name: str) -> Alias | None:
        """The entry that has this name, whatever its case; None if there is none."""
        return self._by_name.get(name.casefold())

    def mentions(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Each name that stands in the text, with the other names of the same thing.

        A former name leads to today's; today's does not lead to former ones.
        """
        found = []
        for entry in self.entries:
            written = next((name for name in sorted(entry.names, key=len, reverse=True) if _stands_in(name, text)), None)
            if written is not None:
                found.append((written, tuple(name for name in (entry.name, *entry.also) if name != written)))
        return found

    def in_latin(self, text: str) -> str:
        """The text with names in other scripts in their usual Latin form: "What is 城市大脑?" → "What is City Brain?"."""
        foreign = [
            (name, entry.name) for entry in self.entries for name in entry.names if not name.isascii() and entry.name.isascii()
        ]
        for name, latin in sorted(foreign, key=lambda pair: -len(pair[0])):
            if name in text and not any(char.isascii() and char.isalpha() for char in name):
                text = text.replace(name, f" {latin} ")
        return re.sub(r"\s+([?!.,;:])", r"\1", " ".join(text.split()))

    def to_json(self) -> list[dict[str, object]]:
        """Entries as plain dicts; `from_json` reads them back."""
        return [
            {"name": entry.name, "also": list(entry.also), "formerly": list(entry.formerly), "kind": entry.kind}
            for entry in self.entries
        ]


def _stands_in(name: str, text: str) -> bool:
    if not name.isascii():  # Chinese is written without spaces: no word edges to look for
        return name in text
    flags = 0 if name.isupper() or len(name) <= 4 else re.IGNORECASE  # "IT" is not "it", "Hang" not "hang"
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None


def from_values(values: object, *, where: str) -> Aliases:
    """Aliases of the parsed content of a file: `[[alias]]` tables with `name`, `also`, `formerly`, `kind`.

    Raises:
        InputError: an entry has no name, or a list of names is none; `where` is named in the message.
    """
    entries: list[Alias] = []
    tables = values.get("alias", []) if isinstance(values, Mapping) else values
    if not isinstance(tables, list):
        raise InputError(f"{where}: 'alias' is {type(tables).__name__}, but should be [[alias]] tables")
    for number, table in enumerate(tables, start=1):
        name = table.get("name") if isinstance(table, Mapping) else None
        if not isinstance(name, str) or not name.strip():
            raise InputError(f'{where}: alias {number} has no name; write name = "…"')
        lists = {key: table.get(key, []) for key in ("also", "formerly")}
        for key, names in lists.items():
            if not isinstance(names, list) or not all(isinstance(item, str) and item.strip() for item in names):
                raise InputError(f"{where}: {key!r} of {name!r} is {names!r}, but should be a list of names")
        entries.append(Alias(name=name, also=tuple(lists["also"]), formerly=tuple(lists["formerly"]), kind=table.get("kind")))
    return Aliases.of(tuple(entries))


def load_aliases(folder: Path) -> Aliases:
    """The aliases of a folder; none if it has no `aliases.toml`.

    Raises:
        InputError: the file is no valid TOML, or an entry is malformed.
    """
    path = folder / FILE
    if not path.is_file():
        return Aliases()
    return from_values(read_toml(path), where=str(path))


def read_toml(path: Path) -> dict[str, object]:
    """The parsed file.

    Raises:
        InputError: it cannot be read, or is no valid TOML; the message names the file and the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise InputError(f"{path} cannot be read as TOML ({exc}); mend that place, or take the file away") from exc
