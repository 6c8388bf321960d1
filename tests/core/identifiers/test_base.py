"""Splitting of texts into parts."""

from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.identifiers.base import groupings, splits
from tests.core.identifiers.strategies import labels

parts_of_names = st.lists(labels, min_size=1, max_size=7)


@given(parts_of_names, st.integers(1, 5))
def test_groupings_keep_all_parts_in_order(parts: list[str], count: int) -> None:
    all_groupings = list(groupings(parts, count, "."))
    assert {".".join(group) for group in all_groupings} <= {".".join(parts)}
    assert {len(group) for group in all_groupings} <= {count}
    assert len(set(all_groupings)) == len(all_groupings)
    assert bool(all_groupings) == (len(parts) >= count)


@given(parts_of_names)
def test_splits_are_groupings_of_two(parts: list[str]) -> None:
    assert list(splits(".".join(parts), ".")) == list(groupings(parts, 2, "."))
