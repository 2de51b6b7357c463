"""How fast quotes, mentions and dates are read, against two plain ways, and how the time grows.

The text is made of sentences of news, drawn with a seed: nothing in it was ever published. Each round
runs every reader once, in turn, so that a machine that slows down slows all of them; the table gives the
median of the rounds. Against them, from bench/extract_peers.py: regular expressions for marked words,
capitalised runs and dates (which find places only, no speakers and no values), and textacy, where it is
installed, over a parse made by rule. Then whole drafts and tables of long single articles.

    .venv/bin/python bench/extract.py [rounds]
    make compiled && .venv-compiled/bin/python bench/extract.py [rounds]
"""

import gc
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from extract_peers import nearest_name, regular_expressions, textacy_quotes
from onrecord.corpora.documents import Document
from onrecord.corpora.rows import rows_of
from onrecord.drafting.desk import Desk
from onrecord.drafting.sound import sound_sheet
from onrecord.extract.article import Registers, extract
from onrecord.extract.dates import finding
from onrecord.extract.dates.finding import find_dates
from onrecord.extract.draft import Head, draft
from onrecord.extract.mentions import Known, find_mentions
from onrecord.extract.neutral import quotes_of
from onrecord.paths import find_project
from onrecord.problems import UsageError
from onrecord_schema.vocabularies import EntityType

PUBLISHED = date(2022, 11, 9)
_ATTRIBUTED, _SELDOM_ATTRIBUTED = 0.4, 0.18
"""The share of sentences that attribute something; with the second, 5 MB have 10,000 quotation marks."""
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


def text_of(characters: int, seed: int = 5, attributed: float = _ATTRIBUTED) -> str:
    """Make a text of news of about so many characters."""
    draw = random.Random(seed)  # noqa: S311 -- no secret: the same text every time is the point
    lines: list[str] = []
    length = 0
    while length < characters:
        line = " ".join(_sentence(draw, attributed) for _ in range(draw.randint(2, 5)))
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)


def _sentence(draw: random.Random, attributed: float) -> str:
    group = draw.choice(_GROUPS)
    made = draw.choice(_SAID if draw.random() < attributed else _PLAIN).format(
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


def _print_long_articles() -> None:
    """Time what is done with one long article, from its text to a draft that is valid, and to rows."""
    desk = Desk(find_project(Path(__file__)))
    head = Head("npr-2022-11-09", "npr", PUBLISHED)
    print("\none article: seconds for what the rules propose, for the rows of tables, for a draft held valid")
    print(f"{'MB':>4}{'marks':>8}{'quotes':>8}{'rules':>8}{'rows':>8}{'draft':>8}")
    for size in (0.5, 1, 2, 5):
        text = text_of(int(size * 1_000_000), attributed=_SELDOM_ATTRIBUTED)
        started = time.process_time()
        quotes = len(extract(text, PUBLISHED, desk.registers).quotes)
        read = time.process_time()
        rows_of(Document("npr-2022-11-09", text, PUBLISHED, "npr", "bench"), Registers())
        tabulated = time.process_time()
        drafted = _draft_size(desk, head, text)
        took = (read - started, tabulated - read, time.process_time() - tabulated)
        marks = text.count("“") + text.count("”")
        print(
            f"{size:4}{marks:8}{quotes:8}" + "".join(f"{seconds:8.2f}" for seconds in took) + f"  {drafted}"
        )


def _draft_size(desk: Desk, head: Head, text: str) -> str:
    try:
        sheet = sound_sheet(desk, head.article, text, draft(text, head, desk.registers))
    except UsageError as error:
        return str(error).partition("its annotation ")[2].partition(";")[0]
    return f"{len(sheet.yaml) / 1e6:.1f} MB"


def main(rounds: int) -> None:
    """Time the readers and print the tables."""
    how = "interpreted" if finding.__file__.endswith(".py") else "compiled"
    readers: dict[str, Callable[[str], int]] = {
        f"onrecord, {how}": ours,
        "regular expressions, places only": regular_expressions,
        "marks + nearest verb and name": nearest_name,
    }
    readers |= textacy_quotes()
    texts = {size: [text_of(size * 1_000_000)] for size in (1, 4)}
    texts[0] = [text_of(4_000, seed) for seed in range(250)]
    # What is imported for one reader is not gone through again and again while another one reads.
    gc.freeze()
    seconds: dict[tuple[str, int], list[float]] = {}
    found: dict[str, int] = {}
    for _ in range(rounds):
        for size, articles in texts.items():
            for name, reader in readers.items():
                # The time this process computed: other processes on the machine are left out.
                started = time.process_time()
                found[name] = sum(map(reader, articles))
                seconds.setdefault((name, size), []).append(time.process_time() - started)
    print("MB/s of 250 articles of 4 kB, and of one text of 1 and 4 MB (ours: quotes, mentions and dates)")
    print(f"{'reader':38}{'articles':>10}{'1 MB':>8}{'4 MB':>8}{'time x4 text':>14}")
    for name in readers:
        took = {size: median(seconds[name, size]) for size in texts}
        rates = {size: sum(map(len, texts[size])) / 1e6 / took[size] for size in texts}
        print(f"{name:38}{rates[0]:10.2f}{rates[1]:8.2f}{rates[4]:8.2f}{took[4] / took[1]:14.2f}")
    _print_long_articles()
    hostile = "He said “we won” and left the long white room with the others. " * 80_000
    started = time.process_time()
    ours(hostile)
    print(f"one line of 5 MB with 160,000 quotation marks: {time.process_time() - started:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
