"""Opening the records: migrations from nothing and from the first revision, and what cannot be opened, in one line each."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.records import Records
from app.records.database import MIGRATIONS, database_url, open_database
from app.records.keeper import Keeper
from app.records.tables import HEAD, VERSION_TABLE, metadata
from app.settings import Settings
from ingest.errors import InputError, StorageError


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite3"


def opened(path: Path) -> Records:
    return Records(f"sqlite:///{path}", keep_days=30)


def schema(path: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
    connection.close()
    return found


def make_revision_1(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database as the first version left it, with a turn in it."""
    with monkeypatch.context() as patch:
        patch.setattr("app.records.database.HEAD", "0001")
        open_database(database_url(f"sqlite:///{path}")).dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO conversations VALUES ('k', 9e9)")
        connection.execute("INSERT INTO turns VALUES (1, 'k', 0, 9e9, 'How?', 'How?', 'answered', NULL, 0.5, '{}')")
    connection.close()


def test_the_latest_migration_is_the_one_that_the_tables_are_written_for() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]


def test_the_migrations_make_the_tables_as_they_are_declared(database: Path) -> None:
    engine = open_database(database_url(f"sqlite:///{database}"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_database_of_the_first_revision_is_brought_up_to_date_and_keeps_what_it_held(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_revision_1(database, monkeypatch)
    assert not [name for _, name, _, _ in schema(database) if name == "evaluation_rows"]
    kept = opened(database)
    assert [asked.question for asked in kept.asked()] == ["How?"]
    kept.keep_row({"id": "a"})
    kept.close()
    opened(tmp_path / "new.sqlite3").close()
    assert schema(database) == schema(tmp_path / "new.sqlite3")


def test_opening_again_changes_nothing(database: Path) -> None:
    opened(database).close()
    before = schema(database)
    opened(database).close()
    assert schema(database) == before


def test_a_migration_that_fails_leaves_the_database_as_it_was(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_revision_1(database, monkeypatch)
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE jobs (x INTEGER)")  # of someone else: the second revision stumbles over it, half-way
    connection.close()
    before = schema(database)
    with pytest.raises(StorageError, match="cannot be written .table jobs already exists"):
        opened(database)
    assert schema(database) == before


def test_a_database_of_a_newer_version_is_left_alone(database: Path) -> None:
    opened(database).close()
    with sqlite3.connect(database) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '0999'")
    connection.close()
    before = schema(database)
    with pytest.raises(StorageError) as refused:
        opened(database)
    assert str(refused.value) == (
        f"the records in {database} were made by a newer version (their form is '0999', this one knows '{HEAD}'); update Qiantang, "
        "or set QIANTANG_RECORDS_URL to another database"
    )
    assert schema(database) == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("records", "QIANTANG_RECORDS_URL is no address of a database; write it as in sqlite:///records.sqlite3 or "),
        ("postgresql://host:port/x", "QIANTANG_RECORDS_URL "),
        ("http://user:secret@host/x", "QIANTANG_RECORDS_URL is http://user:***@host/x, a kind of database that is not known; "),
        ("sqlite://", "QIANTANG_RECORDS_URL is sqlite://, which keeps nothing; name a file, or set QIANTANG_KEEP_DAYS=0"),
        ("sqlite:///:memory:", "QIANTANG_RECORDS_URL is :memory:, which keeps nothing; "),
        ("postgresql+nodriver://u:secret@h/x", "QIANTANG_RECORDS_URL is postgresql+nodriver://u:***@h/x, a kind of database that "),
    ],
)
def test_an_address_that_cannot_be_used_is_named_without_its_password(address: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        Records(address, keep_days=1)
    assert str(refused.value).startswith(said) and "secret" not in str(refused.value) and "\n" not in str(refused.value)


def test_a_driver_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(InputError, match="needs the Python package 'psycopg'; install it"):
        Records("postgresql+psycopg://u:secret@h/x", keep_days=1)


def test_a_file_that_is_no_database_is_said_and_left_as_it_is(database: Path) -> None:
    database.write_text("Minutes of the meeting. " * 99, encoding="utf-8")
    with pytest.raises(StorageError) as refused:
        opened(database)
    assert str(refused.value) == (
        f"the records in {database} cannot be read (file is not a database); move the file away, and a new one is made, or set "
        "QIANTANG_RECORDS_URL"
    )
    assert database.read_text(encoding="utf-8").startswith("Minutes")


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=re.escape(f"the records in {tmp_path} cannot be read (unable to open database file); ")):
        opened(tmp_path)


def test_a_file_that_may_only_be_read_is_said(database: Path) -> None:
    opened(database).close()
    with pytest.raises(StorageError, match="cannot be written .attempt to write a readonly database.; mend that, or set "):
        Records(f"sqlite:///file:{database}?mode=ro&uri=true", keep_days=1)


def test_a_file_that_another_program_holds_is_said_within_the_time(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(database).close()
    monkeypatch.setattr("app.records.database.BUSY_S", 0.1)
    with sqlite3.connect(database) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="database is locked.; another program holds them; end it, or try again"):
            opened(database)
        other.rollback()
    other.close()


def test_a_name_with_odd_characters_is_a_name(tmp_path: Path) -> None:
    kept = Keeper(Settings(storage=tmp_path / "a b%20?#湖")).records()
    assert kept is not None and (tmp_path / "a b%20?#湖" / "records.sqlite3").is_file()
    kept.close()


def test_up_to_date_records_open_without_alembic(database: Path, repository: Path) -> None:
    opened(database).close()
    program = (
        "import sys; from app.records import Records; Records(sys.argv[1], keep_days=1).close(); print('alembic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program, f"sqlite:///{database}"], cwd=repository, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("False\n", "")


def test_other_tables_in_the_same_database_are_not_touched(database: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{database}")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(sa.text("INSERT INTO alembic_version VALUES ('theirs')"))
    opened(database).close()
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one() == "theirs"
    engine.dispose()
