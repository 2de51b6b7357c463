"""Differing: of two texts, the part in which they differ, with a few words around it."""

from collections.abc import Iterable
from itertools import takewhile

_AROUND = 24
_LONGEST = 160
_SHORT = 60


def differing_parts(old: str, new: str) -> tuple[str, str]:
    """Cut what two texts have in common at both ends, and leave out the middle of what is long still.

    >>> said = "We will save the lives of our soldiers and the fighting capacity of our units."
    >>> for part in differing_parts(said, said.replace("soldiers", "troops")):
    ...     print(part)
    …will save the lives of our soldiers and the fighting…
    …will save the lives of our troops and the fighting…
    """
    if len(old) <= _SHORT and len(new) <= _SHORT:
        return old, new
    before = _in_common(old, new)
    after = _in_common(reversed(old[before:]), reversed(new[before:]))
    start = _word_start(old, before)
    return _cut(old, start, after), _cut(new, start, after)


def _in_common(one: Iterable[str], other: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))


def _word_start(text: str, at: int) -> int:
    """Go some words back."""
    if at <= _AROUND:
        return 0
    return text.rfind(" ", 0, at - _AROUND) + 1 or at - _AROUND


def _cut(text: str, start: int, after: int) -> str:
    end = len(text)
    if after > _AROUND:
        space = text.find(" ", len(text) - after + _AROUND // 2)
        end = space if 0 <= space < len(text) - after + _AROUND else len(text) - after + _AROUND
    return f"{'…' if start else ''}{shortened(text[start:end], _LONGEST)}{'…' if end < len(text) else ''}"


def shortened(text: str, longest: int) -> str:
    """Leave out the middle of a text that is longer than some characters.

    >>> shortened("Keeping them on the right bank is futile.", 21)
    'Keeping th … s futile.'
    """
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]} … {text[-(longest - half - 2) :]}"
