"""Finds a Chromium for the tests, or installs one, and says which: prints its path as the last line.

    python tests/serve/chromium.py

It takes `$ONRECORD_CHROMIUM`, the first browser of the Chromium family on the PATH, or the one that Playwright
keeps. Where there is none it installs one: Debian's package as root, otherwise Playwright's own.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> Path | None:
    """Give a browser that is there."""
    named = os.environ.get("ONRECORD_CHROMIUM")
    candidates = [named] if named else [shutil.which(name) for name in NAMES]
    found = [Path(path) for path in candidates if path and Path(path).is_file()]
    return found[0] if found else _of_playwright()


def _of_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def install() -> None:
    """Install a browser, the way that this machine and this user allow."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _say("no Chromium found: installing Debian's package")
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True, stdout=sys.stderr)
    else:
        _say("no Chromium found: installing Playwright's own")
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"], check=True, stdout=sys.stderr
        )


def _say(what: str) -> None:
    sys.stderr.write(f"{what}\n")


def main() -> None:
    """Print the path of a browser, installing one if there is none."""
    browser = find()
    if browser is None:
        install()
        browser = find()
    if browser is None:
        sys.exit("there is still no Chromium: set ONRECORD_CHROMIUM to the path of one")
    _say("testing in this browser:")
    sys.stdout.write(f"{browser}\n")


if __name__ == "__main__":
    main()
