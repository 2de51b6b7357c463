# ruff: noqa: INP001 -- a script, run by hand
"""Makes the screenshots in this folder of a site that is running.

onrecord serve --port 8001
.venv/bin/python docs/screenshots/make.py http://127.0.0.1:8001

It needs the extra `dev` and a Chromium: `tests/serve/chromium.py` finds or installs one.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
CHROMIUM = HERE.parent.parent / "tests/serve/chromium.py"


@dataclass(frozen=True)
class Shot:
    """A screenshot: its name, its page, and how it is looked at."""

    name: str
    path: str
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    scroll: int = 0


SHOTS = (
    Shot("home", "/"),
    Shot("reader", "/-/read/newser-2022-11-09#q10"),
    Shot("reader-all-layers", "/-/read/metro-2022-11-09?layers=all#a17"),
    Shot("reader-phone", "/-/read/metro-2022-11-09", 360, 780, scroll=200),
    Shot("claims", "/-/claims"),
    Shot("claims-dark", "/-/claims?show=shared", scheme="dark"),
    Shot("claims-phone", "/-/claims?show=apart", 360, 780, scroll=420),
    Shot("claim", "/-/claims/withdrawal-is-complete"),
    Shot("sources", "/-/sources"),
    Shot("utterances", "/-/utterances"),
    Shot("timeline", "/-/timeline"),
    Shot("timeline-as-of", "/-/timeline?as_of=2022-11-10", scheme="dark"),
    Shot("map", "/-/map"),
    Shot("search", "/-/search?q=futile"),
    Shot("ask", "/-/ask"),
    Shot("answer", "/-/ask/who-said"),
)


def take(browser: Browser, site: str, shot: Shot) -> None:
    """Take one screenshot."""
    size = {"width": shot.width, "height": shot.height}
    context = browser.new_context(viewport=size, color_scheme=shot.scheme)
    page = context.new_page()
    response = page.goto(site + shot.path)
    if response is None or not response.ok:
        sys.exit(f"{shot.path} does not answer")
    page.evaluate("y => y && scrollTo(0, y)", shot.scroll)
    page.screenshot(path=HERE / f"{shot.name}.png")
    context.close()


def main() -> None:
    """Take every screenshot of the site that is named on the command line."""
    command = [sys.executable, CHROMIUM]
    found = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603 -- our own script
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=flags)
        for shot in SHOTS:
            take(browser, sys.argv[1].rstrip("/"), shot)
        browser.close()


if __name__ == "__main__":
    main()
