"""Work beside the pages: its progress, its end, and that one of a kind runs at a time."""

import threading

from app.jobs import KEPT_COUNT, UNEXPECTED, Job, Jobs
from ingest.errors import InputError

WAIT_S = 10.0


def test_a_job_that_ends_holds_its_result() -> None:
    def count(job: Job) -> list[int]:
        for number in (1, 2, 3):
            job.report("counting", number, 3)
        return [1, 2, 3]

    job = Jobs().start("count", "Count to three", count)
    assert job.wait(WAIT_S)
    assert (job.state, job.result, job.stage, job.done, job.total) == ("done", [1, 2, 3], "counting", 3, 3)
    assert job.ended is not None and job.ended >= job.started


def test_an_expected_error_is_one_line() -> None:
    def work(job: Job) -> None:
        raise InputError("the folder\nis not there")

    job = Jobs().start("read", "Read", work)
    assert job.wait(WAIT_S)
    assert (job.state, job.error, job.result) == ("failed", "the folder is not there", None)


def test_an_unexpected_error_says_nothing_of_the_inside() -> None:
    job = Jobs().start("read", "Read", lambda job: 1 / 0)
    assert job.wait(WAIT_S)
    assert (job.state, job.error) == ("failed", UNEXPECTED)


def test_a_stopped_job_ends_at_its_next_report() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(job: Job) -> str:
        begun.set()
        go_on.wait(WAIT_S)
        job.report("second step")
        return "never"

    job = Jobs().start("walk", "Walk", work)
    assert begun.wait(WAIT_S)
    job.stop()
    assert job.is_running and job.is_stopped
    go_on.set()
    assert job.wait(WAIT_S)
    assert (job.state, job.result, job.error) == ("stopped", None, "")


def test_a_stopped_job_may_keep_what_it_has() -> None:
    begun = threading.Event()

    def work(job: Job) -> list[int]:
        begun.set()
        while not job.is_stopped:
            pass
        return [1, 2]

    job = Jobs().start("walk", "Walk", work)
    assert begun.wait(WAIT_S)
    job.stop()
    assert job.wait(WAIT_S)
    assert (job.state, job.result) == ("stopped", [1, 2])


def test_a_second_job_of_a_kind_is_the_one_that_runs() -> None:
    jobs, go_on = Jobs(), threading.Event()
    first = jobs.start("read", "Read a", lambda job: go_on.wait(WAIT_S))
    other = jobs.start("write", "Write b", lambda job: "beside it")
    assert jobs.start("read", "Read c", lambda job: "never") is first
    assert jobs.running("read") is first
    go_on.set()
    assert first.wait(WAIT_S) and other.wait(WAIT_S)
    again = jobs.start("read", "Read c", lambda job: "now")
    assert again.wait(WAIT_S) and again.result == "now"
    assert jobs.of_kind("read") == (again, first)
    assert jobs.get(other.id) is other and jobs.get("nothing") is None


def test_old_jobs_are_forgotten() -> None:
    jobs = Jobs()
    for _ in range(KEPT_COUNT + 5):
        assert jobs.start("read", "Read", lambda job: None).wait(WAIT_S)
    assert len(jobs.of_kind("read")) == KEPT_COUNT + 1


def test_at_the_end_of_the_server_what_runs_is_asked_to_stop_and_waited_for() -> None:
    found, kept = Jobs(), []

    def work(job: Job) -> str:
        while not job.is_stopped:
            threading.Event().wait(0.01)
        kept.append(job.title)
        return "what there is"

    begun = [found.start(kind, kind, work) for kind in ("one", "other")]
    assert found.end_all(10.0) and sorted(kept) == ["one", "other"]
    assert [(job.state, job.result) for job in begun] == [("stopped", "what there is")] * 2
    assert found.end_all(0.0)


def test_work_that_does_not_heed_the_word_is_not_waited_for_without_end() -> None:
    found, gate = Jobs(), threading.Event()
    found.start("k", "t", lambda job: gate.wait(20))
    assert not found.end_all(0.05)
    gate.set()
