"""Whether a word with an opposite stands in the sense that has one; the senses that have none are in guards.toml."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_SHORTHANDS = {
    "{a}": r"(?:the|an?|its|his|her|their|our|my|your|this|that|each|every|any|no|another|of|['’]s)",
    "{n}": r"(?:US|RMB|S)?[$€£¥]?\s?\d[\d.,]*\S*",
    "{to_verb}": r"to (?!(?:the|an?|its|their|his|her|about|around|just|under|below|less|over|nearly|more|between)\b)[a-z]+",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What must and must not stand right beside a word."""

    not_before: re.Pattern[str] | None  # None asks nothing
    not_after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    either: bool  # one of `before` and `after` is enough

    def allows(self, before: str, after: str) -> bool:
        """True if the word between the two texts is meant as the table of opposites means it."""
        if (self.not_before and self.not_before.search(before)) or (self.not_after and self.not_after.match(after)):
            return False
        asked = []
        if self.before:
            asked.append(self.before.search(before) is not None)
        if self.after:
            asked.append(self.after.match(after) is not None)
        return not asked or (any(asked) if self.either else all(asked))


def _pattern(row: dict[str, str], key: str) -> re.Pattern[str] | None:
    if key not in row:
        return None
    words = row[key]
    for short, long in _SHORTHANDS.items():
        words = words.replace(short, long)
    if key.endswith("before"):
        return re.compile(rf"(?<!\w)(?:{words})\s*$")
    return re.compile(rf"[\s-]*(?:{words})(?!\w)")


def _read() -> dict[str, Guard]:
    table = tomllib.loads(Path(__file__).with_name("guards.toml").read_text(encoding="utf-8"))
    guards: dict[str, Guard] = {}
    for row in table["guard"]:
        guard = Guard(
            not_before=_pattern(row, "not_before"),
            not_after=_pattern(row, "not_after"),
            before=_pattern(row, "before"),
            after=_pattern(row, "after"),
            either=bool(row.get("either", False)),
        )
        guards |= dict.fromkeys(str(row["words"]).split(), guard)
    return guards


GUARDS = _read()
