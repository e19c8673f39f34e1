"""The page "Check", run by Streamlit's own test harness over a scripted checker; for the browser see test_browser_check.py."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answer.checking.claims import Claim, claims_of
from answer.checking.types import Difference, OtherValue, Verdict
from answer.types import Citation
from app import preload
from app.drafts import Draft
from app.jobs import UNEXPECTED
from app.pages.check import page as check
from app.pages.check.data import draft_data, findings_data, panel_data
from app.pages.check.desk import KEY, Desk
from app.pages.check.findings import checked_sentences, counts_line, pieces
from app.pages.check.job import CheckJob
from app.pages.check.upload import draft_of
from app.pages.shared.plain_text import plain
from app.settings import Settings
from ingest.document import About, SourceDocument
from ingest.errors import InputError
from tests.app.made import citation_in, until

PLAN = SourceDocument(
    id="plan.md",
    text="# Plan 🌊\n\nThe lake town has 9 bridges. It has 42 boats.\n",
    media="markdown",
    about=About(title="The plan", publisher="Town Office", published="2018-10-22", as_of="2018"),
)
DRAFT = "# Bridges 🌉\n\nThe lake town has 7 bridges. Is it so? The lake town has 42 boats. The lake town has 3 owls.\n"
BRIDGES, BOATS = "The lake town has 9 bridges.", "It has 42 boats."


def cited(quote: str) -> Citation:
    return citation_in(PLAN, quote)


def verdict(claim: Claim) -> Verdict:
    base = Verdict(claim=claim.text, verdict="not_found", confidence=0.9, explanation="Nothing.", start=claim.start, end=claim.end)
    if claim.unchecked:
        return replace(base, verdict="nothing_to_check", explanation=f"It is a {claim.unchecked}.")
    if "boats" in claim.text:
        other = OtherValue(value="9", as_of="2021", citation=cited(BRIDGES))
        return replace(base, verdict="supported", explanation="It says so.", citations=(cited(BOATS),), other_values=(other,))
    if "bridges" not in claim.text:
        return base
    at, found = claim.start + claim.text.index("7"), PLAN.text.index("9 bridges")
    difference = Difference(
        claimed="7", found="9", citation=cited(BRIDGES), claimed_span=(at, at + 1), found_span=(found, found + 1)
    )
    said = "The document says 9; the claim says 7."
    return replace(base, verdict="contradicted", explanation=said, citations=(cited(BRIDGES),), differences=(difference,))


class ScriptedChecker:
    """Gives the verdicts above; `gate` lets each sentence through."""

    def __init__(self, gate: threading.Semaphore | None = None, error: Exception | None = None) -> None:
        self.index = SimpleNamespace(documents={PLAN.id: PLAN})
        self._gate, self._error = gate, error

    def claims(self, text: str, *, media: str | None = None) -> list[Claim]:
        if self._error:
            raise self._error
        return claims_of(text, media=media)

    def verdicts(self, claims: Sequence[Claim]) -> Iterator[Verdict]:
        for claim in claims:
            assert self._gate is None or self._gate.acquire(timeout=10)
            yield verdict(claim)


class CheckPage:
    """A visitor's page."""

    def __init__(self) -> None:
        self.page = AppTest.from_string("from app.pages.check.page import page\npage()\n", default_timeout=30).run()

    @property
    def desk(self) -> Desk:
        found: Desk = self.page.session_state[KEY]
        return found

    def check(self, text: str, *, wait: bool = True) -> None:
        self.page.text_area[0].set_value(text)
        self.page.button[0].click().run()
        if wait and self.desk.job is not None:
            assert self.desk.job.wait(10)
            self.page.run()

    def click(self, event: dict[str, Any]) -> None:
        """What a component sends when it is clicked; the harness has no clicks of components."""
        assert self.desk.job is not None
        check._on_event(self.desk, len(self.desk.job.state.verdicts), event)
        self.page.run()

    def shown(self, name: str) -> list[dict[str, Any]]:
        mounted = [element.proto for element in self.page.get("bidi_component")]
        return [json.loads(proto.json) for proto in mounted if proto.component_name == f"qiantang_{name}"]


OpenPage = Callable[..., CheckPage]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tiny_settings: Settings) -> OpenPage:
    def open_page(checker: ScriptedChecker | None = None) -> CheckPage:
        loading = preload.Preload(lambda: SimpleNamespace(engine=lambda: None))  # type: ignore[arg-type, return-value]
        monkeypatch.setenv("QIANTANG_STORAGE", str(tiny_settings.storage))
        monkeypatch.setattr(preload, "shared", lambda settings: loading)
        monkeypatch.setattr(preload.Preload, "engine", lambda self: None)
        monkeypatch.setattr(check, "checker_over", lambda engine, settings: checker or ScriptedChecker())
        return CheckPage()

    return open_page


def test_each_sentence_is_marked_by_kind_and_sign_and_the_text_stays_whole(page: OpenPage) -> None:
    visit = page()
    visit.check(DRAFT)
    assert not visit.page.exception
    (shown,) = visit.shown("draft")
    assert [(one["kind"], one["sign"]) for one in shown["segments"] if "kind" in one] == [
        ("nothing_to_check", "–"),
        ("contradicted", "✗"),
        ("nothing_to_check", "–"),
        ("newer", "!"),
        ("not_found", "?"),
    ]
    said = "".join(one.get("text") or "".join(text for text, _ in one["pieces"]) for one in shown["segments"])
    assert said == DRAFT
    assert [text for one in shown["segments"] for text, differs in one.get("pieces", []) if differs] == ["7"]
    assert [(one["kind"], one["count"]) for one in shown["legend"]] == [
        ("contradicted", 1),
        ("newer", 1),
        ("not_found", 1),
        ("nothing_to_check", 2),
    ]


def test_the_table_has_a_row_for_each_sentence_that_states_something(page: OpenPage) -> None:
    visit = page()
    visit.check(DRAFT)
    (table,) = visit.shown("findings")
    assert [(row["at"], row["kind"], row["statements"][0]["title"]) for row in table["rows"]] == [
        (2, "contradicted", "The plan"),
        (4, "newer", "The plan"),
        (5, "not_found", None),
    ]
    (bridges,), (boats,), _ = (row["statements"] for row in table["rows"])
    assert bridges["quote"] == [["The lake town has ", False], ["9", True], [" bridges.", False]]
    assert bridges["from"] == "Town Office · 22 October 2018 · ¶ 7"
    assert boats["role"] == "Newer source"


def test_a_click_shows_the_explanation_and_the_difference_in_both(page: OpenPage) -> None:
    visit = page()
    visit.check(DRAFT)
    visit.click({"sentence": 2})
    (panel,) = visit.shown("document")
    assert panel["text"][panel["start"] : panel["end"]] == BRIDGES
    assert [panel["text"][start:end] for start, end in panel["differs"]] == ["9"]
    finding = panel["finding"]
    assert finding["pieces"] == [["The lake town has ", False], ["7", True], [" bridges.", False]]
    assert [one["explanation"] for one in finding["statements"]] == ["The document says 9; the claim says 7."]
    assert visit.shown("draft")[0]["opened"] == 2
    visit.click({"close": True})
    assert visit.shown("document") == []


def test_another_source_of_the_same_finding_can_be_opened(page: OpenPage) -> None:
    visit = page()
    visit.check(DRAFT)
    visit.click({"sentence": 4})
    visit.click({"source": 1})
    (panel,) = visit.shown("document")
    assert panel["text"][panel["start"] : panel["end"]] == BOATS
    assert [one["is_open"] for one in panel["finding"]["statements"][0]["sources"]] == [False, True]


def test_a_sentence_without_a_quote_says_why(page: OpenPage) -> None:
    visit = page()
    visit.check(DRAFT)
    visit.click({"sentence": 3})
    (panel,) = visit.shown("document")
    assert (panel["title"], panel["text"]) == ("Nothing to check in this sentence", "")
    assert panel["finding"]["statements"][0]["explanation"] == "It is a question."


@pytest.mark.parametrize("event", [{}, {"sentence": 0}, {"sentence": 99}, {"sentence": "1"}, {"source": 4}, {"x": 1}])
def test_an_event_that_names_nothing_does_nothing(page: OpenPage, event: dict[str, Any]) -> None:
    visit = page()
    visit.check(DRAFT)
    visit.click(event)
    assert not visit.page.exception and visit.shown("document") == []


def test_progress_is_shown_and_what_was_checked_stays_after_a_stop(page: OpenPage) -> None:
    gate = threading.Semaphore(2)
    visit = page(ScriptedChecker(gate))
    visit.check(DRAFT, wait=False)
    job = visit.desk.job
    assert job is not None
    until(lambda: len(job.state.verdicts) == 2)
    visit.page.run()
    assert [one["kind"] for one in visit.shown("draft")[0]["segments"] if "kind" in one] == ["nothing_to_check", "contradicted"]
    visit.page.button(key=f"stop-{visit.desk.number}").click().run()
    gate.release(3)
    assert job.wait(10)
    visit.page.run()
    state = job.state
    assert state.is_stopped and not state.is_whole and len(state.verdicts) == 3
    assert "Stopped after 3 of 5 sentences" in visit.page.warning[0].value
    assert len(visit.shown("findings")[0]["rows"]) == 1
    assert visit.page.get("download_button")


def test_the_text_can_be_changed_and_checked_again(page: OpenPage) -> None:
    visit = page()
    visit.check(DRAFT)
    visit.page.button(key=f"change-{visit.desk.number}").click().run()
    assert visit.page.text_area[0].value == DRAFT and visit.shown("draft") == []
    visit.check("The lake town has 3 owls.")
    assert [row["kind"] for row in visit.shown("findings")[0]["rows"]] == ["not_found"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is nothing to check; paste a text, or upload a file"),
        (" \n ", "There is nothing to check; paste a text, or upload a file"),
        ("x" * 200_000, "The text has 200,000 characters, at most 100,000 are checked at once; give it in parts, or set "),
    ],
)
def test_bad_input_is_one_clear_line(page: OpenPage, text: str, said: str) -> None:
    visit = page()
    visit.check(text)
    assert not visit.page.exception
    (error,) = visit.page.error
    assert error.value.startswith(plain(said))
    assert visit.page.text_area[0].value == text


def test_what_the_check_refuses_is_said_beside_the_text(page: OpenPage) -> None:
    visit = page(ScriptedChecker(error=InputError("there is nothing to check: not in English")))
    visit.check("这个城市在二零二一年发展很快。")
    assert [error.value for error in visit.page.error] == [plain("There is nothing to check: not in English")]
    assert visit.page.text_area[0].value == "这个城市在二零二一年发展很快。"


def test_an_unexpected_error_is_logged_and_shows_no_traceback(page: OpenPage, caplog: pytest.LogCaptureFixture) -> None:
    visit = page(ScriptedChecker(error=ZeroDivisionError("secret detail")))
    visit.check(DRAFT)
    assert not visit.page.exception
    assert [error.value for error in visit.page.error] == [plain(UNEXPECTED)]
    assert "secret detail" in caplog.text


def test_without_an_index_the_page_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QIANTANG_STORAGE", str(tmp_path))
    found = AppTest.from_string("from app.pages.check.page import page\npage()\n", default_timeout=30).run()
    assert not found.exception and len(found.error) == 1 and "qiantang ingest" in found.error[0].value.replace("\\", "")


def test_a_job_that_is_stopped_at_once_checks_nothing() -> None:
    job = CheckJob(Draft(text=DRAFT, media="markdown"), ScriptedChecker)  # type: ignore[arg-type]
    job.stop()
    assert job.start().wait(10)
    assert (job.state.total, job.state.verdicts, job.state.is_done) == (5, (), True)


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (("a.pdf", b"%PDF"), "“a.pdf” is of a kind that is not read; give a .md, .txt or .docx"),
        (("a.docx", b"no zip"), "“a.docx” cannot be checked: it is no Word document (it does not begin as one)"),
        (("a.txt", b" \n"), "“a.txt” holds no text; there is nothing to check"),
        (("../../etc/a.txt", b"\xff\xfe\x00\xd8"), "“../../etc/a.txt” cannot be checked: it is marked as utf-16"),
    ],
)
def test_a_file_that_cannot_be_checked_is_named_as_the_visitor_does(upload: tuple[str, bytes], said: str) -> None:
    with pytest.raises(InputError) as refused:
        draft_of("", upload)
    assert str(refused.value).startswith(said) and "qiantang-" not in str(refused.value) and "--file" not in str(refused.value)


def test_a_text_and_a_file_are_not_both_checked() -> None:
    with pytest.raises(InputError, match="there is a text and a file"):
        draft_of("A text.", ("a.txt", b"Another."))


def test_an_uploaded_markdown_file_is_the_draft() -> None:
    assert draft_of("", ("a.md", DRAFT.replace("\n", "\r\n").encode())) == Draft(text=DRAFT, media="markdown")


def test_pieces_join_to_the_text_whatever_is_marked() -> None:
    assert pieces("abcdef", [(4, 9), (1, 3), (2, 3)]) == [("a", False), ("bc", True), ("d", False), ("ef", True)]
    assert pieces("", [(0, 1)]) == []


def test_a_document_that_is_gone_leaves_the_quote() -> None:
    sentences = checked_sentences(verdict(claim) for claim in claims_of(DRAFT))
    panel = panel_data(sentences[1], 0, {}, nonce=1)
    assert (panel["text"], panel["differs"]) == (BRIDGES, [])
    assert findings_data(sentences, {})["rows"][0]["statements"][0]["from"] == "22 October 2018 · ¶ 7"
    assert draft_data(DRAFT, [], opened=None)["segments"] == [{"text": DRAFT}]
    assert counts_line(sentences) == "1 contradicted; 1 supported, but a newer source differs; 1 not found"


def test_of_a_sentence_that_states_two_things_the_table_shows_a_quote_for_each() -> None:
    bridges, boats = (verdict(claim) for claim in claims_of("The lake town has 7 bridges. The lake town has 42 boats."))
    both = replace(bridges, claim="The lake town has 7 bridges and 42 boats.", parts=(bridges, boats))
    (row,) = findings_data(checked_sentences([both]), {})["rows"]
    told = [(one["kind"], one["text"], one["says"], "".join(text for text, _ in one["quote"])) for one in row["statements"]]
    assert told == [
        ("contradicted", "The lake town has 7 bridges.", "The document says 9; the claim says 7.", BRIDGES),
        ("newer", "The lake town has 42 boats.", "It says so.", BRIDGES),
    ]
    (alone,) = findings_data(checked_sentences([boats]), {})["rows"]
    assert [one["text"] for one in alone["statements"]] == [None]
