"""Records: kept and read back equal, seen by nobody without the id, cleared when their time has come, many at once."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from answer.types import Answer, CitedSentence, LookedAt
from app.records import Feedback, KeptJob, KeptRow, Records
from app.records import keeper as keeper_module
from app.records.keeper import Keeper
from app.settings import Settings
from tests.app.made import citation

DAY_S = 86_400.0
NOON = 1_700_000_000.0
CITATION = citation("42 \u2028\0", title="The lake 湖", sha="0" * 64, published="2022-03-01", page=3, start=4, end=8)
ANSWER = Answer(
    question="How much?",
    standalone_question="How much was added?",
    status="answered",
    answer="42",
    confidence=1 / 3,
    sentences=(CitedSentence(text="It added 42.", citations=(CITATION,)),),
    looked_at=(LookedAt(document="lake.md", start=0, end=3, quote="The", score=2 / 3),),
)
REFUSED = Answer(question="And who?", standalone_question="And who?", status="declined", reason="not_in_documents", answer="No.")


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "records.sqlite3"


@pytest.fixture
def open_records(database: Path, clock: Clock) -> Iterator[Callable[..., Records]]:
    opened: list[Records] = []

    def open_them(keep_days: int = 30) -> Records:
        opened.append(Records(f"sqlite:///{database}", keep_days=keep_days, clock=clock))
        return opened[-1]

    yield open_them
    for one in opened:
        one.close()


@pytest.fixture
def kept(open_records: Callable[..., Records]) -> Records:
    return open_records()


def test_a_conversation_is_read_back_as_it_was_also_by_another_process(kept: Records, open_records: Callable[..., Records]) -> None:
    talk = kept.new_conversation()
    assert kept.keep_turn(talk, 0, ANSWER) and kept.keep_turn(talk, 1, REFUSED)
    assert kept.turns(talk) == (ANSWER, REFUSED)
    assert open_records().turns(talk) == (ANSWER, REFUSED)


def test_nothing_is_seen_without_the_id(kept: Records, database: Path) -> None:
    talk, other = kept.new_conversation(), kept.new_conversation()
    kept.keep_turn(talk, 0, ANSWER)
    kept.keep_feedback(talk, 0, is_helpful=True)
    assert (kept.turns(other), dict(kept.feedback(other))) == ((), {})
    assert [kept.turns(guess) for guess in ("", "%", talk[:-1], talk.swapcase(), "' OR 1=1 --", "\ud800")] == [()] * 6
    assert talk.encode() not in database.read_bytes()  # who reads the file, or Activity, cannot open it by its address
    assert talk not in repr(kept.asked())


def test_ids_cannot_be_guessed_and_one_that_could_be_keeps_nothing(kept: Records) -> None:
    ids = {kept.new_conversation() for _ in range(1000)}
    assert len(ids) == 1000 and min(map(len, ids)) >= 22
    assert [kept.keep_turn(guess, 0, ANSWER) for guess in ("", "1", "test", "a" * 21, "a" * 65, "ä" * 22)] == [False] * 6
    assert not kept.keep_turn(kept.new_conversation(), -1, ANSWER)
    assert kept.asked() == ()


def test_another_answer_in_the_same_place_replaces_the_one_before_and_what_was_said_of_it(kept: Records) -> None:
    talk = kept.new_conversation()
    kept.keep_turn(talk, 0, REFUSED)
    kept.keep_feedback(talk, 0, is_helpful=False)
    kept.keep_turn(talk, 0, REFUSED)
    assert kept.feedback(talk)[0].is_helpful is False  # the same answer, kept again
    kept.keep_turn(talk, 0, ANSWER)
    assert (kept.turns(talk), dict(kept.feedback(talk))) == ((ANSWER,), {})


def test_a_conversation_ends_where_a_turn_was_not_kept(kept: Records) -> None:
    talk = kept.new_conversation()
    kept.keep_turn(talk, 0, ANSWER)
    kept.keep_turn(talk, 2, REFUSED)
    assert kept.turns(talk) == (ANSWER,)


def test_feedback_is_kept_changed_and_taken_back(kept: Records, clock: Clock) -> None:
    talk, given = kept.new_conversation(), datetime.fromtimestamp(NOON, tz=UTC)
    kept.keep_turn(talk, 0, ANSWER)
    assert kept.keep_feedback(talk, 0, is_helpful=None, remark=" \0So-so 好 \ud800")
    assert kept.feedback(talk) == {0: Feedback(is_helpful=None, remark="So-so 好 ?", given=given)}
    assert kept.keep_feedback(talk, 0, is_helpful=True)
    assert kept.feedback(talk) == {0: Feedback(is_helpful=True, remark="", given=given)}
    assert kept.keep_feedback(talk, 0, is_helpful=None)
    assert kept.feedback(talk) == {}
    assert not kept.keep_feedback(talk, 1, is_helpful=True)  # there is no such turn
    assert kept.keep_feedback(talk, 0, is_helpful=None, remark="x" * 9_999)
    assert len(kept.feedback(talk)[0].remark) == 2_000


def test_staff_see_refused_questions_first_and_the_newest_of_each(kept: Records, clock: Clock) -> None:
    talk = kept.new_conversation()
    for at, answer in enumerate([ANSWER, REFUSED, replace(ANSWER, question="100% sure?"), replace(REFUSED, question="Why?")]):
        clock.now += 1
        kept.keep_turn(talk, at, answer)
    kept.keep_feedback(talk, 2, is_helpful=False, remark="Not Even close")
    assert [asked.question for asked in kept.asked()] == ["Why?", "And who?", "100% sure?", "How much?"]
    assert [asked.question for asked in kept.asked(limit=1, offset=1)] == ["And who?"]
    assert [asked.question for asked in kept.asked(kind="answered")] == ["100% sure?", "How much?"]
    assert [asked.question for asked in kept.asked(with_feedback="some")] == ["100% sure?"]
    assert [asked.question for asked in kept.asked(with_feedback="helpful")] == []
    assert [asked.question for asked in kept.asked(contains="not even")] == ["100% sure?"]
    assert [asked.question for asked in kept.asked(contains="0%")] == ["100% sure?"]
    assert kept.asked(contains="%%") == ()
    assert kept.counts() == {"answered": 2, "declined": 2, "feedback": 1}
    found = kept.asked(contains="how much")[-1]
    assert (found.standalone, found.status, found.reason, found.confidence, found.feedback, found.answer) == (
        "How much was added?",
        "answered",
        None,
        1 / 3,
        None,
        ANSWER,
    )
    assert kept.one_asked(found.number) == found and kept.one_asked(99) is None


def test_a_conversation_is_kept_so_many_days_after_its_last_question(kept: Records, clock: Clock) -> None:
    old, young = kept.new_conversation(), kept.new_conversation()
    kept.keep_turn(old, 0, ANSWER)
    kept.keep_turn(young, 0, ANSWER)
    kept.keep_feedback(old, 0, is_helpful=True)
    kept.keep_job(kind="ingest", title="t", state="done", started=NOON, ended=NOON)
    clock.now += 20 * DAY_S
    kept.keep_turn(young, 1, REFUSED)
    clock.now += 11 * DAY_S
    assert (kept.turns(old), dict(kept.feedback(old)), kept.jobs()) == ((), {}, ())  # also before it is deleted
    assert len(kept.asked()) == 2 and kept.counts() == {"answered": 1, "declined": 1, "feedback": 0}
    assert (kept.clear_expired(), kept.clear_expired()) == (1, 0)
    assert kept.turns(young) == (ANSWER, REFUSED)


def test_a_copied_turn_is_read_with_its_conversation_but_is_no_second_question(kept: Records) -> None:
    first, copy = kept.new_conversation(), kept.new_conversation()
    kept.keep_turn(first, 0, ANSWER)
    kept.keep_turn(copy, 0, ANSWER, is_copy=True)
    kept.keep_turn(copy, 1, REFUSED)
    assert kept.turns(copy) == (ANSWER, REFUSED)
    assert [asked.question for asked in kept.asked()] == [REFUSED.question, ANSWER.question]
    assert kept.counts() == {"answered": 1, "declined": 1, "feedback": 0}
    kept.keep_feedback(copy, 0, is_helpful=False)  # someone else's than that of the first
    (said,) = kept.asked(with_feedback="some")
    assert (said.question, kept.one_asked(said.number), len(kept.asked())) == (ANSWER.question, said, 2)
    assert kept.counts() == {"answered": 1, "declined": 1, "feedback": 1}
    kept.keep_turn(copy, 0, REFUSED)  # asked anew in its place
    assert kept.counts() == {"answered": 1, "declined": 2, "feedback": 0}


def test_what_has_expired_is_deleted_from_the_file_when_it_is_opened(
    open_records: Callable[..., Records], clock: Clock, database: Path
) -> None:
    first = open_records()
    first.keep_turn(first.new_conversation(), 0, replace(ANSWER, question="the secret of the lake"))
    first.close()
    assert b"the secret of the lake" in database.read_bytes()
    clock.now += 31 * DAY_S
    open_records().close()
    assert b"the secret of the lake" not in database.read_bytes()


def test_many_threads_keep_at_once_and_nothing_is_lost(kept: Records) -> None:
    talks = [kept.new_conversation() for _ in range(8)]

    def visit(talk: str) -> None:
        for at in range(5):
            assert kept.keep_turn(talk, at, replace(ANSWER, question=f"{talk} {at}"))
            assert kept.keep_feedback(talk, at, is_helpful=at % 2 == 0)
            assert len(kept.turns(talk)) == at + 1

    threads = [threading.Thread(target=visit, args=(talk,)) for talk in talks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [[turn.question for turn in kept.turns(talk)] for talk in talks] == [[f"{t} {at}" for at in range(5)] for t in talks]
    assert len(kept.asked()) == 40


def test_several_processes_make_the_database_and_keep_at_once(database: Path, repository: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from app.records import Records; from answer.types import Answer\n"
        "kept = Records(sys.argv[1], keep_days=1)\n"
        "talk = kept.new_conversation()\n"
        "for at in range(10):\n"
        "    assert kept.keep_turn(talk, at, Answer(question=str(at), standalone_question='', status='answered'))\n"
        "print([turn.question for turn in kept.turns(talk)])\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, f"sqlite:///{database}"], cwd=repository, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    said = [process.communicate(timeout=120) for process in started]
    assert said == [(f"{[str(at) for at in range(10)]}\n".encode(), b"")] * 3
    kept = Records(f"sqlite:///{database}", keep_days=1)
    assert kept.counts()["answered"] == 30
    kept.close()


def test_rows_for_evaluation_stay_until_they_are_removed(kept: Records, clock: Clock) -> None:
    number = kept.keep_row({"id": "a", "answers": ["湖"]})
    assert kept.keep_row({"id": "b"}, number) == number
    clock.now += 999 * DAY_S
    kept.clear_expired()
    assert kept.rows() == (KeptRow(number=number, made=datetime.fromtimestamp(NOON, tz=UTC), row={"id": "b"}),)
    kept.remove_row(number)
    kept.remove_row(number)
    assert kept.rows() == ()


def test_jobs_that_ended_are_listed_the_latest_first(kept: Records) -> None:
    assert kept.keep_job(kind="ingest", title="a", state="done", started=NOON - 9, ended=NOON - 5)
    assert kept.keep_job(kind="ingest", title="b", state="failed", started=NOON - 4, ended=NOON, error="no")
    moment = datetime.fromtimestamp(NOON, tz=UTC)
    assert kept.jobs(limit=1) == (
        KeptJob(
            kind="ingest", title="b", state="failed", started=datetime.fromtimestamp(NOON - 4, tz=UTC), ended=moment, error="no"
        ),
    )


def test_a_file_that_is_locked_stops_no_visitor(
    kept: Records, database: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    talk = kept.new_conversation()
    assert kept.keep_turn(talk, 0, ANSWER)
    kept.close()
    monkeypatch.setattr("app.records.database.BUSY_S", 0.1)
    hasty = Records(f"sqlite:///{database}", keep_days=36_500)
    with sqlite3.connect(database) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not hasty.keep_turn(talk, 1, REFUSED)
        assert hasty.turns(talk) == ()
        other.rollback()
    other.close()
    assert hasty.turns(talk) == (ANSWER,)
    hasty.close()
    assert "an answer was not kept: the records in" in caplog.text
    assert "(database is locked); another program holds them; end it, or try again" in caplog.text


def test_an_answer_that_cannot_be_read_any_more_ends_the_conversation_and_is_logged(
    kept: Records, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    talk = kept.new_conversation()
    kept.keep_turn(talk, 0, ANSWER)
    with sqlite3.connect(database) as other:
        other.execute("UPDATE turns SET answer = '{}'")
    other.close()
    assert kept.turns(talk) == ()
    assert "an answer that was kept cannot be read: answer has no 'question'" in caplog.text


def test_only_this_account_reads_the_file(kept: Records, database: Path) -> None:
    assert database.stat().st_mode & 0o077 == 0


def test_with_no_days_nothing_is_kept_and_no_file_is_made(tmp_path: Path) -> None:
    settings = Settings(storage=tmp_path / "index", keep_days=0)
    found = Keeper(settings)
    assert (found.records(), found.why_not) == (None, "QIANTANG_KEEP_DAYS is 0")
    assert list(tmp_path.iterdir()) == []


def test_turning_keeping_off_deletes_what_was_kept(tmp_path: Path) -> None:
    kept = Keeper(Settings(storage=tmp_path)).records()
    assert kept is not None
    talk = kept.new_conversation()
    kept.keep_turn(talk, 0, ANSWER)
    kept.keep_row({"id": "a"})
    assert Keeper(Settings(storage=tmp_path, keep_days=0)).records() is None
    assert (kept.turns(talk), kept.asked(), kept.rows()) == ((), (), ())
    kept.close()


def test_records_that_cannot_be_opened_are_told_once_and_tried_again_later(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "index").write_text("a file where the folder should be", encoding="utf-8")
    clock = Clock()
    found = Keeper(Settings(storage=tmp_path / "index"), clock=clock)
    assert [found.records() for _ in range(3)] == [None] * 3
    said = f"the records in {tmp_path / 'index' / 'records.sqlite3'} cannot be written ("
    assert found.why_not is not None and found.why_not.startswith(said)
    assert [record.message.startswith(f"conversations are not kept: {said}") for record in caplog.records] == [True]
    (tmp_path / "index").unlink()
    assert found.records() is None  # not tried again yet
    clock.now += keeper_module.TRY_AGAIN_S
    assert found.records() is not None and found.why_not is None
    found.records().close()  # type: ignore[union-attr]
