"""What is photographed: each scene brings a page to where it shows what it is for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.screenshots.seeding import RUNS

if TYPE_CHECKING:
    from playwright.sync_api import Page

WAIT_MS = 90_000
SETTLE_MS = 500  # what fades in has faded in
VALUES = "What share of Hangzhou's GDP does the digital economy account for?"
REFUSED = "How many bicycles can be hired in Hangzhou?"
CITED = "When did Hangzhou issue the Digital Hangzhou plan?"
DRAFT = """# A note for the newsletter

Hangzhou issued the "Digital Hangzhou" development plan on July 5, 2016. In Hangzhou, 153 matters could be handled on a mobile \
phone in 2018. Hangzhou ranks 21st in the global innovation index. The opera house on the lake has 1,300 seats.

Would you like to know more? Write to us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A picture in four forms: light and dark, wide and narrow."""

    name: str
    arrange: Callable[["Page", str], None]  # is given the window and the server's address
    is_empty: bool = False  # of the server that has no documents


def _open(page: "Page", address: str) -> None:
    page.goto(address)
    idle(page)


def idle(page: "Page") -> None:
    """Wait until the page is drawn to its end."""
    page.locator('[data-test-script-state="notRunning"]').wait_for(state="attached", timeout=WAIT_MS)
    page.wait_for_timeout(SETTLE_MS)


def _ask(page: "Page", address: str, *questions: str) -> Any:
    _open(page, address)
    page.locator(".welcome .example").first.wait_for()
    turns = page.locator(".turn:has(.answer)")
    for at, question in enumerate(questions):
        page.get_by_placeholder("Ask a question").fill(question)
        page.keyboard.press("Enter")
        turns.nth(at).wait_for()
    idle(page)
    return turns.last


def first_run(page: "Page", address: str) -> None:
    _open(page, address)
    page.get_by_role("heading", name="There are no documents yet").wait_for()


def welcome(page: "Page", address: str) -> None:
    _open(page, address)
    page.locator(".welcome .example").first.wait_for()


def answer(page: "Page", address: str) -> None:
    _ask(page, address, VALUES).locator("table").first.wait_for()


def refusal(page: "Page", address: str) -> None:
    _ask(page, address, REFUSED).locator(".refusal").wait_for()


def document(page: "Page", address: str) -> None:
    _ask(page, address, CITED).locator(".chip").first.click()
    page.locator(".panel mark").first.wait_for()
    page.mouse.move(1, 1)


def check(page: "Page", address: str) -> None:
    _open(page, f"{address}/check")
    page.get_by_placeholder("Paste a text here").fill(DRAFT)
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("button", name="Word", exact=True).wait_for()
    idle(page)


def finding(page: "Page", address: str) -> None:
    check(page, address)
    page.locator(".sentence.contradicted").first.click()
    page.locator(".panel mark").first.wait_for()
    page.mouse.move(1, 1)


def library(page: "Page", address: str) -> None:
    _open(page, f"{address}/library")
    page.get_by_role("combobox", name="Document").fill("profile")
    page.get_by_role("option").first.click()
    page.locator(".st-key-library-card").wait_for()
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 0)")


def activity(page: "Page", address: str) -> None:
    _open(page, f"{address}/activity")
    page.get_by_text("Just what I needed").first.wait_for()


def evaluate(page: "Page", address: str) -> None:
    _open(page, f"{address}/evaluate?view=measure")
    page.get_by_role("button", name="Measure").last.wait_for()


def run(page: "Page", address: str) -> None:
    _open(page, f"{address}/evaluate?view=runs&run={list(RUNS)[-1]}")
    page.locator("[data-testid=stVegaLiteChart] :is(svg, canvas)").first.wait_for()


def compare(page: "Page", address: str) -> None:
    before, after = RUNS
    _open(page, f"{address}/evaluate?view=compare&against={before}&run={after}")
    page.locator("[data-testid=stVegaLiteChart] :is(svg, canvas)").first.wait_for()


SCENES = (
    Scene(name="activity", arrange=activity),  # before the scenes that ask
    Scene(name="ask-first-run", arrange=first_run, is_empty=True),
    Scene(name="ask-welcome", arrange=welcome),
    Scene(name="ask-answer", arrange=answer),
    Scene(name="ask-refusal", arrange=refusal),
    Scene(name="ask-document", arrange=document),
    Scene(name="check", arrange=check),
    Scene(name="check-finding", arrange=finding),
    Scene(name="library", arrange=library),
    Scene(name="evaluate-measure", arrange=evaluate),
    Scene(name="evaluate-run", arrange=run),
    Scene(name="evaluate-compare", arrange=compare),
)
