"""Anyone can use the chat: axe-core finds no serious fault in what we render, and every control is reached by the keyboard."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from answer.types import Answer, CitedSentence, Conflict, ConflictValue, LookedAt, Notice
from app.records import Records
from tests.app.browser_chat import QUESTION, QUOTE, TOWN, Visit
from tests.app.hostile_texts import HOSTILE_TEXTS
from tests.app.made import citation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

RENDERED = [".st-key-conversation", ".st-key-composer", "[class*='st-key-document-']"]
STORED = TOWN.split("---\n", 2)[2].lstrip("\n")


def faults(page: "Page") -> list[str]:
    """The serious and critical faults in what is on the page of ours."""
    selectors = [selector for selector in RENDERED if page.locator(selector).count()]
    found = Axe().run(page, selectors).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def of_all_kinds() -> tuple[Answer, ...]:
    """An answer with everything that an answer can have, and a refusal."""
    where = {"document": "town.md", "sha": "0" * 64, "title": "The lake town", "page": 3, "locator": "¶ 7"}
    cited = citation(QUOTE, **where, start=STORED.index(QUOTE), published="2022-03-01", as_of="2021")
    values = tuple(ConflictValue(value=value, as_of=when, citation=cited) for value, when in (("42.5", "2021"), ("40", "2020")))
    part = Answer(
        question="How much?",
        standalone_question="How much did it add?",
        status="answered",
        answer=QUOTE,
        short_answer="42.5 billion yuan",
        sentences=(CitedSentence(text=QUOTE, citations=(cited,)), CitedSentence(text="It shines.", supported=False)),
        conflicts=(Conflict(about="what it added", values=values),),
        notices=(Notice(kind="fallback", text="The model did not answer."),),
    )
    looked_at = tuple(LookedAt(document="town.md", start=at, end=at + 80, quote=STORED[at : at + 80], score=0.4) for at in range(5))
    whole = Answer(question="How much, and why?", standalone_question="Both?", status="answered", answer=QUOTE, parts=(part, part))
    refused = Answer(
        question="Why?", standalone_question="Why?", status="declined", reason="not_in_documents", answer="It does not say."
    )
    return part, whole, Answer(**{name: getattr(refused, name) for name in refused.__slots__} | {"looked_at": looked_at})


@pytest.mark.parametrize(("width", "scheme"), [(1600, "light"), (380, "dark")])
def test_axe_finds_no_serious_fault(browser: "Browser", town_address: str, town_storage: Path, width: int, scheme: Any) -> None:
    kept = Records(f"sqlite:///{town_storage / 'records.sqlite3'}", keep_days=1)
    conversation = kept.new_conversation()
    for at, turn in enumerate(of_all_kinds()):
        kept.keep_turn(conversation, at, turn)
    kept.keep_feedback(conversation, 0, is_helpful=True, remark="Good.")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    visit = Visit(context.new_page(), town_address)
    visit.page.locator(".welcome .example, .welcome .library").first.wait_for()
    found = {"start": faults(visit.page)}
    visit.page.goto(f"{town_address}/?c={conversation}")
    visit.page.locator(".turn:has(.refusal)").wait_for()
    found["turns"] = faults(visit.page)
    visit.page.locator(".chip").first.focus()
    found["quote"] = faults(visit.page)
    visit.open(visit.page.locator(".place").first)
    visit.page.locator(".panel mark").first.wait_for()
    visit.page.wait_for_timeout(300)
    found["document"] = faults(visit.page)
    context.close()
    assert found == {"start": [], "turns": [], "quote": [], "document": []}


def test_every_control_of_an_answer_is_reached_by_the_keyboard_and_named(visit: Visit) -> None:
    turn = visit.ask(QUESTION)
    turn.get_by_role("button", name="Helpful", exact=True).click()
    turn.locator(".remark").wait_for()
    turn.locator(".asked").focus()
    reached = []
    for _ in range(30):
        visit.page.keyboard.press("Tab")
        name = turn.evaluate(
            """turn => {
              const at = turn.getRootNode().activeElement
              return at && `${at.localName}.${at.className} ${at.ariaLabel ?? at.textContent}`
            }"""
        )
        if name is None:
            break
        reached.append(name)
        outline = turn.evaluate("turn => getComputedStyle(turn.getRootNode().activeElement).outlineStyle")
        assert outline != "none", name
    controls = turn.locator("button:visible, textarea:visible").count()
    assert len(reached) == controls and all(name.split(" ", 1)[1].strip() for name in reached)


def test_a_short_question_and_a_hostile_one_are_read_out(visit: Visit) -> None:
    turn = visit.ask(f"How much did the digital economy of the lake town add in 2021? {HOSTILE_TEXTS[0]}")
    assert turn.get_attribute("role") == "article"
    assert turn.locator(".said").inner_text().startswith("Answer: ")
