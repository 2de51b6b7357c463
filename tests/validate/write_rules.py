"""Writes the rules into docs/rules.md: `python -m tests.validate.write_rules`."""

from pathlib import Path

from onrecord.checks.describe import markdown

PATH = Path(__file__).parents[2] / "docs/rules.md"

if __name__ == "__main__":
    PATH.write_text(markdown(), encoding="utf-8")
