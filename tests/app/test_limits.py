"""How many questions a minute: for a session, for an address, and what is said."""

import threading

import pytest

from app.limits import SWEEP_ABOVE, VISITORS_AN_ADDRESS, Pace, allow
from app.settings import Settings

THREE = Settings(questions_a_minute=3)


def asked(pace: Pace, now: float, session: str = "a", address: str | None = None, settings: Settings = THREE) -> str | None:
    return allow(session, now, address=address, settings=settings, pace=pace)


def test_so_many_may_be_asked_and_then_it_says_how_long_to_wait() -> None:
    pace = Pace()
    assert [asked(pace, now) for now in (100.0, 110.0, 120.0)] == [None] * 3
    assert asked(pace, 120.5) == "That was a lot of questions at once. Please ask again in 40 seconds."
    assert asked(pace, 159.5) == "That was a lot of questions at once. Please ask again in 1 second."
    assert asked(pace, 160.0) is None
    assert asked(pace, 160.0) == "That was a lot of questions at once. Please ask again in 10 seconds."


def test_what_was_refused_is_not_counted() -> None:
    pace = Pace()
    assert [asked(pace, 0.0) for _ in range(99)].count(None) == 3
    assert asked(pace, 60.0) is None


def test_sessions_are_counted_apart() -> None:
    pace = Pace()
    assert [asked(pace, 0.0, session) for session in "aabbabab"].count(None) == 6


def test_an_address_has_the_questions_of_several_visitors_whatever_sessions_it_opens() -> None:
    pace = Pace()
    said = [asked(pace, 0.0, session=str(number), address="192.0.2.7") for number in range(100)]
    assert said.count(None) == 3 * VISITORS_AN_ADDRESS
    assert asked(pace, 0.0, session="new", address="192.0.2.8") is None


def test_a_question_that_the_address_may_not_ask_does_not_count_for_the_session() -> None:
    pace = Pace()
    for number in range(3 * VISITORS_AN_ADDRESS):
        asked(pace, float(number), session=str(number), address="192.0.2.7")
    assert (
        asked(pace, 30.0, session="new", address="192.0.2.7")
        == "That was a lot of questions at once. Please ask again in 30 seconds."
    )
    assert [asked(pace, 31.0, session="new") for _ in range(4)].count(None) == 3


def test_zero_is_no_limit() -> None:
    assert {asked(Pace(), 0.0, settings=Settings(questions_a_minute=0)) for _ in range(500)} == {None}


def test_the_default_is_twenty_and_the_settings_are_read_if_none_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    pace = Pace()
    assert [allow("a", 0.0, pace=pace) for _ in range(30)].count(None) == 20
    monkeypatch.setenv("QIANTANG_QUESTIONS_A_MINUTE", "2")
    assert [allow("b", 0.0, pace=pace) for _ in range(30)].count(None) == 2


def test_threads_together_get_no_more_than_one() -> None:
    pace, said = Pace(), []
    threads = [threading.Thread(target=lambda: said.extend(asked(pace, 0.0) for _ in range(50))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(said), said.count(None)) == (400, 3)


def test_who_has_been_silent_is_forgotten() -> None:
    pace = Pace()
    for number in range(SWEEP_ABOVE + 1):
        asked(pace, 0.0, session=str(number))
    asked(pace, 61.0, session="later")
    assert len(pace._asked) == 1
