"""Reading grows with the length of an article, and not with its square: steps are counted, not seconds."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType
from typing import Any

import pytest

from onrecord.corpora.documents import Document
from onrecord.corpora.rows import rows_of
from onrecord.extract.article import Registers
from onrecord.extract.draft import Head, draft
from onrecord.extract.mentions import Known
from onrecord_schema.vocabularies import EntityType

DAY = date(2022, 11, 9)
REGISTERS = Registers(Known.of([("ann-lund", EntityType.PERSON, ["Ann Lund"])]))
SENTENCES = {
    "quoted": "“We counted {0} of them,” Ann Lund said on Monday, in front of the gate. ",
    "on-lines": "He said that gate {0} had been shut since 2014, according to Zed Corp.\n",
    "goes-on": "“No,” she told the company. “It is gate {0}.” “It is.” ",
    "furniture": "Share this page {0}\nThe government said on November 5 it would stay.\n",
    "new-names": "Speaker{0} of Norfield{0} said it, and the army of Ann Lund{0} denied it. ",
}
COUNTS = (150, 450)
TIMES = COUNTS[1] / COUNTS[0]


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count the lines of the program that are run, each turn of a loop anew."""
    steps, before = [0], sys.gettrace()

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        steps[0] += event == "line"
        return trace

    sys.settrace(trace)
    try:
        yield steps
    finally:
        sys.settrace(before)


def steps_of(read: Callable[[str], object], sentence: str, count: int) -> int:
    """Count the steps of reading an article of so many sentences."""
    text = "".join(sentence.format(number) for number in range(count))
    # What is kept of words met before is the same for both lengths after a first reading.
    read(text)
    with counted() as steps:
        read(text)
    return steps[0]


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES.keys())
def test_a_draft_takes_steps_in_proportion_to_the_text(sentence: str) -> None:
    """Three times as many sentences take no more than three and a half times as many steps."""
    few, many = (
        steps_of(lambda text: draft(text, Head("a", "zed", DAY), REGISTERS), sentence, count)
        for count in COUNTS
    )
    assert many <= 1.15 * TIMES * few


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES.keys())
def test_rows_take_steps_in_proportion_to_the_text(sentence: str) -> None:
    """Resolving what was drafted goes through the article once, not once for each quote."""
    few, many = (
        steps_of(lambda text: rows_of(Document("a", text, DAY, None, "a"), REGISTERS), sentence, count)
        for count in COUNTS
    )
    assert many <= 1.15 * TIMES * few
