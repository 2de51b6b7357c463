"""The constructions of American news reports, each read whole: content, kind, cue and speaker.

The rules were made with these sentences in view, and of some files what is expected was taken from their
own readings: they guard against change, and are no measure of what the rules reach.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.extract.neutral import quotes_of

_FILES = sorted(Path(__file__).with_name("data").joinpath("constructions").glob("*.yaml"))
_SENTENCES = [
    pytest.param(sentence, id=sentence["text"][:40])
    for path in _FILES
    for sentence in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_a_sentence_is_read_as_it_was(sentence: dict[str, Any]) -> None:
    """Exactly the quotes written down for it are found, with their characters."""
    text = sentence["text"]
    found = [
        [
            quote.kind.value,
            quote.speaker and quote.speaker.of(text),
            quote.cue and quote.cue.of(text),
            *(segment.of(text) for segment in sorted(quote.segments)),
        ]
        for quote in quotes_of(text)
    ]
    assert sorted(found, key=str) == sorted(sentence["quotes"], key=str)
