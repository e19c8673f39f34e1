"""Text of documents, questions and models is shown as text, whatever it holds: nothing runs, nothing loads. In a real Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from answer.types import Answer, Citation, CitedSentence, Conflict, ConflictValue, LookedAt, Notice
from app.records import Records
from tests.app.browser_chat import Visit
from tests.app.hostile_texts import HOSTILE_TEXTS
from tests.app.made import citation
from tests.app.town import HOSTILE_FILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

ELEMENTS = "img, script, iframe, object, embed, svg, a, link, style, math, video, input, strong, em, b, code, pre, .katex"
OURS = ".turn, .panel, .welcome, [data-testid=stAlert]"


class Guarded(Visit):
    """A visit that notices what ran and what was asked for; to be asked at its end."""

    def check(self, address: str) -> None:
        self.page.wait_for_timeout(300)
        outside = [url for url in self.requests if not url.startswith((address, "data:font", "blob:" + address))]
        assert outside == [] and self.complaints == []
        assert self.page.evaluate("window.pwned") is None
        inside = [f"{part} :is({ELEMENTS})" for part in OURS.split(", ")]
        assert [part for part in inside if self.page.locator(part).count()] == []


@pytest.fixture
def context(browser: "Browser") -> Iterator[Any]:
    found = browser.new_context(viewport={"width": 1280, "height": 860})
    yield found
    found.close()


def cited(text: str) -> Citation:
    return citation(text, document=text, sha="0" * 64, title=text, published=text, locator=text, as_of=text)


def answered(text: str) -> Answer:
    value = ConflictValue(value=text, as_of=text, citation=cited(text))
    return Answer(
        question=text,
        standalone_question=f"Alone: {text}",
        status="answered",
        answer=text,
        short_answer=text,
        sentences=(CitedSentence(text=text, citations=(cited(text),)), CitedSentence(text=text, supported=False)),
        conflicts=(Conflict(about=text, values=(value, value)),),
        notices=(Notice(kind="fallback", text=text),),
        engine="a-model",
    )


def declined(text: str) -> Answer:
    looked_at = (LookedAt(document=text, start=0, end=len(text), quote=text, score=0.5),)
    return Answer(
        question=text,
        standalone_question=text,
        status="declined",
        reason="not_in_documents",
        answer=text,
        looked_at=looked_at,
    )


def flat(text: str) -> str:
    return "".join(text.split())


def test_there_are_at_least_thirty_cases() -> None:
    assert len(set(HOSTILE_TEXTS)) >= 30


def test_every_part_of_an_answer_is_text(context: Any, town_address: str, town_storage: Path) -> None:
    kept = Records(f"sqlite:///{town_storage / 'records.sqlite3'}", keep_days=1)
    conversation = kept.new_conversation()
    turns = [make(text) for text in HOSTILE_TEXTS for make in (answered, declined)]
    assert all(kept.keep_turn(conversation, at, turn) for at, turn in enumerate(turns))
    visit = Guarded(context.new_page(), town_address, {"c": conversation})
    shown = visit.page.locator(".turn:has(.answer)")
    shown.nth(len(turns) - 1).wait_for()
    parts = {
        ".asked": 2,
        ".understood span": 1,
        ".short": 1,
        ".sentences": 1,
        ".conflict .value": 2,
        ".notice": 1,
        ".unverified .text": 1,
    }
    parts |= {".sources .title": 1, ".refusal": 1}
    for at, text in enumerate(HOSTILE_TEXTS):
        both = [shown.nth(2 * at), shown.nth(2 * at + 1)]
        for part, count in parts.items():
            found = [one for turn in both for one in turn.locator(part).all_text_contents()]
            assert len(found) == count and all(flat(text) in flat(one) for one in found), (part, text)
    for at in (0, 6, 30):  # the card of a chip, and a document that is gone
        chip = shown.nth(2 * at).locator(".chip").first
        chip.hover()
        assert flat(HOSTILE_TEXTS[at]) in flat(shown.nth(2 * at).locator(".card").inner_text())
        panel = visit.open(chip)
        visit.page.locator(".panel h3", has_text=HOSTILE_TEXTS[at]).wait_for()
        assert flat(HOSTILE_TEXTS[at]) in flat(panel.inner_text())
    visit.check(town_address)


def test_every_part_of_a_document_is_text(context: Any, town_address: str) -> None:
    visit = Guarded(context.new_page(), town_address, {"document": HOSTILE_FILE})
    panel = visit.page.locator(".panel")
    panel.wait_for()
    panel.locator("summary").click()
    title, facts, note = (
        panel.locator("h3").inner_text(),
        panel.locator("header").inner_text(),
        panel.locator(".note p").inner_text(),
    )
    article = flat(panel.locator("article").evaluate("article => article.textContent"))
    assert (
        flat(HOSTILE_TEXTS[3]) in flat(title) and flat(HOSTILE_TEXTS[10]) in flat(facts) and flat(HOSTILE_TEXTS[14]) in flat(note)
    )
    assert [text for text in HOSTILE_TEXTS if flat(text) not in article] == []
    visit.page.keyboard.press("Escape")
    visit.page.locator(".library summary").click()
    assert flat(HOSTILE_TEXTS[3]) in flat(visit.page.locator(".library").inner_text())
    visit.check(town_address)


@pytest.mark.parametrize("part", range(3))
def test_questions_and_remarks_are_text(context: Any, town_address: str, part: int) -> None:
    visit = Guarded(context.new_page(), town_address)
    typed = " ".join(" ".join(HOSTILE_TEXTS[part::3]).split())
    turn = visit.ask(f"What is {typed}?")
    assert typed in turn.locator(".asked").inner_text()
    turn.get_by_role("button", name="Helpful", exact=True).click()
    turn.get_by_label("A remark on this answer").fill(typed)
    turn.get_by_role("button", name="Send", exact=True).click()
    turn.get_by_text("Your remark is kept").wait_for()
    visit.page.reload()
    visit.page.locator(".turn .remark").wait_for()
    assert visit.page.locator(".turn .remark").input_value() == typed
    visit.check(town_address)


@pytest.mark.parametrize("name", ["document", "start", "quote", "c"])
def test_the_address_is_text(context: Any, town_address: str, name: str) -> None:
    typed = " ".join(HOSTILE_TEXTS[at] for at in (3, 11, 14, 26))
    given = {"document": "river.txt", "start": "1", "end": "2", "sha": "0"} if name not in ("document", "c") else {}
    visit = Guarded(context.new_page(), town_address, given | {name: typed})
    visit.page.locator("[data-testid=stAlert], .panel .warning").first.wait_for()
    visit.check(town_address)
