"""A fault of shape hides nothing else that is wrong with what people write, and brings nothing up that is not."""

import copy
import io
import time
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from onrecord.paths import Project
from onrecord.problems import first_line
from onrecord.read.documents import parse_document
from onrecord.validate.command import Request, validate

HERALD = "dataset/annotations/herald-2024-03-05.yaml"
OF_SHAPE = {"type", "vocabulary", "pattern", "field-missing", "field-unknown", "date-edtf"}

Way = tuple[str | int, ...]


def problems(harbour: Project, text: str) -> list[str]:
    """Validate a file that comes in by standard input, and give the first line of each problem."""
    outcome = validate(Request(["-"], against=harbour.root, stdin=io.BytesIO(text.encode())))
    return [first_line(problem) for problem in outcome.in_order()]


VERBATIM = "<stdin>:22:15: quotes[1].content[0]: not found in the article [quote-verbatim]"
SPEAKER = (
    "<stdin>:23:23: quotes[1].speaker.entity: no row of entities has the id 'ines-okora' [reference-exists]"
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: direct", "kind: dirct", ["<stdin>:21:11: quotes[1].kind: 'dirct' is not in the vocabulary [vocabulary]"]),
        ("id: q02", "id: Q 2", ["<stdin>:20:9: quotes[1].id: 'Q 2' is not of the form this field needs [pattern]"]),
        ("language: en", "language: 5", ["<stdin>:6:11: language: 5 is a number, not text [type]"]),
        ("basis: stated", "basis: [stated]", ["<stdin>:7:38: published.basis: ['stated'] is not in the vocabulary [vocabulary]"]),
        ("rights:", "right:", ["<stdin>:2:1: rights: is missing [field-missing]", "<stdin>:8:1: right: is not a field here [field-unknown]"]),
    ],
    ids=["vocabulary", "id", "field of the file", "field within", "misspelt field"],
)  # fmt: skip
def test_a_fault_of_shape_hides_no_other(harbour: Project, old: str, new: str, said: list[str]) -> None:
    """Words that are not in the article, and names that no register has, are reported in the same run."""
    text = (harbour.root / HERALD).read_text()
    bad = text.replace("We will not load", "We shall not load").replace(
        "entity: ines-okoro", "entity: ines-okora"
    )
    assert bad.count(old) == 1
    found = problems(harbour, bad.replace(old, new))
    assert sorted(found) == sorted([*said, VERBATIM, SPEAKER])


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("dirct", "Did you mean `direct`? Write one of: direct, indirect, mixed."),
        ("verbatim", "Write one of: direct, indirect, mixed."),
        ("[direct]", "Write one of: direct, indirect, mixed."),
    ],
)
def test_the_members_of_a_vocabulary_are_named(harbour: Project, kind: str, hint: str) -> None:
    """The nearest one first, where one is near."""
    text = (harbour.root / HERALD).read_text().replace("kind: direct", f"kind: {kind}")
    [problem] = validate(Request(["-"], against=harbour.root, stdin=io.BytesIO(text.encode()))).in_order()
    assert (problem.rule, problem.hint) == ("vocabulary", hint)


def test_a_quote_that_is_not_found_hides_nothing_else_of_it(harbour: Project) -> None:
    """Its speaker, its cue, who relays it and whom they are is looked up all the same."""
    text = (harbour.root / HERALD).read_text()
    bad = text.replace('unlawful\\" and would cost', 'unlawful\\", and would cost').replace(
        "exact: The port authority}\n    cue: said\n    relays: [{entity: courier, exact: the Courier}]",
        "exact: The harbour authority}\n    cue: says\n    relays: [{entity: curier, exact: The Courier}]",
    )
    assert problems(harbour, bad) == [
        "<stdin>:28:15: quotes[2].content[0]: not found in the article [quote-verbatim]",
        "<stdin>:29:14: quotes[2].speaker: not found in the article [quote-verbatim]",
        "<stdin>:30:10: quotes[2].cue: not found in the article [quote-verbatim]",
        "<stdin>:31:14: quotes[2].relays[0]: not found in the article [quote-verbatim]",
        "<stdin>:31:23: quotes[2].relays[0].entity: no row of entities has the id 'curier' [reference-exists]",
    ]


def test_an_unknown_entity_is_said_though_the_register_has_a_fault(harbour: Project) -> None:
    """The ids of a register count though something else in it is wrong."""
    register = harbour.registers / "entities.yaml"
    register.write_text(register.read_text().replace("type: place", "type: plaice"))
    text = (harbour.root / HERALD).read_text().replace("entity: ines-okoro", "entity: ines-okora")
    (harbour.root / HERALD).write_text(text)
    found = [first_line(one) for one in validate(Request([str(harbour.dataset)])).in_order()]
    assert found == [
        f"{HERALD}:23:23: quotes[1].speaker.entity: no row of entities has the id 'ines-okora' [reference-exists]",
        "dataset/registers/entities.yaml:5:28: entities[2].type: 'plaice' is not in the vocabulary [vocabulary]",
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("k%d: 1\n", "field-unknown"),
        ("- {id: q%d, kind: dirct, content: [Nobody], cue: told}\n", "vocabulary"),
        ("- {id: q, kind: direct, content: [Nobody], cue: told} # %d\n", "id-unique"),
    ],
    ids=["fields", "values", "ids"],
)
def test_a_file_of_nothing_but_faults_takes_no_longer_than_its_length(
    harbour: Project, line: str, rule: str
) -> None:
    """Twelve thousand faults are told one by one up to a limit, and the file is not gone through for each."""
    head = "article: courier-2024-03-06\noutlet: courier\nlanguage: en\nrights: Written for the tests.\n"
    text = head + ("quotes:\n" if line.startswith("-") else "") + "".join(line % n for n in range(12_000))
    started = time.process_time()
    outcome = validate(Request(["-"], against=harbour.root, stdin=io.BytesIO(text.encode())))
    found = outcome.in_order()
    assert time.process_time() - started < 20
    told = [one for one in found if one.rule == rule]
    assert len(told) in (10_001, 11_999)
    if rule != "id-unique":
        assert [one.message for one in told if "more" in one.message] == ["has 2,000 more faults of shape"]


def _ways(value: Any, way: Way = ()) -> Iterator[Way]:
    if way:
        yield way
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield from _ways(inner, (*way, step))


def _spoilt(data: Any) -> Iterator[tuple[Way, Any]]:
    """Give the data with one value in turn replaced, left out or accompanied by what does not belong there."""
    for way in _ways(data):
        for value in ({"stray": 1}, -5, None):
            changed = copy.deepcopy(data)
            above = changed
            for step in way[:-1]:
                above = above[step]
            if value is None:
                del above[way[-1]]
            else:
                above[way[-1]] = value
            yield way, changed


@pytest.mark.parametrize("file", [HERALD, "dataset/registers/claims.yaml", "dataset/registers/events.yaml"])
def test_one_fault_of_shape_brings_up_no_problem_elsewhere(harbour: Project, file: str) -> None:
    """Whatever one value is replaced by, no other rule than those of shape finds fault with the rest.

    What refers to a quote that lost its id, or a register that lost an item, may say so.
    """
    document, _ = parse_document((harbour.root / file).read_text(), file)
    assert document is not None
    count = 0
    for way, data in _spoilt(document.data):
        text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
        outcome = validate(Request(["-"], against=harbour.root, stdin=io.BytesIO(text.encode())))
        rules = {problem.rule for problem in outcome.problems}
        if not rules & OF_SHAPE:
            continue
        count += 1
        others = [first_line(one) for one in outcome.in_order() if one.rule not in OF_SHAPE]
        if way[0] == "quotes" and (len(way) < 3 or way[2] == "id"):
            others = [one for one in others if "].quote: " not in one]
        assert others == [], (way, data)
    assert count > 30
