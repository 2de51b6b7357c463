"""Writes the list of rules into docs/validation.md: `python -m tests.validate.write_rules`."""

from pathlib import Path

from onrecord.checks.describe import markdown

PATH = Path(__file__).parents[2] / "docs/validation.md"

if __name__ == "__main__":
    before, _, _ = PATH.read_text().partition("<!-- rules -->")
    PATH.write_text(f"{before}<!-- rules -->\n\n{markdown()}\n<!-- end of rules -->\n")
