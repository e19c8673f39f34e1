"""Greetings, thanks, and questions about the library itself: answered from what is in the index, without a search."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from answer.types import Answer
from ingest.document import SourceDocument

LISTED = 12  # documents named one by one; the rest is counted

TABLE = Path(__file__).resolve().parent / "smalltalk.toml"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    found = []
    for kind, patterns in table["kinds"].items():
        for pattern in patterns:
            whole = pattern.replace("{library}", table["library"]).replace("{which}", table["which"])
            found.append((kind, re.compile(f"{table['before']}(?:{whole}){table['after']}")))
    return tuple(found)


def smalltalk_kind(question: str) -> str | None:
    """Which kind of talk this is; None if it is a question to the documents."""
    folded = " ".join(re.sub(r"[^\w\s'’-]", " ", question).split()).casefold()
    return next((kind for kind, pattern in _patterns() if pattern.fullmatch(folded)), None)


def reply(
    kind: str,
    *,
    documents: Mapping[str, SourceDocument],
    before: Sequence[Answer],
    examples: Callable[[], Sequence[str]],
) -> str:
    """What is said, from what is in the index.

    Args:
        before: the earlier answers of the conversation, oldest first.
        examples: questions that can be answered; called only where they are named.
    """
    if kind in ("recency", "who_says"):
        cited = next((answer.citations for answer in reversed(before) if answer.citations), ())
        if cited:
            said = dict.fromkeys(_source_line(documents[item.document]) for item in cited if item.document in documents)
            return "That rests on " + "; and on ".join(said) + "."
        return _newest(documents)
    if kind == "documents":
        return _list(documents)
    if kind in ("greeting", "how_are_you"):
        return f"Hello! {_scope(documents)} Ask me something{_such_as(examples())}"
    if kind in ("thanks", "praise"):
        return "You are welcome. Ask on whenever you like."
    if kind == "bye":
        return "Goodbye!"
    return (
        f"I am Qiantang. {_scope(documents)} Every sentence of an answer comes with the place it is taken from, and where the "
        f"documents do not answer, I say so. You can ask{_such_as(examples())}"
    )


def _such_as(examples: Sequence[str]) -> str:
    return f", for example: {' · '.join(examples)}" if examples else " about what they say."


def _scope(documents: Mapping[str, SourceDocument]) -> str:
    count = len(documents)
    titles = ", ".join(f"“{doc.about.title}”" for doc in list(documents.values())[:3])
    more = f" and {count - 3} more" if count > 3 else ""
    return f"I answer questions from {count} document{'s' if count != 1 else ''}: {titles}{more}."


def _list(documents: Mapping[str, SourceDocument]) -> str:
    docs = sorted(documents.values(), key=lambda doc: _date(doc), reverse=True)
    lines = [f"The library holds {len(docs)} document{'s' if len(docs) != 1 else ''}, the newest first:"]
    lines.extend(f"• {_source_line(doc)}" for doc in docs[:LISTED])
    if len(docs) > LISTED:
        lines.append(f"• and {len(docs) - LISTED} more")
    return "\n".join(lines)


def _newest(documents: Mapping[str, SourceDocument]) -> str:
    dated = [doc for doc in documents.values() if _date(doc)]
    if not dated:
        return "None of the documents is dated, so how recent they are cannot be told."
    newest, oldest = max(dated, key=_date), min(dated, key=_date)
    return f"The newest document is {_source_line(newest)}. The oldest is {_source_line(oldest)}."


def _date(doc: SourceDocument) -> str:
    return max(doc.about.published or "", doc.about.as_of or "")


def _source_line(doc: SourceDocument) -> str:
    about = doc.about
    parts = [f"“{about.title}”"]
    if about.publisher:
        parts.append(about.publisher)
    if about.published:
        parts.append(f"published {about.published}")
    if about.as_of:
        parts.append(f"figures as of {about.as_of}")
    if not about.published and not about.as_of:
        parts.append("not dated")
    return ", ".join(parts)
