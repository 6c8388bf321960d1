"""Deprecated names as label values and log lines: limited in number, escaped and truncated."""

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.model import Context, Facts
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import parse_version
from kuma_names.metrics.deprecated_names import MAX_BYTES, label_value
from kuma_names.metrics.meter import Meter
from tests.metrics.helpers import NOW, Clock, last_seen, overflow, validate, validations

LOGGER = "kuma_names.metrics.deprecated_names"


def test_names_have_series_for_each_rule_that_they_break_now_or_later() -> None:
    meter = Meter(100, Clock())
    meter.count_reports(validate("Mesh", ["default", "aa.a", "A"]), "single")
    meter.count_reports(validate("Zone", ["a.b"], "2.6"), "batch")
    assert last_seen(meter) == {
        ("Mesh", "aa.a", "rfc1035-label", "3.0"): NOW,
        ("Mesh", "aa.a", "proxy-id-unambiguous", "none"): NOW,
        ("Zone", "a.b", "rfc1035-label", "3.0"): NOW,
    }


def test_names_have_no_series_while_they_are_typed() -> None:
    meter = Meter(100)
    meter.count_reports(validate("Zone", ["a.b"]), "interactive")
    meter.count_reports(validate("Zone", ["a."], partial=True), "single")
    assert last_seen(meter) == {}
    assert validations(meter) == {
        ("Zone", "deprecated", "interactive"): 1,
        ("Zone", "incomplete", "single"): 1,
    }


def test_names_beyond_the_cap_are_other_and_earlier_names_stay_up_to_date() -> None:
    clock = Clock()
    meter = Meter(2, clock)
    meter.count_reports(validate("Zone", ["a.1", "a.2", "a.3", "a.4", "a.1"]), "batch")
    clock.now += 60
    meter.count_reports(validate("Zone", ["a.2", "a.3"]), "batch")
    meter.count_reports(validate("MeshService", ["a.1"]), "single")
    assert last_seen(meter) == {
        ("Zone", "a.1", "rfc1035-label", "3.0"): NOW,
        ("Zone", "a.2", "rfc1035-label", "3.0"): NOW + 60,
        ("Zone", "other", "rfc1035-label", "3.0"): NOW + 60,
        ("MeshService", "other", "rfc1035-label", "3.0"): NOW + 60,
    }
    assert overflow(meter) == {("Zone",): 3, ("MeshService",): 1}


def test_a_name_spelled_other_does_not_count_against_the_cap() -> None:
    meter = Meter(1, Clock())
    facts = Facts(mesh="a.b", ports=("80",))
    other = Validator("MeshService", Context(parse_version("2.14")), facts).validate("other")
    meter.count_reports([other, *validate("MeshService", ["a.1"])], "batch")
    assert {name for _, name, _, _ in last_seen(meter)} == {"other", "a.1"}
    assert overflow(meter) == {}


def test_a_cap_of_0_only_logs_names(caplog: pytest.LogCaptureFixture) -> None:
    meter = Meter(0)
    with caplog.at_level(logging.INFO, LOGGER):
        meter.count_reports(validate("Zone", ["a.1"]), "single")
    assert (last_seen(meter), overflow(meter)) == ({}, {})
    assert len(caplog.messages) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("aa.a", "aa.a"),
        ("café", "café"),
        ('a"b', 'a"b'),
        ("a\nb\r\x00", "a\\nb\\r\\x00"),
        ("a\\nb", "a\\\\nb"),
        ("a\ud800b", "a\\ud800b"),
        ("a\u2028b\u202ec", "a\\u2028b\\u202ec"),
        ("a" * 255, "a" * 255),
        ("a" * 256, "a" * 255),
        ("é" * 200, "é" * 127),
        ("\0" * 200, ("\\x00" * 64)[:255]),
    ],
)
def test_label_values_are_printable_and_limited(name: str, expected: str) -> None:
    assert label_value(name) == expected


@given(st.text(st.characters(), max_size=300))
def test_any_text_becomes_a_label_value_that_can_be_encoded(name: str) -> None:
    value = label_value(name)
    assert value.isprintable()
    assert len(value.encode()) <= MAX_BYTES


@pytest.mark.parametrize(
    "name",
    ["a\ud800", 'a"} 1\nkuma_names_build_info{version="x', "a\\", "a\0", "x" * 4096],
)
def test_hostile_names_leave_an_exposition_that_parses(name: str) -> None:
    meter = Meter(100, Clock())
    # Rules refuse such names, so that none is deprecated: the report of another name is changed.
    (report,) = validate("Zone", ["a.b"])
    meter.count_reports([report._replace(name=name), report._replace(name="a b")], "batch")
    assert last_seen(meter) == {
        ("Zone", label_value(name), "rfc1035-label", "3.0"): NOW,
        ("Zone", "a b", "rfc1035-label", "3.0"): NOW,
    }


def logged_names(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """Return the kinds and names that were logged."""
    lines = [line for message in caplog.messages for line in message.split("\n")]
    members = [json.loads(line) for line in lines]
    return [(member["kind"], member["name"]) for member in members]


def test_a_log_line_has_the_name_its_request_and_its_rules(
    caplog: pytest.LogCaptureFixture,
) -> None:
    meter = Meter(100, Clock())
    with caplog.at_level(logging.INFO, LOGGER):
        meter.count_reports(validate("Mesh", ["a.b"], "v2.10"), "single", "id-1")
    assert [json.loads(message) for message in caplog.messages] == [
        {
            "time": "2027-01-15T08:00:00.000+00:00",
            "level": "info",
            "event": "deprecated_name",
            "requestId": "id-1",
            "source": "single",
            "kind": "Mesh",
            "kumaVersion": "2.10",
            "rejectedIn": "3.0",
            "rules": ["rfc1035-label", "proxy-id-unambiguous"],
            "name": "a.b",
        }
    ]


def test_a_name_is_logged_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    meter = Meter(1, clock)
    with caplog.at_level(logging.INFO, LOGGER):
        meter.count_reports(validate("Zone", ["a.1", "a.2", "a.1"]), "batch")
        for seconds in (59.9, 0.1):
            clock.now += seconds
            meter.count_reports(validate("Zone", ["a.1"]), "single")
        clock.now -= 3600
        meter.count_reports(validate("Zone", ["a.1"]), "single")
    assert logged_names(caplog) == [
        ("Zone", "a.1"),
        ("Zone", "a.2"),
        ("Zone", "a.1"),
        ("Zone", "a.1"),
    ]


def test_the_number_of_names_remembered_for_the_log_is_limited(
    caplog: pytest.LogCaptureFixture,
) -> None:
    meter = Meter(1, Clock())
    with caplog.at_level(logging.INFO, LOGGER):
        names = [f"a.{number}" for number in range(10_001)]
        meter.count_reports(validate("Zone", names), "batch")
        caplog.clear()
        meter.count_reports(validate("Zone", ["a.10000", "a.1", "a.0"]), "batch")
    assert logged_names(caplog) == [("Zone", "a.0")]
