"""The peers that bench/extract.py measures reading against: regular expressions, and textacy over a parse.

textacy finds quotes in a parse, and a trained model to make one cannot be had where this is run. So it is
given one made by rule, in a time that is far below a model's: spaCy's blank tokenizer, the verbs of saying
that textacy knows, and for each of them the capitalised word or pronoun beside it as its subject.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

_MARKED = re.compile(r"[“\"][^”\"\n]+[”\"]|\b(?:said|told|added|warned)\b (?:that )?[^.\n]+")
_CAPITALS = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")
_DATES = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d+)?"
)
_SPOKEN = re.compile(r"[“\"][^”\"\n]+[”\"]")
_SAYS = re.compile(r"\b(?:said|says|told|added|warned)\b")
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "you"))
_AROUND_CHARS, _AROUND_WORDS = 200, 4


def regular_expressions(text: str) -> int:
    """Find marked words and reported clauses, capitalised runs and dates, by one pattern each."""
    return sum(len(pattern.findall(text)) for pattern in (_MARKED, _CAPITALS, _DATES))


def nearest_name(text: str) -> int:
    """Find marked words, and for each the nearest verb of saying and the nearest name around it."""
    found = 0
    for marked in _SPOKEN.finditer(text):
        around = text[max(0, marked.start() - _AROUND_CHARS) : marked.end() + _AROUND_CHARS]
        found += bool(_SAYS.search(around)) + len(_CAPITALS.findall(around)[:1])
    return found + len(_CAPITALS.findall(text)) + len(_DATES.findall(text))


def textacy_quotes() -> dict[str, Callable[[str], int]]:
    """Give spaCy's blank tokenizer alone, and textacy's quotes over it and a parse made by rule."""
    try:
        import spacy
        from textacy.constants import REPORTING_VERBS
        from textacy.extract import direct_quotations
    except ImportError:
        print("textacy is not installed: pip install -c constraints.txt -e '.[bench]'\n")
        return {}
    blank = spacy.blank("en")
    lemmas = {form: verb for verb in sorted(REPORTING_VERBS["en"]) for form in _forms(verb)}

    def quotes(text: str) -> int:
        # By paragraph: of a document with an odd number of marks textacy gives nothing, and each quotation
        # makes it go through all sentences.
        return sum(_count(direct_quotations, _parsed(blank(line), lemmas)) for line in _lines(text))

    return {
        "spaCy's blank tokenizer alone": lambda text: sum(len(blank(line)) for line in _lines(text)),
        "textacy, quotes only, parse by rule": quotes,
    }


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.strip())


def _count(find: Any, doc: Any) -> int:
    try:
        return len(list(find(doc)))
    except ValueError:
        # An odd number of marks.
        return 0


def _forms(verb: str) -> tuple[str, ...]:
    irregular = {"say": "said", "tell": "told", "think": "thought", "write": "wrote"}
    past = irregular.get(verb) or (f"{verb}d" if verb.endswith("e") else f"{verb}ed")
    third = f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}s"
    return verb, past, third


def _parsed(doc: Any, lemmas: dict[str, str]) -> Any:
    """Make a document with the heads, relations and lemmas that textacy looks at, and no others."""
    from spacy.tokens import Doc

    words = [token.text for token in doc]
    lower = [word.lower() for word in words]
    heads, relations, starts = list(range(len(words))), ["dep"] * len(words), _sentence_starts(words)
    kinds = ["VERB" if word.lower() in lemmas else "PROPN" if word[:1].isupper() else "X" for word in words]
    for first, end in zip(starts, [*starts[1:], len(words)], strict=True):
        verbs = [at for at in range(first, end) if lower[at] in lemmas]
        heads[first:end] = [verbs[0] if verbs else first] * (end - first)
        for verb in verbs:
            subject = _subject(words, lower, verb, first, end)
            if subject is not None:
                heads[subject], relations[subject] = verb, "nsubj"
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        pos=kinds,
        lemmas=[lemmas.get(word, word) for word in lower],
        heads=heads,
        deps=[
            "ROOT" if head == at else relation
            for at, (head, relation) in enumerate(zip(heads, relations, strict=True))
        ],
    )


def _sentence_starts(words: list[str]) -> list[int]:
    """Begin a sentence behind each stop before a capital, outside quotation marks."""
    starts, quoted = [0], False
    for at, word in enumerate(words[:-1]):
        quoted = word == "“" or (quoted and word != "”")
        if word in ".!?" and not quoted and words[at + 1][:1].isupper():
            starts.append(at + 1)
    return starts


def _subject(words: list[str], lower: list[str], verb: int, first: int, end: int) -> int | None:
    """Take the capitalised word or pronoun nearest to a verb."""
    beside = [
        at for far in range(1, _AROUND_WORDS + 1) for at in (verb - far, verb + far) if first <= at < end
    ]
    return next((at for at in beside if words[at][:1].isupper() or lower[at] in _PRONOUNS), None)
