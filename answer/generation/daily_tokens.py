"""How many tokens were used today, in a file that outlives the process and is shared by all processes."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from answer.generation.failure import Failure

_log = logging.getLogger(__name__)

BUSY_S = 5.0  # so long one process waits for another that writes
TABLE = "CREATE TABLE IF NOT EXISTS days (day TEXT PRIMARY KEY, tokens INTEGER NOT NULL)"
BEGIN = "INSERT OR IGNORE INTO days VALUES (?, 0)"
RESERVE = "UPDATE days SET tokens = tokens + :tokens WHERE day = :day AND tokens + :tokens <= :most"
ADD = "UPDATE days SET tokens = max(0, tokens + ?) WHERE day = ?"


class DailyTokens:
    """A limit on the tokens of a day (local time). What an answer may take is set aside before, what it took is kept after."""

    def __init__(self, file: Path, limit: int, *, today: Callable[[], date] = date.today) -> None:
        self._file = file
        self._limit = limit
        self._today = today

    def reserve(self, tokens: int) -> Failure | None:
        """Set so many aside; why not, if they do not fit into what is left of today."""
        day = self._day()
        try:
            with self._open() as database:
                database.execute(BEGIN, (day,))
                fits = database.execute(RESERVE, {"tokens": tokens, "day": day, "most": self._limit}).rowcount == 1
        except (OSError, sqlite3.Error):  # without a count there is no limit, so the model is not asked
            return Failure(cause="count", reason="the file that counts its tokens cannot be written")
        return None if fits else Failure(cause="limit", reason=f"today's limit of {self._limit:,} tokens is reached")

    def settle(self, *, reserved: int, used: int) -> None:
        """Keep what was used in the place of what was set aside; if that cannot be written, what was set aside stays counted."""
        try:
            with self._open() as database:
                database.execute(ADD, (used - reserved, self._day()))
        except (OSError, sqlite3.Error) as exc:  # the answer is there; it must not be lost over its count
            _log.warning("the tokens of an answer could not be counted in %s: %s", self._file, exc)

    @property
    def used(self) -> int:
        """Tokens of today, those set aside included."""
        with self._open() as database:
            row = database.execute("SELECT tokens FROM days WHERE day = ?", (self._day(),)).fetchone()
        return row[0] if row else 0

    def _day(self) -> str:
        return self._today().isoformat()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=BUSY_S)) as database, database:
            database.execute(TABLE)
            yield database
