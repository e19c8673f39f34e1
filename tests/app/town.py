"""The documents that the browser tests of the chat are about: a town, a river port, and one that is up to no good."""

import json
from pathlib import Path

from tests.app.browser_chat import RIVER, TOWN
from tests.app.hostile_texts import HOSTILE_TEXTS

HOSTILE_FILE = '<img src=x onerror="window.pwned=1"> $a$ [b](javascript:c) **d**.md'
SIGNS = "\n\n".join(f"Wall {number} of the mirror hall bears this line: {text}" for number, text in enumerate(HOSTILE_TEXTS))
ABOUT = {
    "title": " ".join(" ".join(HOSTILE_TEXTS[3:9]).split()),
    "publisher": " ".join(HOSTILE_TEXTS[10:13]),
    "source_title": " ".join(HOSTILE_TEXTS[26:29]),
    "url": "javascript:window.pwned=1",
    "note": " ".join(HOSTILE_TEXTS[13:16]),
}


def write_town(folder: Path) -> None:
    """The three documents as files."""
    (folder / "town.md").write_text(TOWN, encoding="utf-8")
    (folder / "river.txt").write_text(RIVER, encoding="utf-8")
    about = "\n".join(f"{name}: {json.dumps(value)}" for name, value in ABOUT.items())
    (folder / HOSTILE_FILE).write_text(f"---\n{about}\n---\n\n{SIGNS}\n", encoding="utf-8")
