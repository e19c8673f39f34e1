"""How an answer comes: soon, without moving what is on the page, and to each of five visitors their own. In a real Chromium."""

import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.records import Records
from tests.app.browser_chat import QUESTION, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ASKED = (
    (QUESTION, "42.5"),
    ("How many engineers does the lake town employ?", "18,200"),
    ("How many containers did the river port handle in 2020?", "12 million"),
    ("How many metres of water has the deepest quay of the river port?", "17"),
    ("How does the robot museum of the lake town sign its letters?", ""),
)
WATCH = """() => {
  // Each frame from Enter on: where the turns and the box for questions are, and which turns are answered.
  const hosts = () => [...document.querySelectorAll('*')].filter((one) => one.shadowRoot?.querySelector('.turn'))
  window.frames = []
  let known = [], from = null
  addEventListener('keydown', (event) => { if (event.key === 'Enter') { from = performance.now(); frames.length = 0 } }, true)
  const look = () => {
    if (from !== null) {
      if (frames.length % 3 === 0 || known.some((host) => !host.isConnected)) known = hosts()
      const turns = known.map((host) => host.shadowRoot.querySelector('.turn')).filter(Boolean)
      frames.push({ at: performance.now() - from, composer: document.querySelector('.st-key-composer').getBoundingClientRect().top,
        turns: turns.map((turn) => (
          { top: turn.querySelector('.asked').getBoundingClientRect().top, answered: !!turn.querySelector('.answer') })) })
    }
    requestAnimationFrame(look)
  }
  look()
}"""


def watched(visit: Visit, question: str) -> list[dict[str, Any]]:
    """What was on the page in each frame from Enter until the answer had stood for a while."""
    visit.ask(question)
    visit.page.wait_for_timeout(500)
    frames: list[dict[str, Any]] = visit.page.evaluate("frames")
    return frames


def answered_at(frames: list[dict[str, Any]], turn: int) -> float:
    """Milliseconds after Enter."""
    return float(next(frame["at"] for frame in frames if len(frame["turns"]) > turn and frame["turns"][turn]["answered"]))


def test_nothing_moves_while_an_answer_comes(visit: Visit) -> None:
    visit.page.evaluate(WATCH)
    for turn, (question, _) in enumerate(ASKED[:4]):
        frames = watched(visit, question)
        first = next(frame["at"] for frame in frames if len(frame["turns"]) > turn)
        places = {
            round(frame["turns"][turn]["top"]) for frame in frames if frame["at"] > first + 150 and len(frame["turns"]) > turn
        }
        assert len(places) == 1, f"the question of turn {turn} stood at {sorted(places)}"
        assert all(len(frame["turns"]) > turn for frame in frames if frame["at"] >= first), "it was never taken away"
        assert len({round(frame["composer"]) for frame in frames}) == 1, "the box for questions stays where it is"


def test_an_answer_comes_soon(visit: Visit, town_storage: Path) -> None:
    visit.page.evaluate(WATCH)
    taken_ms = [answered_at(watched(visit, ASKED[turn % 4][0]), turn) for turn in range(10)]
    conversation = parse_qs(urlsplit(visit.page.url).query)["c"][0]
    kept = Records(f"sqlite:///{town_storage / 'records.sqlite3'}", keep_days=1)
    engine_ms = [turn.took_ms for turn in kept.turns(conversation)]
    kept.close()
    median_ms, median_engine_ms = statistics.median(taken_ms), statistics.median(engine_ms)
    print("from Enter to the answer:", sorted(map(round, taken_ms)), "ms")
    print(f"median {median_ms:.0f} ms, of which the engine took {median_engine_ms:.0f}")
    assert len(engine_ms) == 10 and median_ms - median_engine_ms < 1500  # on a machine that may be busy; 200 ms on one that is not


def test_five_visitors_at_once_each_get_their_own_right_answer(browser: "Browser", town_address: str) -> None:
    contexts = [browser.new_context() for _ in ASKED]
    visits = [Visit(context.new_page(), town_address) for context in contexts]
    for shift in range(2):
        asked = [ASKED[(at + shift) % len(ASKED)] for at in range(len(visits))]
        for visit, (question, _) in zip(visits, asked, strict=True):
            visit.page.get_by_placeholder("Ask a question").fill(question)
        for visit in visits:
            _press_enter(visit.page)
        for visit, (question, value) in zip(visits, asked, strict=True):
            turns = visit.page.locator(".turn:has(.answer)")
            turns.nth(shift).wait_for()
            assert visit.page.locator(".turn").count() == shift + 1
            assert turns.nth(shift).locator(".asked").inner_text() == question and value in turns.nth(shift).inner_text()
    addresses = {visit.page.url for visit in visits}
    assert len(addresses) == len(visits)
    for context in contexts:
        context.close()


def _press_enter(page: "Page") -> None:
    page.get_by_placeholder("Ask a question").press("Enter")
