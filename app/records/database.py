"""An address → a database whose tables are those of this version."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from app.records.tables import HEAD, VERSION_TABLE
from ingest.errors import InputError, StorageError

SETTING = "QIANTANG_RECORDS_URL"
BUSY_S = 5.0  # how long a transaction waits for another process
MIGRATIONS = Path(__file__).parent / "migrations"
WRITES = "qiantang_writes"  # option of a connection


def database_url(address: str) -> sa.URL:
    """
    Raises:
        InputError: it is no address of a database, or of one that keeps nothing.
    """
    try:
        url = sa.make_url(address)
    except (ArgumentError, ValueError) as exc:
        raise InputError(
            f"{SETTING} is no address of a database; write it as in sqlite:///records.sqlite3 or postgresql+psycopg://user@host/name"
        ) from exc
    if _is_sqlite(url) and url.database in (None, "", ":memory:"):
        raise InputError(f"{SETTING} is {_shown(url)}, which keeps nothing; name a file, or set QIANTANG_KEEP_DAYS=0")
    return url


def open_database(url: sa.URL) -> sa.Engine:
    """The database, made if there is none, its tables brought up to date.

    Raises:
        InputError: the driver of such a database is not installed, or not known.
        StorageError: it cannot be reached, read or written; or a newer version made it.
    """
    engine = _engine(url)
    try:
        if _is_sqlite(url):
            _make_file(url)
        if _version(engine) != HEAD:
            _upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextlib.contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that reads.

    Raises:
        StorageError: the database cannot be read.
    """
    with _told(engine.url, "read"), engine.connect() as connection:
        yield connection


@contextlib.contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that writes, as one, and is committed at the end.

    Raises:
        StorageError: the database cannot be written; nothing was.
    """
    with _told(engine.url, "written"), engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        yield connection


def _engine(url: sa.URL) -> sa.Engine:
    arguments: dict[str, Any] = {"connect_args": {"timeout": BUSY_S}} if _is_sqlite(url) else {"pool_pre_ping": True}
    try:
        engine = sa.create_engine(url, hide_parameters=True, **arguments)
    except ModuleNotFoundError as exc:
        raise InputError(f"{SETTING} is {_shown(url)}, which needs the Python package {exc.name!r}; install it") from exc
    except (NoSuchModuleError, ArgumentError) as exc:
        raise InputError(f"{SETTING} is {_shown(url)}, a kind of database that is not known; take sqlite or postgresql") from exc
    except (TypeError, ValueError) as exc:
        raise InputError(f"{SETTING} is {_shown(url)}, which cannot be used ({_first_line(exc)}); see .env.example") from exc
    if _is_sqlite(url):
        sa.event.listen(engine, "connect", _on_sqlite_connect)
        sa.event.listen(engine, "begin", _on_sqlite_begin)
    return engine


def _on_sqlite_connect(connection: Any, record: object) -> None:
    connection.isolation_level = None  # the driver would commit before a change of tables, and begin transactions too late
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten


def _on_sqlite_begin(connection: sa.Connection) -> None:
    # A transaction that reads first and then wants to write would fail at once, without waiting, if another one writes.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")


def _make_file(url: sa.URL) -> None:
    """An empty file that only this account reads, if there is none."""
    path = Path(url.database or "")
    if url.query:  # SQLite's own form of an address
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with contextlib.suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as exc:
        raise StorageError(f"the records in {path} cannot be written ({exc.strerror}); mend that, or set {SETTING}") from exc


def _version(engine: sa.Engine) -> str | None:
    with reading(engine) as connection:
        return _version_in(connection)


def _version_in(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one_or_none()


def _upgrade(engine: sa.Engine) -> None:
    """Apply the migrations that the database does not have yet, all or none of them."""
    # Here, not above: a database that is up to date, as it nearly always is, need not wait for Alembic's import.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    try:
        with writing(engine) as connection:
            found = _version_in(connection)  # again: another process may have been faster
            if found is not None and found not in known:
                raise StorageError(
                    f"the records in {_shown(engine.url)} were made by a newer version (their form is {found!r}, this one knows "
                    f"{HEAD!r}); update Qiantang, or set {SETTING} to another database"
                )
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
    except StorageError:
        if _version(engine) != HEAD:  # else another process has done it at the same moment
            raise


@contextlib.contextmanager
def _told(url: sa.URL, done: str) -> Iterator[None]:
    """What goes wrong inside is told in one line, with what to do."""
    try:
        yield
    except IntegrityError:
        raise  # two wrote the same at once: that is no fault of the database
    except (DBAPIError, sa.exc.TimeoutError) as exc:
        reason = _first_line(getattr(exc, "orig", None) or exc)
        raise StorageError(f"the records in {_shown(url)} cannot be {done} ({reason}); {_advice(reason)}") from exc


def _advice(reason: str) -> str:
    said = reason.lower()
    if "locked" in said or "busy" in said:
        return "another program holds them; end it, or try again"
    if "not a database" in said or "malformed" in said:
        return f"move the file away, and a new one is made, or set {SETTING}"
    return f"mend that, or set {SETTING}"


def _shown(url: sa.URL) -> str:
    return str(url.database) if _is_sqlite(url) and url.database else url.render_as_string(hide_password=True)


def _is_sqlite(url: sa.URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _first_line(exc: BaseException) -> str:
    return (str(exc).strip() or type(exc).__name__).splitlines()[0]
