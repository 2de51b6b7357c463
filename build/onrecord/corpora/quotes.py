"""Quotes of a corpus: each line again, with its quotes in the neutral form."""

import json
from collections.abc import Iterable, Iterator

from onrecord.corpora.lines import Line
from onrecord.extract.neutral import as_neutral, quotes_of


def with_quotes(lines: Iterable[Line]) -> Iterator[str]:
    """Write documents again, every value as it stands in its line, with their quotes; no old ones stay."""
    for line in lines:
        quotes = [as_neutral(quote) for quote in quotes_of(line.text)]
        values = {**line.values, "quotes": json.dumps(quotes)}
        members = (f"{json.dumps(key, ensure_ascii=False)}: {value}" for key, value in values.items())
        yield f"{{{', '.join(members)}}}"
