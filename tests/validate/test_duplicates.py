"""Keys that occur twice are found by their hashes, however many there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.validate import duplicates
from onrecord.validate.duplicates import SeenKeys

_BATCHES = st.lists(st.lists(st.integers(0, 60)), max_size=12)


@pytest.mark.parametrize("together", [1, 7, 1_000])
@given(batches=_BATCHES)
def test_the_hashes_of_repeated_keys_are_given_and_none_where_nothing_repeats(
    together: int, batches: list[list[int]]
) -> None:
    """Whether keys repeat in one batch, in the next, or long after the first was set aside."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duplicates, "_MOST_RECENT", together)
        seen = SeenKeys()
        for batch in batches:
            seen.add(batch)
        keys = [key for batch in batches for key in batch]
        repeated = {hash(key) for key in keys if keys.count(key) > 1}
        assert repeated <= seen.doubtful() <= set(map(hash, keys))
        assert bool(repeated) == bool(seen.doubtful())
