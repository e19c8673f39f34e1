"""A limit on the tokens of a day: kept in a file, shared, counted as the server counts or estimated."""

import threading
from datetime import date
from pathlib import Path

from answer.generation.daily_tokens import DailyTokens
from answer.generation.tokens import estimated_tokens
from tests.answer.generation.conftest import Asks
from tests.llm_server.faults import Status
from tests.llm_server.server import Says

QUESTION = "How many invention patents does the zone hold?"
TRUE = "The zone holds 24,148 invention patents [1][2][3]."
TODAY = date(2026, 11, 22)


def daily(file: Path, limit: int = 1000, today: date = TODAY) -> DailyTokens:
    return DailyTokens(file, limit, today=lambda: today)


def test_what_is_set_aside_and_used_adds_up_and_survives(tmp_path: Path) -> None:
    file = tmp_path / "storage" / "tokens.sqlite3"
    first = daily(file)
    assert first.reserve(600) is None
    first.settle(reserved=600, used=250)

    assert daily(file).used == 250
    assert daily(file).reserve(750) is None
    refused = daily(file).reserve(1)
    assert refused is not None and refused.reason == "today's limit of 1,000 tokens is reached"


def test_a_new_day_begins_at_nothing(tmp_path: Path) -> None:
    assert daily(tmp_path / "t").reserve(1000) is None
    assert daily(tmp_path / "t", today=date(2026, 11, 23)).reserve(1000) is None


def test_many_at_once_do_not_go_beyond_it(tmp_path: Path) -> None:
    tokens = daily(tmp_path / "t", limit=50)
    tokens.reserve(0)
    fits: list[bool] = []
    threads = [threading.Thread(target=lambda: fits.append(tokens.reserve(10) is None)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (fits.count(True), tokens.used) == (5, 50)


def test_a_file_that_cannot_be_written_stops_the_model_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    refused = daily(tmp_path / "file" / "tokens").reserve(1)

    assert refused is not None and refused.reason == "the file that counts its tokens cannot be written"


def test_the_servers_count_is_kept(asks: Asks, tmp_path: Path) -> None:
    engine, _ = asks(lambda request: Says(TRUE, tokens=432), tokens_a_day=100_000, usage_file=tmp_path / "t")

    engine.ask(QUESTION)
    engine.ask(QUESTION)

    assert DailyTokens(tmp_path / "t", 1).used == 864


def test_where_it_does_not_count_it_is_estimated(asks: Asks, tmp_path: Path) -> None:
    engine, server = asks(lambda request: Says(TRUE, tokens=None), tokens_a_day=100_000, usage_file=tmp_path / "t")

    engine.ask(QUESTION)

    assert DailyTokens(tmp_path / "t", 1).used == estimated_tokens(server.requests[0].prompt) + estimated_tokens(TRUE)


def test_a_refused_request_costs_nothing(asks: Asks, tmp_path: Path) -> None:
    engine, _ = asks(lambda request: Status(401), tokens_a_day=100_000, usage_file=tmp_path / "t")

    engine.ask(QUESTION)

    assert DailyTokens(tmp_path / "t", 1).used == 0


def test_when_the_limit_is_reached_the_extractive_answer_says_so_and_nothing_is_sent(asks: Asks, tmp_path: Path) -> None:
    engine, server = asks(lambda request: Says(TRUE, tokens=1900), tokens_a_day=3000, usage_file=tmp_path / "t")

    answers = [engine.ask(QUESTION) for _ in range(3)]

    assert [answer.engine for answer in answers] == ["test-model", "extractive", "extractive"]
    assert "today's limit of 3,000 tokens is reached" in answers[1].notices[0].text
    assert len(server.requests) == 1


def test_an_estimate_is_on_the_high_side() -> None:
    assert [estimated_tokens(text) for text in ("", "word", "杭州", "a" * 320)] == [1, 2, 2, 100]


def test_an_answer_is_not_lost_over_its_count(asks: Asks, tmp_path: Path) -> None:
    file = tmp_path / "t"

    def model(request: object) -> Says:
        file.unlink()
        file.mkdir()  # from here on nothing can be counted
        return Says(TRUE)

    engine, _ = asks(model, tokens_a_day=100_000, usage_file=file)

    assert engine.ask(QUESTION).engine == "test-model"
