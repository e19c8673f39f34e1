"""The Activity page, run by Streamlit's own test harness over real records; for the browser see test_browser_activity.py."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from answer.types import Answer, Citation, CitedSentence, Conflict, ConflictValue, LookedAt, Notice
from app import jobs as jobs_module
from app.pages.activity.asked import in_local_time
from app.pages.activity.jobs import outcome, took
from app.pages.shared.plain_text import plain
from app.records import KeptJob, Records, records
from app.records import keeper as keeper_module
from app.settings import Settings, read_settings
from tests.app.made import citation, until

SCRIPT = "from app.pages.activity.page import page\npage()\n"
HOSTILE = '<img src=x onerror=alert(1)> **bold** $x^2$ :red[r] ![i](http://x/y.png) [l](javascript:alert(1)) "q"'
FACT = "The lake town's digital economy added 42.5 billion yuan in 2021."


def cited(quote: str) -> Citation:
    return citation(quote, title=f"The lake {HOSTILE}", published="2022-03-01", locator="¶ 3", as_of="2021")


ANSWERED = Answer(
    question="How much was added?",
    standalone_question="How much was added in 2021?",
    status="answered",
    answer=FACT,
    short_answer="42.5 billion yuan",
    confidence=0.934,
    sentences=(CitedSentence(text=FACT, citations=(cited(FACT),)),),
    conflicts=(Conflict(about="x", values=(ConflictValue(value="42.5", as_of="2018-H1", citation=cited(FACT)),)),),
    notices=(Notice(kind="fallback", text=f"Notice {HOSTILE}"),),
)
REFUSED = Answer(
    question=f"Who? {HOSTILE}",
    standalone_question=f"Who? {HOSTILE}",
    status="declined",
    reason="not_in_documents",
    answer="The documents do not say.",
    confidence=0.05,
    looked_at=(LookedAt(document="lake.md", start=0, end=9, quote=f"# The lake\n{HOSTILE}", score=0.4),),
)


@pytest.fixture
def storage(tiny_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The small library's index; the records lie elsewhere, and are empty."""
    monkeypatch.setenv("QIANTANG_STORAGE", str(tiny_settings.storage))
    monkeypatch.setenv("QIANTANG_RECORDS_URL", f"sqlite:///{tmp_path}/records.sqlite3")
    keeper_module._keeper.cache_clear()
    yield tmp_path
    found = records(read_settings())
    if found is not None:
        found.close()
    keeper_module._keeper.cache_clear()


@pytest.fixture
def kept(storage: Path) -> Records:
    found = records(read_settings())
    assert found is not None
    return found


@pytest.fixture
def asked(kept: Records) -> Records:
    """Two questions of one visitor; the second was refused, and that was no help."""
    talk = kept.new_conversation()
    kept.keep_turn(talk, 0, ANSWERED)
    kept.keep_turn(talk, 1, REFUSED)
    kept.keep_feedback(talk, 1, is_helpful=False, remark=f"Remark {HOSTILE}")
    return kept


class Visit:
    """A member of staff at the page."""

    def __init__(self) -> None:
        self.page = AppTest.from_string(SCRIPT, default_timeout=30).run()

    def click(self, key: str) -> None:
        self.page.button(key=key).click().run()
        assert not self.page.exception

    def save(self) -> None:
        next(button for button in self.page.button if button.label == "Save").click().run()
        assert not self.page.exception

    @property
    def questions(self) -> list[str]:
        return [button.label for button in self.page.button if str(button.key).startswith("headline-open-")]

    def view(self, which: bool) -> None:
        self.page.get("button_group")[0].set_value(which).run()

    def said(self, *kinds: str) -> list[str]:
        return [str(element.value) for kind in kinds for element in self.page.get(kind)]


@pytest.fixture
def visit() -> Callable[[], Visit]:
    return Visit


Open = Callable[[], Visit]


def test_refused_questions_stand_first_with_the_reason_and_what_was_said(asked: Records, visit: Open) -> None:
    at = visit()
    assert not at.page.exception
    assert at.questions == [plain(REFUSED.question), "How much was added?"]
    badges = [value for value in at.said("markdown") if "-badge[" in value]
    assert badges == [
        ":orange-badge[:material/block: Refused: the documents do not say]",
        ":red-badge[:material/thumb_down: Not helpful]",
        ":green-badge[:material/check: Answered]",
    ]
    captions = at.said("caption")
    assert f"“{plain(f'Remark {HOSTILE}')}”" in captions
    assert "Understood as: How much was added in 2021?" in captions


def test_they_can_be_filtered_by_kind_and_by_words(asked: Records, visit: Open) -> None:
    at = visit()
    kinds = at.page.get("button_group")[1]
    assert [option.content for option in kinds.proto.options] == ["All (2)", "Refused (1)", "Answered (1)", "With feedback (1)"]
    kinds.set_value("answered").run()
    assert at.questions == ["How much was added?"]
    at.page.get("button_group")[1].set_value("feedback").run()
    assert at.questions == [plain(REFUSED.question)]
    at.page.get("button_group")[1].set_value("all").run()
    at.page.text_input[0].set_value("IN 2021").run()
    assert at.questions == ["How much was added?"]
    at.page.text_input[0].set_value("nothing like it").run()
    assert at.questions == [] and at.said("info") == ["No question is like that. Choose “All”, and empty the search."]


def test_many_are_shown_in_parts(kept: Records, visit: Open) -> None:
    talk = kept.new_conversation()
    for at in range(30):
        kept.keep_turn(talk, at, Answer(question=f"q{at}", standalone_question="", status="answered"))
    page = visit()
    assert len(page.questions) == 25
    page.click("activity-more")
    assert len(page.questions) == 30 and not [button for button in page.page.button if button.key == "activity-more"]


def test_one_is_opened_with_its_answer_as_it_was_given(asked: Records, visit: Open) -> None:
    at = visit()
    at.click("headline-open-1")
    assert at.said("header") == ["How much was added?"]
    assert at.said("text") == [FACT]
    quote = f"> {plain(FACT)}  \n> :small[{plain(f'The lake {HOSTILE} · 1 March 2022 · ¶ 3')}]"
    assert quote in at.said("markdown") and plain(f"Notice {HOSTILE}") in at.said("caption")
    (table,) = at.page.table
    assert table.value.to_dict("list") == {
        "Value": ["42\\.5"],
        "As of": ["the first half of 2018"],
        "Document": [plain(f"The lake {HOSTILE}")],
    }
    at.click("activity-back")
    assert len(at.questions) == 2


def test_a_refusal_shows_what_it_looked_at_and_the_remark_as_text(asked: Records, visit: Open) -> None:
    at = visit()
    at.click("headline-open-2")
    assert at.said("text") == [f"Remark {HOSTILE}", "The documents do not say.", f"The lake {HOSTILE}"]
    assert at.page.expander[0].label == "What it looked at (1)"


def test_one_that_is_not_kept_any_more_is_said_to_be_gone(asked: Records, visit: Open) -> None:
    at = visit()
    asked.clear_all()
    at.click("headline-open-1")
    assert at.said("info") == ["This question is not kept any more."]


def test_one_click_makes_a_row_that_a_form_completes_and_a_file_takes(asked: Records, visit: Open) -> None:
    at = visit()
    at.click("row-list-1")
    areas = at.page.text_area
    assert [area.value for area in areas] == ["How much was added in 2021?", "42.5 billion yuan", FACT, ""]
    assert (at.page.radio[0].value, at.page.selectbox[0].value, at.page.selectbox[0].options) == (
        True,
        "lake.md",
        ["lake.md", "river.txt"],
    )
    areas[1].set_value("42.5 billion yuan\n\n42.5 billion ")
    at.save()
    assert at.said("success") == ["The row is saved and complete."] and at.said("warning") == []
    (row,) = asked.rows()
    assert row.row["answers"] == ["42.5 billion yuan", "42.5 billion"] and row.row["is_checked"]
    at.click("activity-back")
    (export,) = at.page.get("download_button")
    assert (export.proto.label, export.proto.disabled) == ("Export 1 complete row", False)


def test_a_quote_that_does_not_stand_in_the_document_is_said_and_kept(asked: Records, visit: Open) -> None:
    at = visit()
    at.click("row-list-1")
    at.page.text_area[2].set_value("The lake town added 99 billion.")
    at.save()
    assert at.said("success") == ["The row is saved."]
    assert at.said("warning") == [
        plain("“The lake town added 99 billion.” does not stand in lake.md; copy it from the document, word for word."),
        plain("No accepted answer stands in a quote; mend one of them, or say that the answer follows from the quotes."),
    ]
    assert at.page.text_area[2].value == "The lake town added 99 billion."
    at.click("activity-back")
    assert at.page.get("download_button")[0].proto.disabled


def test_a_quote_is_found_though_its_lines_end_elsewhere(asked: Records, visit: Open) -> None:
    at = visit()
    at.click("row-list-1")
    at.page.text_area[2].set_value(FACT.replace(" added ", "\nadded  "))
    at.save()
    assert at.said("warning") == [] and at.page.text_area[2].value == FACT


def test_a_question_that_cannot_be_answered_needs_no_more_than_that_word(asked: Records, visit: Open) -> None:
    at = visit()
    at.click("row-list-2")
    assert at.page.radio[0].value is None
    at.save()
    assert at.said("warning") == ["Say whether the documents can answer the question\\."]
    at.page.radio[0].set_value(False)
    at.save()
    assert at.said("success") == ["The row is saved and complete."]


def test_the_same_question_makes_one_row(asked: Records, visit: Open) -> None:
    at = visit()
    at.click("row-list-1")
    at.click("activity-back")
    at.view(False)
    at.click("row-list-1")
    assert len(asked.rows()) == 1


def test_a_row_can_be_removed(asked: Records, visit: Open) -> None:
    at = visit()
    at.click("row-list-1")
    at.click("activity-back")
    at.click("remove-1")
    assert at.said("success") == ["The row was removed."] and asked.rows() == ()
    assert at.said("info") == ["There are no rows yet. “Make a row” beside a question begins one."]


def test_jobs_that_ended_are_listed(kept: Records, visit: Open) -> None:
    jobs_module.jobs.cache_clear()
    assert visit().page.get("expander") == []
    done = jobs_module.jobs().start("ingest", f"Reading {HOSTILE}", lambda job: None)
    assert done.wait(10)
    until(lambda: len(kept.jobs()) == 1)
    at = visit()
    assert at.page.expander[0].label == "Jobs that ended (1)"
    (row,) = at.page.table[0].value.to_dict("records")
    assert (row["Job"], row["Outcome"], row["Took"]) == (plain(f"Reading {HOSTILE}"), "Done", "0 s")
    jobs_module.jobs.cache_clear()


@pytest.mark.parametrize(
    ("seconds", "state", "error", "said"),
    [
        (0.4, "done", "", ("0 s", "Done")),
        (62, "failed", "no disk", ("1:02 min", "Failed: no disk")),
        (7384, "stopped", "", ("2:03:04 h", "Stopped")),
    ],
)
def test_how_long_a_job_took_and_how_it_ended(seconds: float, state: str, error: str, said: tuple[str, str]) -> None:
    started = datetime(2026, 11, 2, 9, 5, tzinfo=UTC)
    job = KeptJob(kind="k", title="t", state=state, started=started, ended=started + timedelta(seconds=seconds), error=error)
    assert (took(job), outcome(job)) == said


def test_before_anyone_has_asked_it_says_so(kept: Records, visit: Open) -> None:
    at = visit()
    assert not at.page.exception
    assert at.said("info") == ["Nobody has asked anything yet. What visitors ask stands here as soon as it is answered."]


def test_where_nothing_is_kept_it_says_so_and_how_to_change_that(
    storage: Path, visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANTANG_KEEP_DAYS", "0")
    at = visit()
    assert at.said("header") == ["Nothing is kept"] and "QIANTANG_KEEP_DAYS" in at.said("markdown")[-1]
    assert list(storage.iterdir()) == [] and not at.page.error


def test_records_that_cannot_be_opened_are_one_line(storage: Path, visit: Open) -> None:
    (storage / "records.sqlite3").write_text("no database, but the minutes of a meeting" * 99, encoding="utf-8")
    at = visit()
    assert not at.page.exception
    (said,) = at.said("error")
    assert said.startswith(
        plain(f"The records in {storage}/records.sqlite3 cannot be read (file is not a database); move the file")
    )
    assert [button.label for button in at.page.button] == ["Try again"]


def test_an_answer_in_a_form_that_is_not_read_is_one_line(asked: Records, visit: Open, storage: Path) -> None:
    with sqlite3.connect(storage / "records.sqlite3") as other:
        other.execute("UPDATE turns SET answer = ?", [json.dumps({"question": "q"})])
    other.close()
    at = visit()
    at.click("headline-open-1")
    (said,) = at.said("error")
    assert said.startswith("This answer cannot be shown")
    at.click("activity-back")
    at.click("row-list-1")
    assert at.said("error")[0].startswith("That could not be done") and asked.rows() == ()


def test_a_bad_setting_is_one_line(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANTANG_KEEP_DAYS", "some")
    (said,) = visit().said("error")
    assert said.startswith(plain("The setting QIANTANG_KEEP_DAYS is 'some': "))


def test_without_documents_a_row_can_still_be_begun(
    asked: Records, visit: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QIANTANG_STORAGE", str(tmp_path / "empty"))
    at = visit()
    at.click("row-list-1")
    assert at.page.selectbox[0].options == ["lake.md"]
    at.save()
    assert at.said("warning") == [plain("There is no document “lake.md” in the library any more.")]


def test_times_are_told_in_utc_where_the_browser_does_not_say_where_it_is() -> None:
    assert in_local_time(datetime(2026, 11, 2, 9, 5, tzinfo=UTC)) == "2 November 2026, 09:05 UTC"
