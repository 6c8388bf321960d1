"""Kuma versions: parsing, order, ranges and labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.errors import UnknownVersionError
from kuma_names.core.versions import (
    DEFAULT_VERSION,
    MINORS,
    NEWEST_PATCH,
    RELEASES,
    KumaVersion,
    Release,
    VersionRange,
    label,
    label_before,
    parse_version,
    version_number,
    version_to_upgrade,
)
from tests.support.strategies import VERSIONS, versions

labels = st.sampled_from([version.text for version in VERSIONS])


def test_releases_are_in_order_and_their_labels_are_minors() -> None:
    minors = [release.minor for release in RELEASES]
    assert [parse_version(minor).minor for minor in minors] == minors
    assert sorted(minors, key=version_number) == minors
    assert [label(version_number(minor)) for minor in minors] == minors


def test_the_label_before_a_version_is_a_minor_or_a_patch() -> None:
    assert [label_before(version_number(minor)) for minor in MINORS[1:]] == list(MINORS[:-1])
    assert label_before(version_number("2.6.1")) == "2.6.0"


def test_the_newest_patch_of_a_release_is_one_of_its_minor() -> None:
    patches = [(release.minor, release.newest_patch) for release in RELEASES]
    assert all(patch is None or patch.startswith(f"{minor}.") for minor, patch in patches)
    assert not Release("9.9", None).released
    assert Release("9.9", "9.9.0").released


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.6.1", (2, 6, 1)),
        ("v2.6.1", (2, 6, 1)),
        ("2.10", (2, 10, NEWEST_PATCH)),
        ("3.0.0", (3, 0, 0)),
    ],
)
def test_a_version_without_a_patch_is_the_newest_of_its_minor(
    text: str, number: tuple[int, int, int]
) -> None:
    version = parse_version(text)
    assert (version.number, version.text) == (number, text.removeprefix("v"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2",
        "2.4",
        "9.9",
        "2.06",
        "2.6.",
        "2.6.01",
        "2.6.1.0",
        "2.6.1\n",
        " 2.6",
        "V2.6",
        "2.\u0665",
    ],
)
def test_other_texts_are_no_versions(text: str) -> None:
    with pytest.raises(UnknownVersionError) as raised:
        parse_version(text, "targetVersion")
    assert (raised.value.field, raised.value.choices) == ("targetVersion", MINORS)


@given(st.none() | labels, st.none() | labels, versions)
def test_a_range_contains_the_versions_from_its_start_to_before_its_end(
    since: str | None, before: str | None, version: KumaVersion
) -> None:
    number = version.number
    is_behind_start = since is None or number >= version_number(since)
    is_before_end = before is None or number < version_number(before)
    assert VersionRange(since, before).contains(number) == (is_behind_start and is_before_end)


@pytest.mark.parametrize(
    ("since", "before", "number", "is_contained"),
    [
        ("2.6", None, (2, 5, NEWEST_PATCH), False),
        ("2.6", None, (2, 6, 0), True),
        ("2.6.1", None, (2, 6, 0), False),
        (None, "2.6", (2, 6, 0), False),
        (None, "2.6", (2, 5, NEWEST_PATCH), True),
        ("2.6", "2.6.1", (2, 6, 0), True),
        ("2.6", "2.6.1", (2, 6, 1), False),
        ("2.9", "2.10", (2, 9, NEWEST_PATCH), True),
    ],
)
def test_bounds_without_a_patch_are_first_patches(
    since: str | None, before: str | None, number: tuple[int, int, int], is_contained: bool
) -> None:
    assert VersionRange(since, before).contains(number) is is_contained


@pytest.mark.parametrize(
    ("before", "until"), [(None, None), ("3.0", "2.14"), ("2.10", "2.9"), ("2.6.1", "2.6.0")]
)
def test_a_range_ends_with_the_version_before_its_bound(
    before: str | None, until: str | None
) -> None:
    assert VersionRange("2.5", before).until == until


def test_an_upgrade_starts_from_the_default_version_unless_that_is_the_newest() -> None:
    assert (version_to_upgrade("2.9"), version_to_upgrade(MINORS[-1]), version_to_upgrade()) == (
        "2.9",
        MINORS[-2],
        MINORS[-2],
    )


def test_the_default_version_is_the_newest_release() -> None:
    assert [release.minor for release in RELEASES if release.released][-1] == DEFAULT_VERSION
