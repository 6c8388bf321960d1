"""Table of labels: keys, kinds, and one expected value of an owned label at a time."""

from itertools import combinations, product

import pytest

from kuma_names.core.model import Mode
from kuma_names.core.rows import OwnedLabel
from kuma_names.core.tables.kinds import KINDS, RESOURCE_KINDS
from kuma_names.core.tables.labels import NAME_LABELS, OWNED_LABELS, PLUGINS, REGISTERED, RESERVED
from kuma_names.core.versions import MINORS, parse_version

VERSIONS = [parse_version(minor).number for minor in MINORS]


def test_registered_keys_are_reserved_and_unique() -> None:
    assert all(key.startswith(RESERVED) for key in REGISTERED)
    assert len(set(REGISTERED)) == len(REGISTERED)
    assert set(NAME_LABELS) <= set(REGISTERED)


@pytest.mark.parametrize("label", OWNED_LABELS, ids=lambda label: label.measure)
def test_owned_labels_are_registered_and_belong_to_resource_kinds(label: OwnedLabel) -> None:
    assert label.key in REGISTERED
    assert set(label.kinds) <= set(RESOURCE_KINDS)
    assert label.kinds


def test_plugins_are_kinds() -> None:
    assert set(PLUGINS) <= set(KINDS)


@pytest.mark.parametrize("key", dict.fromkeys(label.key for label in OWNED_LABELS))
def test_a_control_plane_expects_one_value_of_an_owned_label(key: str) -> None:
    labels = [label for label in OWNED_LABELS if label.key == key]
    for first, second in combinations(labels, 2):
        shared_kinds = set(first.kinds) & set(second.kinds)
        shared_environments = set(first.environments) & set(second.environments)
        if not shared_kinds or not shared_environments:
            continue
        for mode, number in product(Mode, VERSIONS):
            in_first = mode in first.modes and first.versions.contains(number)
            in_second = mode in second.modes and second.versions.contains(number)
            assert not (in_first and in_second), (first, second, mode, number)
