"""A chart of an evaluation's report as a picture, for the README. Needs playwright and a Chromium.

python -m train.draw_chart runs/…/report.html --out docs/risk-coverage.png [--set all] [--chart "Risk and coverage"]
"""

import argparse
import shutil
import sys
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTH = 560  # CSS pixels


def draw(report: Path, out: Path, *, set_name: str, chart: str) -> None:
    """Writes the picture.

    Raises:
        LookupError: there is no browser, or no such chart in the report.
    """
    from playwright.sync_api import sync_playwright

    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise LookupError(f"none of {', '.join(BROWSERS)} is installed; install one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 900}, device_scale_factor=2, color_scheme="light")
        page.goto(report.resolve().as_uri())
        heading = page.locator(f"#set-{set_name}")
        figure = heading.locator("xpath=following::figure").filter(has_text=chart).first
        if not heading.count() or not figure.count():
            raise LookupError(f"{report} has no chart {chart!r} of the set {set_name!r}")
        figure.screenshot(path=out)
        browser.close()


def main() -> int:
    """Draw it, or say why not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", dest="set_name", default="all")
    parser.add_argument("--chart", default="Risk and coverage")
    given = parser.parse_args()
    try:
        draw(given.report, given.out, set_name=given.set_name, chart=given.chart)
    except LookupError as exc:
        print(exc, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
