"""What the browser tests of the chat share: a real server over small documents, and a visitor's window in a real Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPOSITORY = Path(__file__).parents[2]
START_TIMEOUT_S = 90
WAIT_MS = 60_000  # the first answer may wait for the model
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script> ![x](http://192.0.2.1/x.png) $a^2$ :red[b] **c**'
FILLER = "\n\n".join(
    f"Street {number} of the old quarter is paved with grey stone and is swept each morning." for number in range(60)
)
TOWN = f"""---
title: 'The lake town {HOSTILE}'
source_title: A Report on the Lake Town
publisher: Town Office
published: "2022-03-01"
as_of: "2021"
note: Written for a test. {HOSTILE}
---
# 🌊🏙️ The lake town

<!-- ¶ 1 -->
{FILLER}

<!-- ¶ 7 -->
The town has fish 🐟. The digital economy of the lake town added 42.5 billion yuan in 2021. The lake town employs 18,200 engineers.

<!-- ¶ 8 -->
{HOSTILE} is how the robot museum of the lake town signs its letters.

{FILLER}
"""
RIVER = "The river port\n\nThe river port handled 12 million containers in 2020. Its deepest quay has 17 metres of water.\n"
QUESTION = "How much did the digital economy of the lake town add in 2021?"
QUOTE = "The digital economy of the lake town added 42.5 billion yuan in 2021."


@contextmanager
def chromium() -> Iterator["Browser"]:
    """The system's Chromium; nothing is downloaded."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        reason = "no Chromium on this machine; on Debian: apt install chromium"
        if os.environ.get("QIANTANG_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@contextmanager
def serving(storage: Path, folder: Path, **settings: str) -> Iterator[str]:
    """The address of a server over an index; started in a folder that has nothing of this project's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {"STORAGE": str(storage), "PORT": str(port), "EMBED_DTYPE": "float32", "QUESTIONS_A_MINUTE": "0"} | settings
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(
        [sys.executable, "-c", "from app.serve import serve; from app.settings import read_settings; serve(read_settings())"],
        cwd=folder,
        env=environment | {f"QIANTANG_{name}": value for name, value in told.items()},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        watchdog = threading.Timer(START_TIMEOUT_S, server.kill)
        watchdog.start()
        line = server.stdout.readline()
        watchdog.cancel()
        assert line == f"Qiantang answers at http://localhost:{port}\n"
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            raise


TRIES, TAKEN_MS = 10, 500  # how often a question is sent, and how long it may stay in its box
LOST_MS = 5000  # after that it was not taken, where the script does not run and no answer stands there


class Window:
    """One visitor's window, what it asked for, and the errors of its scripts."""

    def __init__(self, page: "Page", wait_ms: int = WAIT_MS) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.set_default_timeout(wait_ms)

    def hear_console(self) -> None:
        """Errors on the console are complaints too.

        Not for a page opened by its own address: there Streamlit's script looks for some of its files in two places.
        """
        note = self.complaints.append
        self.page.on("console", lambda message: note(message.text) if message.type == "error" else None)


class Visit(Window):
    """A visit to the chat."""

    def __init__(self, page: "Page", address: str, query: Mapping[str, str] | None = None) -> None:
        super().__init__(page)
        self.hear_console()
        page.goto(f"{address}/?{urlencode(query)}" if query else address)
        page.get_by_placeholder("Ask a question").wait_for()

    def ask(self, question: str) -> Any:
        """The turn that answers it."""
        turns = self.page.locator(".turn:has(.answer)")
        count = turns.count()
        box = self.page.get_by_placeholder("Ask a question")
        box.fill(question)
        for _ in range(TRIES):  # while the page's script runs, Enter does nothing and the question stays in its box
            self.page.locator('[data-test-script-state="notRunning"]').wait_for(state="attached")
            if box.input_value() != question:  # it was taken, or lost where the page was drawn anew
                if self._is_shown(turns.nth(count)):
                    break
                box.fill(question)
            box.press("Enter")
            self.page.wait_for_timeout(TAKEN_MS)
            if turns.count() > count:
                break
        turns.nth(count).wait_for()
        return turns.nth(count)

    def _is_shown(self, turn: Any) -> bool:
        from playwright.sync_api import TimeoutError as LateError

        try:
            turn.wait_for(timeout=LOST_MS)
        except LateError:
            return False
        return True

    def open(self, button: Any) -> Any:
        """The panel with the document that the button opens."""
        button.click()
        panel = self.page.locator(".panel")
        panel.wait_for()
        return panel

    def marked(self) -> str:
        """The text of the marks, as it stands in the document."""
        return "".join(self.page.locator(".panel mark").all_text_contents())


def is_in_view(page: "Page", selector: str) -> bool:
    """True if the first such element lies in what its scroller shows."""
    return bool(
        page.locator(selector).first.evaluate(
            """mark => {
              const scroller = mark.closest(".scroller").getBoundingClientRect(), at = mark.getBoundingClientRect()
              return at.top >= scroller.top && at.bottom <= scroller.bottom && scroller.bottom <= innerHeight
            }"""
        )
    )
