"""The rules in words, for the command line and for the documentation."""

from collections.abc import Iterator

from onrecord.checks.catalogue import DATASET_RULES, ROW_RULES, RULES
from onrecord.checks.examples import examples_of
from onrecord.checks.reading import READING_RULES
from onrecord.problems import UsageError
from onrecord.text.nearest import closest_word


def described() -> dict[str, str]:
    """Give what each rule asks for, by name."""
    return {rule.name: rule.description for rule in RULES} | READING_RULES


def described_rule(name: str) -> str:
    """Describe a rule, with its examples.

    Raises:
        UsageError: There is no such rule.
    """
    rules = described()
    if name not in rules:
        near = closest_word(name, list(rules))
        raise UsageError(f"there is no rule {name!r}{f'; did you mean {near}?' if near else ''}")
    return "\n".join([name, f"    {rules[name]}", *_examples(name)])


def _examples(name: str) -> Iterator[str]:
    for kind, files in examples_of(name).items():
        for file, text in files.items():
            yield f"\n{kind} ({file}):\n"
            yield from (f"    {line}" for line in text.splitlines())


def markdown() -> str:
    """Describe every rule with its examples, for the documentation."""
    lines = ["# The rules", "", "What `onrecord rules` and `onrecord rules NAME` print of each.", ""]
    sections = (
        ("Rules of reading and shape", READING_RULES),
        ("Rules of a row, and what it refers to", {rule.name: rule.description for rule in ROW_RULES}),
        ("Rules over all rows", {rule.name: rule.description for rule in DATASET_RULES}),
    )
    for title, rules in sections:
        lines += [f"## {title}", ""]
        for name, text in rules.items():
            lines += [f"### {name}", "", text, "", *_fenced(name)]
    return "\n".join(lines)


def _fenced(name: str) -> Iterator[str]:
    for kind, files in examples_of(name).items():
        for file, text in files.items():
            yield from (f"{kind} ({file}):", "", "~~~~", *text.splitlines(), "~~~~", "")
