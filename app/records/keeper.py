"""The records of this process: opened once, tried again when they could not be, cleared daily."""

import functools
import logging
import threading
import time
from collections.abc import Callable

import sqlalchemy as sa

from app.records.database import database_url
from app.records.store import DAY_S, Records
from app.settings import Settings
from ingest.errors import QiantangError

TRY_AGAIN_S = 60.0
NOT_WANTED = "QIANTANG_KEEP_DAYS is 0"

_log = logging.getLogger(__name__)


class Keeper:
    """Opens the records for one set of settings; where that fails, says why, once in the log, and tries again later."""

    def __init__(self, settings: Settings, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._records: Records | None = None
        self._why_not: str | None = None
        self._tried: float | None = None
        self._lock = threading.Lock()

    def records(self) -> Records | None:
        """The records; None where nothing is kept, or where they cannot be opened now."""
        with self._lock:
            if self._records is None and (self._tried is None or (self._is_wanted and self._clock() - self._tried >= TRY_AGAIN_S)):
                self._try()
                self._tried = self._clock()
            return self._records

    @property
    def why_not(self) -> str | None:
        """Why there are no records, in one line; None where there are."""
        return None if self.records() is not None else self._why_not

    @property
    def _is_wanted(self) -> bool:
        return self._settings.keep_days > 0

    def _try(self) -> None:
        try:
            if self._is_wanted:
                self._records = Records(_address(self._settings), keep_days=self._settings.keep_days)
                threading.Thread(target=_clear_daily, args=(self._records,), name="records", daemon=True).start()
            else:
                self._why_not = NOT_WANTED
                _forget(self._settings)
        except QiantangError as exc:
            if str(exc) != self._why_not:
                _log.warning("conversations are not kept: %s", exc)
            self._why_not = str(exc)


def records(settings: Settings) -> Records | None:
    """The records of this process; None where nothing is kept (QIANTANG_KEEP_DAYS is 0), or where they cannot be opened."""
    return _keeper(settings).records()


def why_not_kept(settings: Settings) -> str | None:
    """Why nothing is kept, in one line; None where it is."""
    return _keeper(settings).why_not


@functools.cache
def _keeper(settings: Settings) -> Keeper:
    return Keeper(settings)


def _address(settings: Settings) -> sa.URL:
    if settings.records_url:
        return database_url(settings.records_url)
    return sa.URL.create("sqlite", database=str(settings.records_file.absolute()))


def _forget(settings: Settings) -> None:
    """Delete what was kept before keeping was turned off; makes no file."""
    address = _address(settings)
    if address.get_backend_name() == "sqlite":
        from pathlib import Path

        if not Path(address.database or "").is_file():
            return
    found = Records(address, keep_days=0)
    found.clear_all()
    found.close()


def _clear_daily(found: Records) -> None:
    while True:
        time.sleep(DAY_S)
        try:
            found.clear_expired()
        except QiantangError as exc:
            _log.warning("records whose time has come were not deleted: %s", exc)
