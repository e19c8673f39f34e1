"""`python -m tests.screenshots`: pictures of every page, light and dark, wide and narrow, of a server with an index of its own.

Nothing of the user's is touched: index, runs and records lie in a temporary folder, and the server answers on loopback alone.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.app.browser_chat import REPOSITORY, chromium, serving
from tests.screenshots.pictures import write_small
from tests.screenshots.scenes import SCENES, SETTLE_MS, WAIT_MS, Scene, idle
from tests.screenshots.seeding import ask_as_visitors, make_library

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WINDOWS = {"wide": (1600, 1000), "narrow": (380, 800)}
SCHEMES = ("light", "dark")
MOST_BYTES_IN_ALL = 6_000_000


def main() -> None:
    """Make the pictures; says what it is doing on stderr."""
    given = _arguments()
    scenes = [scene for scene in SCENES if not given.scene or scene.name in given.scene]
    given.out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        work = given.work or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qiantang-screenshots-")))
        work.mkdir(parents=True, exist_ok=True)
        _say("reading the documents, measuring twice")
        make_library(work)
        browser = stack.enter_context(chromium())
        for is_empty in (False, True):
            wanted = [scene for scene in scenes if scene.is_empty is is_empty]
            if wanted:
                folder = work / "empty" if is_empty else work
                folder.mkdir(exist_ok=True)
                storage = folder / (".qiantang" if is_empty else "storage")
                with serving(storage, folder, RUNS=str(work / "runs"), CORPUS=str(work / "corpus")) as address:
                    if not (is_empty or (work / "asked").exists()):
                        _say("asking as visitors do")
                        ask_as_visitors(browser, address)
                        (work / "asked").touch()
                    _take_all(browser, address, wanted, given.out)
    whole = sum(path.stat().st_size for path in given.out.glob("*.png"))
    _say(f"{len(list(given.out.glob('*.png')))} pictures, {whole / 1e6:.1f} MB, in {given.out}")
    if whole > MOST_BYTES_IN_ALL:
        raise SystemExit(f"screenshots: {whole:,} bytes are too many, at most {MOST_BYTES_IN_ALL:,} are wanted")


def _arguments() -> Any:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description="Takes pictures of every page.")
    parser.add_argument("scene", nargs="*", help=f"only these of: {', '.join(scene.name for scene in SCENES)}")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "docs" / "screenshots", help="folder of the pictures")
    parser.add_argument(
        "--work", type=Path, help="keep index, runs and records here, for the next time (default: a temporary folder)"
    )
    given = parser.parse_args()
    unknown = set(given.scene) - {scene.name for scene in SCENES}
    if unknown:
        parser.error(f"there is no scene {', '.join(sorted(unknown))}")
    return given


def _take_all(browser: "Browser", address: str, scenes: Sequence[Scene], out: Path) -> None:
    forms = [(scheme, window) for scheme in SCHEMES for window in WINDOWS]
    for scene in scenes:
        for scheme, window in forms:
            name = f"{scene.name}-{window}-{scheme}.png"
            width, height = WINDOWS[window]
            how: Any = {"color_scheme": scheme, "reduced_motion": "reduce"}
            context = browser.new_context(viewport={"width": width, "height": height}, **how)
            page = context.new_page()
            page.set_default_timeout(WAIT_MS)
            scene.arrange(page, address)
            idle(page)
            page.wait_for_timeout(SETTLE_MS)
            size = write_small(page.screenshot(), out / name)
            context.close()
            _say(f"{name} {size / 1000:.0f} kB")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


main()
