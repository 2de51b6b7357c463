"""What a draft would have proposed if a register had it: what each stands for, and where its words are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.review.drafts import suggestions
from onrecord.review.registers import TABLES
from onrecord.review.session import State
from onrecord.text.spans import Span

_LINE = re.compile(
    r"(?P<kind>entity|claim|event|utterance) \((?P<told>.*?)\)(?: in (?P<quote>\w+))?: (?P<words>.+)"
)
_REGISTERS = {"entity": "entities", "claim": "claims", "event": "events", "utterance": "utterances"}
_DATE = re.compile(r", (\d[\d/~?-]*)$")


@dataclass(frozen=True)
class Suggestion:
    """One suggestion of a draft."""

    at: int
    """Its position among them."""
    line: str
    """What the draft says of it."""
    register: str = ""
    """The register that it is for; empty where the line says none."""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the form of a new record begins with."""
    span: Span | None = None
    """Where its words are in the article; None if they are not there."""


def suggested(state: State) -> list[Suggestion]:
    """Give the suggestions, but for those that a register has by now."""
    found = [_suggestion(state, at, line) for at, line in enumerate(suggestions(state.text))]
    return [one for one in found if not (one.register and _is_known(state, one))]


def _is_known(state: State, one: Suggestion) -> bool:
    told = one.values.get(TABLES[one.register][1], "")
    if one.register != "entities":
        return told in state.checked.shared.ids[one.register].values()
    return any(row["name"] == told for row in state.checked.shared.dataset.rows("entity_names"))


def _suggestion(state: State, at: int, line: str) -> Suggestion:
    match = _LINE.fullmatch(line)
    if match is None:
        return Suggestion(at, line)
    register, words = _REGISTERS[match["kind"]], match["words"]
    title = {TABLES[register][1]: words}
    values: Mapping[str, str] = title
    match match["kind"]:
        case "entity":
            values = {"type": match["told"].partition(",")[0], **title}
        case "event":
            values = {"type": match["told"].partition(",")[0], **title}
        case "utterance":
            # It names the quotes that render it, and the register is to say what it was.
            said = _DATE.search(match["told"])
            values = {"said": said[1]} if said else {}
        case _:
            pass
    quote = words.partition(",")[0] if register == "utterances" else match["quote"]
    places = () if register == "utterances" else _places(state.article, words)
    return Suggestion(at, line, register, values, _nearest(places, _content(state, quote)))


@lru_cache(maxsize=2_000)
def _places(article: str, words: str) -> tuple[Span, ...]:
    """Find words that the draft wrote on one line."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return tuple(Span(*match.span()) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", article))


def _content(state: State, quote: str | None) -> Span | None:
    ids = {part.record: part.span for part in reversed(state.parts) if part.role == "content" and part.span}
    named = (span for record, span in ids.items() if quote and _id_of(state, record) == quote)
    return next(named, None)


def _id_of(state: State, record: tuple[str, int]) -> str:
    return str(state.data[record[0]][record[1]].get("id"))


def _nearest(places: tuple[Span, ...], beside: Span | None) -> Span | None:
    if not places:
        return beside
    return min(places, key=lambda one: abs(one.start - beside.start)) if beside else places[0]
