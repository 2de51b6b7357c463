"""Which record a step back or forward has changed."""

from itertools import zip_longest

from onrecord.review.data import items, mapping
from onrecord.review.drafts import LISTS
from onrecord.review.fields import HEAD_RECORD, Record
from onrecord.review.session import State


def changed_between(before: State, after: State) -> Record | None:
    """Give the first record that is not in one state what it is in the other, by its place in the second.

    A record that is gone there leaves its place to the one that follows; None if no record is different.
    """
    old, new = mapping(before.data), mapping(after.data)
    for name in LISTS:
        pairs = zip_longest(items(old.get(name)), items(new.get(name)))
        for at, (one, other) in enumerate(pairs):
            if one != other or before.proposals.get((name, at)) != after.proposals.get((name, at)):
                return name, at
    heads = ({key: value for key, value in head.items() if key not in LISTS} for head in (old, new))
    return HEAD_RECORD if next(heads) != next(heads) else None
