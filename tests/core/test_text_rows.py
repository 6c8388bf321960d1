"""Kuma's texts: reasons by version, and the formats that they depend on."""

import pytest

from kuma_names.core.text_rows import ALWAYS, KumaText, Reason, reasons_by_unit
from kuma_names.core.versions import VersionRange

OLD = VersionRange("2.6", "2.8")
NEW = VersionRange("2.9")


@pytest.mark.parametrize(
    ("number", "is_in_range"),
    [((2, 5, 9), False), ((2, 6, 0), True), ((2, 8, 0), False), ((2, 9, 0), True)],
)
def test_a_reason_exists_in_each_of_its_ranges(
    number: tuple[int, int, int], is_in_range: bool
) -> None:
    assert Reason(text="x", ranges=(OLD, NEW)).exists_in(number) is is_in_range
    assert Reason(text="x").exists_in(number)


def test_a_text_lists_the_formats_that_its_reasons_depend_on() -> None:
    text = KumaText(
        reasons=(
            (Reason(text="a", if_format="no-dot"), Reason(text="b")),
            (Reason(text="c", if_format="not-empty"), Reason(text="d", if_format="no-dot")),
        )
    )
    assert text.formats == ("no-dot", "not-empty")
    assert KumaText().formats == ()


def test_a_text_is_dated_if_a_reason_exists_in_some_versions_only() -> None:
    undated = Reason(text="a", ranges=ALWAYS)
    assert not KumaText(reasons=((undated,),)).is_dated
    assert KumaText(reasons=((undated, Reason(text="b", ranges=(NEW,))),)).is_dated


def test_texts_are_compared_by_identity() -> None:
    assert KumaText(template="a") != KumaText(template="a")


def test_the_unit_of_a_reason_depends_on_the_version() -> None:
    units = (("characters", (OLD,)), ("bytes", (NEW,)))
    assert reasons_by_unit("at most 3 {unit}", ("length",), units) == (
        Reason(text="at most 3 characters", atoms=("length",), ranges=(OLD,)),
        Reason(text="at most 3 bytes", atoms=("length",), ranges=(NEW,)),
    )
