"""The lines of a JSON Lines file, with their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eval.errors import EvalError


def numbered_lines(path: Path, *, of: str, error: type[EvalError]) -> Iterator[tuple[int, str]]:
    """Line number, from 1, and text of each line that is not blank.

    Args:
        of: what the lines hold, "questions"; stands in the message.
        error: what is raised.
    Raises:
        EvalError: of that class; the file is not there, or is no UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as exc:
        raise error(f"{path} does not exist; name a file of {of} in JSON Lines") from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise error(f"{path} can't be read as UTF-8 text: {exc}") from exc
    # split at \n alone: str.splitlines() would also cut at U+2028, which may stand in JSON text
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
