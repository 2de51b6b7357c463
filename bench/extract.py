"""How fast quotes, mentions and dates are read, against two plain ways, and how the time grows.

The text is made of sentences of news, drawn with a seed: nothing in it was ever published. Each round
runs every reader once, in turn, so that a machine that slows down slows all of them; the table gives the
median of the rounds. Against them: regular expressions for marked words, capitalised runs and dates (which
find places only, no speakers and no values), and textacy where it is installed, which needs a parse.

    .venv/bin/python bench/extract.py [rounds]
"""

import random
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from statistics import median

from onrecord.extract.dates import find_dates
from onrecord.extract.mentions import Known, find_mentions
from onrecord.extract.neutral import quotes_of
from onrecord_schema.vocabularies import EntityType

PUBLISHED = date(2022, 11, 9)
_ATTRIBUTED = 0.4
"""The share of sentences that attribute something."""
_NAMES = (
    "Ann Li",
    "Thomas Reade",
    "Maria Lund",
    "Per Dahl",
    "Ilya Toren",
    "Lena Aust",
    "Frank Dill",
    "Rosa Lim",
)
_GROUPS = ("Zed Corp.", "the Harbour Board", "Norfield University", "the Foreign Ministry", "Teller & Co.")
_CLAUSES = (
    "the bridge would stay closed until the river falls",
    "sales fell by a third in the towns along the coast",
    "nobody had been told of the plan before the vote",
    "the money will be spent on schools and on roads",
    "the army has left two villages east of the lake",
)
_PLAIN = (
    "The road to the harbour was built in 1987 and has been mended twice since.",
    "A cold wind blew over the square, where some forty people waited for the bus.",
    "The company employs 1,200 people in three towns, most of them at the old mill.",
    "On {day}, the council met for the second time in a month, and left without a vote.",
)
_SAID = (
    "“We know that {clause},” said {name}, who works for {group}.",
    "{name} said on {day} that {clause}.",
    "{group} said {clause}, and added that it would not comment further.",
    "According to {name}, {clause}.",
    "“It is late,” {name} told reporters. “We know that {clause}.”",
    "In late September, {name} warned that {clause}.",
)


def text_of(characters: int, seed: int = 5) -> str:
    """Make a text of news of about so many characters: two sentences in five attribute something."""
    draw = random.Random(seed)  # noqa: S311 -- no secret: the same text every time is the point
    lines: list[str] = []
    length = 0
    while length < characters:
        line = " ".join(_sentence(draw) for _ in range(draw.randint(2, 5)))
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)


def _sentence(draw: random.Random) -> str:
    group = draw.choice(_GROUPS)
    made = draw.choice(_SAID if draw.random() < _ATTRIBUTED else _PLAIN).format(
        name=draw.choice(_NAMES),
        group=group,
        clause=draw.choice(_CLAUSES),
        day=draw.choice(("Monday", "Wednesday", "November 5", "Friday")),
    )
    return made[:1].upper() + made[1:]


_KNOWN = Known.of((f"person-{at}", EntityType.PERSON, [name]) for at, name in enumerate(_NAMES))


def ours(text: str) -> int:
    """Read quotes with speakers, mentions in groups, and dates with values."""
    return len(quotes_of(text)) + len(find_mentions(text, _KNOWN).mentions) + len(find_dates(text, PUBLISHED))


_MARKED = re.compile(r"[“\"][^”\"\n]+[”\"]|\b(?:said|told|added|warned)\b (?:that )?[^.\n]+")
_CAPITALS = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")
_DATES = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d+)?"
)


def regular_expressions(text: str) -> int:
    """Find marked words and reported clauses, capitalised runs and dates, by one pattern each."""
    return sum(len(pattern.findall(text)) for pattern in (_MARKED, _CAPITALS, _DATES))


def nearest_name(text: str) -> int:
    """Find marked words, and for each the nearest verb of saying and the nearest name around it."""
    verb = re.compile(r"\b(?:said|says|told|added|warned)\b")
    found = 0
    for marked in re.finditer(r"[“\"][^”\"\n]+[”\"]", text):
        around = text[max(0, marked.start() - 200) : marked.end() + 200]
        found += bool(verb.search(around)) + len(_CAPITALS.findall(around)[:1])
    return found + len(_CAPITALS.findall(text)) + len(_DATES.findall(text))


def _textacy() -> Callable[[str], int] | None:
    """Give textacy's quotes over a parse, or None where it is not installed."""
    try:
        import spacy
        from textacy.extract import direct_quotations
    except ImportError:
        return None
    parse = spacy.load("en_core_web_sm")
    return lambda text: sum(
        len(list(direct_quotations(parse(line)))) for line in text.splitlines() if line.strip()
    )


def main(rounds: int) -> None:
    """Time the readers and print the tables."""
    readers: dict[str, Callable[[str], int]] = {
        "onrecord: quotes, mentions, dates": ours,
        "regular expressions, places only": regular_expressions,
        "marks + nearest verb and name": nearest_name,
    }
    if textacy := _textacy():
        readers["textacy, quotes only, with its parse"] = textacy
    texts = {size: [text_of(size * 1_000_000)] for size in (1, 4)}
    texts[0] = [text_of(4_000, seed) for seed in range(250)]
    seconds: dict[tuple[str, int], list[float]] = {}
    found: dict[str, int] = {}
    for _ in range(rounds):
        for size, articles in texts.items():
            for name, reader in readers.items():
                # The time this process computed: other processes on the machine are left out.
                started = time.process_time()
                found[name] = sum(map(reader, articles))
                seconds.setdefault((name, size), []).append(time.process_time() - started)
    print("MB/s of 250 articles of 4 kB, and of one text of 1 and 4 MB")
    print(f"{'reader':38}{'articles':>10}{'1 MB':>8}{'4 MB':>8}{'time x4 text':>14}")
    for name in readers:
        took = {size: median(seconds[name, size]) for size in texts}
        rates = {size: sum(map(len, texts[size])) / 1e6 / took[size] for size in texts}
        print(f"{name:38}{rates[0]:10.2f}{rates[1]:8.2f}{rates[4]:8.2f}{took[4] / took[1]:14.2f}")
    hostile = "He said “we won” and left the long white room with the others. " * 80_000
    started = time.process_time()
    ours(hostile)
    print(f"one line of 5 MB with 160,000 quotation marks: {time.process_time() - started:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
