"""What the pictures show: an index of the documents that ship, two runs of an evaluation, and questions that visitors asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.app.browser_chat import REPOSITORY, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SET = REPOSITORY / "eval" / "questions" / "first.jsonl"
RUNS: dict[str, dict[str, str]] = {"2026-01-12-first": {"QIANTANG_DECLINE_BELOW": "0.6"}, "2026-01-13-first": {}}
"""Folder → settings that differ: the first run declines more often, so that there is something to compare."""

TALKS: tuple[tuple[tuple[str, bool | None, str], ...], ...] = (
    (
        ("When did Hangzhou issue the Digital Hangzhou plan?", True, ""),
        ("What was the goal of it?", None, ""),
    ),
    (("How many bicycles can be hired in Hangzhou?", False, "I thought that the city profile would say so."),),
    (("What was Hangzhou's tourism revenue in the first half of 2023?", True, "Just what I needed for my leaflet."),),
    (("How tall is the tallest tower in Hangzhou?", None, ""),),
    (("What is the weather like in March?", None, ""),),
)
"""What visitors asked, each conversation of its own, with thumb and remark."""


def make_library(work: Path) -> None:
    """Documents, index and runs in the folder `work`, where they are not there yet."""
    shutil.copytree(REPOSITORY / "corpus", work / "corpus", dirs_exist_ok=True)
    _qiantang(work, "ingest", "--rebuild")
    for name, settings in RUNS.items():
        if not (work / "runs" / name).is_dir():
            _qiantang(work, "eval", str(SET), "--engine", "ours", "--engine", "bm25", "--out", f"runs/{name}", **settings)


def ask_as_visitors(browser: "Browser", address: str) -> None:
    """Ask what visitors ask, in windows of their own, with what they think of the answers."""
    for talk in TALKS:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        visit = Visit(context.new_page(), address)
        visit.page.locator(".welcome .example").first.wait_for()
        for question, is_helpful, remark in talk:
            turn = visit.ask(question)
            if is_helpful is not None:
                turn.get_by_role("button", name="Helpful" if is_helpful else "Not helpful", exact=True).click()
                turn.get_by_label("A remark on this answer").wait_for()
            if remark:
                turn.get_by_label("A remark on this answer").fill(remark)
                turn.get_by_role("button", name="Send", exact=True).click()
                turn.get_by_text("Your remark is kept").wait_for()
        context.close()


def _qiantang(work: Path, *arguments: str, **settings: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "QIANTANG_STORAGE": "storage", "QIANTANG_CORPUS": "corpus"}
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))", *arguments],
        cwd=work,
        env=environment | settings,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"screenshots: 'qiantang {' '.join(arguments)}' ended with {done.returncode}; its reason stands above")
