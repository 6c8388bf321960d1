"""What the service counts, in one process: labels from closed sets, and nothing of a caller's but the capped names."""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.openmetrics.parser import (
    text_string_to_metric_families as openmetrics_families,
)
from prometheus_client.parser import text_string_to_metric_families

from kuma_names import __version__
from kuma_names.core.model import (
    EFFECTS,
    Context,
    Environment,
    Facts,
    Mode,
    Operation,
    Outcome,
    Verdict,
)
from kuma_names.core.names.compiled_rules import CompiledRules, compiled_rules
from kuma_names.core.names.validator import Validator
from kuma_names.core.report import Report
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import LABEL_RULES, RULES
from kuma_names.core.versions import MINORS, parse_version
from kuma_names.metrics.deprecated_names import MAX_BYTES, label
from kuma_names.metrics.label_values import (
    CODEC_OUTCOMES,
    SOURCES,
    possible_findings,
    possible_verdicts,
)
from kuma_names.metrics.meter import Meter

NOW = 1_800_000_000.0
GAUGE = "kuma_names_deprecated_name_last_seen_timestamp_seconds"
OVERFLOW = "kuma_names_deprecated_name_overflow_total"
LOGGER = "kuma_names.metrics.deprecated_names"
Counts = dict[tuple[str, ...], float]


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


def judged(kind: str, names: Iterable[str], asked: str = "2.14", *, partial: bool = False) -> list[Report]:
    """Judge names as a batch does."""
    validator = Validator(kind, Context(parse_version(asked)), partial=partial)
    return [validator.validate(name) for name in names]


def counted(meter: Meter, name: str, *labels: str) -> Counts:
    """All series of a metric that are not 0, by the values of these labels."""
    families = text_string_to_metric_families(meter.exposition()[0].decode())
    samples = [sample for family in families for sample in family.samples if sample.name == name]
    return {tuple(sample.labels[at] for at in labels): sample.value for sample in samples if sample.value}


def validations(meter: Meter) -> Counts:
    return counted(meter, "kuma_names_validations_total", "kind", "verdict", "source")


def findings(meter: Meter) -> Counts:
    return counted(meter, "kuma_names_findings_total", "rule", "kind", "outcome", "rejected_in")


def shown(meter: Meter) -> Counts:
    return counted(meter, GAUGE, "kind", "name", "rule", "rejected_in")


def test_an_idle_meter_has_fewer_than_1500_series_all_at_0_but_the_build() -> None:
    families = text_string_to_metric_families(Meter(100).exposition()[0].decode())
    samples = [sample for family in families for sample in family.samples]
    assert 1000 < len(samples) < 1500
    built = [sample for sample in samples if sample.value]
    assert [(sample.name, sample.labels) for sample in built] == [("kuma_names_build_info", {"version": __version__})]


def test_possible_verdicts_are_those_of_every_plan() -> None:
    verdicts = {(kind, "valid") for kind in KINDS}
    for made in plans():
        for effect in (EFFECTS[row.clause.outcome] for step in made.rule_sets for row in step.clauses):
            verdicts.add((made.kind.name, effect.verdict.value))
            if effect.severity == "error":
                verdicts.add((made.kind.name, "incomplete"))
    assert set(possible_verdicts()) == verdicts


def test_possible_findings_are_those_of_names_that_fail_up_to_three_checks() -> None:
    found = {
        (row.rule.id, made.kind.name, row.clause.outcome.value, made.dates(failed)[row.rule.id].rejected_in or "none")
        for made in plans()
        for failed in failures_of_names(made)
        for rows in made.reporting_clauses(failed)
        for row in rows
    }
    assert set(possible_findings()) == found


def plans() -> Iterator[CompiledRules]:
    for kind in KINDS.values():
        for environment, operation, mode in product(kind.environments, kind.operations, Mode):
            yield compiled_rules(kind.name, environment, operation, mode)


def failures_of_names(made: CompiledRules) -> Iterator[int]:
    """Every one to three checks of a plan, as bits, without those of the labels of resources."""
    rows = (row for step in made.rule_sets for row in step.clauses)
    bits = {row.bit for row in rows if made.kind.is_name_subject or row.rule.id not in LABEL_RULES}
    return (sum(failed) for number in (1, 2, 3) for failed in combinations(bits, number))


def test_labels_come_from_closed_sets() -> None:
    thresholds = {"none", *MINORS, *(clause.since for rule in RULES for clause in rule.clauses)}
    closed: dict[str, dict[str, set[str]]] = {
        "kuma_names_validations_total": {"kind": set(KINDS), "verdict": set(Verdict), "source": set(SOURCES)},
        "kuma_names_asked_versions_total": {"kuma_version": set(MINORS)},
        "kuma_names_findings_total": {
            "rule": {rule.id for rule in RULES},
            "kind": set(KINDS),
            "outcome": set(Outcome),
            "rejected_in": thresholds,
        },
        "kuma_names_codec_operations_total": {
            "codec": {"proxyid"},
            "operation": {"encode", "decode"},
            "outcome": {outcome for outcomes in CODEC_OUTCOMES.values() for outcome in outcomes},
        },
        OVERFLOW: {"kind": set(KINDS)},
        "kuma_names_build_info": {"version": {__version__}},
    }
    families = text_string_to_metric_families(Meter(100).exposition()[0].decode())
    samples = [sample for family in families for sample in family.samples]
    assert {sample.name for sample in samples} == set(closed)
    strays = [sample for sample in samples if not _inside(sample.labels, closed[sample.name])]
    assert strays == []


def _inside(labels: dict[str, str], closed: dict[str, set[str]]) -> bool:
    return labels.keys() == closed.keys() and all(value in closed[name] for name, value in labels.items())


def test_a_batch_is_counted_by_verdict_version_and_finding() -> None:
    meter = Meter(100)
    meter.count_reports(judged("Mesh", ["default", "a", "aa.a", "b.b", "A"], "2.14.1"), "batch")
    assert validations(meter) == {
        ("Mesh", "valid", "batch"): 2,
        ("Mesh", "broken", "batch"): 2,
        ("Mesh", "rejected", "batch"): 1,
    }
    assert counted(meter, "kuma_names_asked_versions_total", "kuma_version") == {("2.14",): 5}
    assert findings(meter) == {
        ("rfc1035-label", "Mesh", "warned", "3.0"): 3,
        ("proxy-id-unambiguous", "Mesh", "broken", "none"): 2,
        ("rfc1123-subdomain", "Mesh", "refused", "2.5"): 1,
    }


def test_reports_of_several_kinds_and_versions_are_counted_each_for_itself() -> None:
    meter = Meter(100)
    reports = [
        *judged("Zone", ["east", "west", "a.b"], "2.6.1"),
        *judged("Zone", ["east"], "2.6"),
        *judged("Mesh", ["default"], "3.0"),
    ]
    meter.count_reports(reports, "single")
    assert validations(meter) == {("Zone", "valid", "single"): 4, ("Mesh", "valid", "single"): 1}
    assert counted(meter, "kuma_names_asked_versions_total", "kuma_version") == {("2.6",): 4, ("3.0",): 1}
    assert findings(meter) == {}


def test_findings_on_labels_are_counted_from_their_first_use() -> None:
    meter = Meter(100, Clock())
    before = meter.exposition()[0].count(b"\n")
    facts = Facts(labels=(("kuma.io/service", "web"), ("kuma.io/team", "a")))
    validator = Validator("Mesh", Context(parse_version("3.0")), facts)
    meter.count_reports([validator.validate("default")], "single")
    assert findings(meter) == {("reserved-label", "Mesh", "refused", "3.0"): 2}
    assert meter.exposition()[0].count(b"\n") == before + 1


def test_every_rule_can_be_counted_where_its_series_started() -> None:
    """What is counted later has no series that was not there from the start."""
    meter = Meter(0)
    before = meter.exposition()[0].count(b"\n")
    for kind in KINDS.values():
        for environment in kind.environments:
            for operation in kind.operations:
                for mode in Mode:
                    meter.count_reports(_judged_everywhere(kind.name, environment, operation, mode), "batch")
    assert meter.exposition()[0].count(b"\n") == before


def _judged_everywhere(kind: str, environment: Environment, operation: Operation | None, mode: Mode) -> list[Report]:
    versions = [parse_version(".".join(map(str, step.number))) for step in compiled_rules(kind, environment, operation, mode).rule_sets]
    validators = [Validator(kind, Context(asked, None, environment, operation, mode)) for asked in versions]
    names = ("web", "a.b", "1a", "A_b", "a" * 300, "", "-")
    return [validator.validate(name) for validator in validators for name in names]


def test_no_reports_count_nothing() -> None:
    meter = Meter(100)
    before = meter.exposition()
    meter.count_reports([], "batch")
    assert meter.exposition() == before


def test_names_are_shown_for_each_rule_that_they_break_now_or_later() -> None:
    meter = Meter(100, Clock())
    meter.count_reports(judged("Mesh", ["default", "aa.a", "A"]), "single")
    meter.count_reports(judged("Zone", ["a.b"], "2.6"), "batch")
    assert shown(meter) == {
        ("Mesh", "aa.a", "rfc1035-label", "3.0"): NOW,
        ("Mesh", "aa.a", "proxy-id-unambiguous", "none"): NOW,
        ("Zone", "a.b", "rfc1035-label", "3.0"): NOW,
    }


def test_names_are_not_shown_as_they_are_typed() -> None:
    meter = Meter(100)
    meter.count_reports(judged("Zone", ["a.b"]), "interactive")
    meter.count_reports(judged("Zone", ["a."], partial=True), "single")
    assert shown(meter) == {}
    assert validations(meter) == {("Zone", "deprecated", "interactive"): 1, ("Zone", "incomplete", "single"): 1}


def test_names_beyond_the_cap_are_other_and_those_before_it_stay_up_to_date() -> None:
    clock = Clock()
    meter = Meter(2, clock)
    meter.count_reports(judged("Zone", ["a.1", "a.2", "a.3", "a.4", "a.1"]), "batch")
    clock.now += 60
    meter.count_reports(judged("Zone", ["a.2", "a.3"]), "batch")
    meter.count_reports(judged("MeshService", ["a.1"]), "single")
    assert shown(meter) == {
        ("Zone", "a.1", "rfc1035-label", "3.0"): NOW,
        ("Zone", "a.2", "rfc1035-label", "3.0"): NOW + 60,
        ("Zone", "other", "rfc1035-label", "3.0"): NOW + 60,
        ("MeshService", "other", "rfc1035-label", "3.0"): NOW + 60,
    }
    assert counted(meter, OVERFLOW, "kind") == {("Zone",): 3, ("MeshService",): 1}


def test_a_cap_of_0_shows_no_names_and_still_logs_them(caplog: pytest.LogCaptureFixture) -> None:
    meter = Meter(0)
    with caplog.at_level(logging.INFO, LOGGER):
        meter.count_reports(judged("Zone", ["a.1"]), "single")
    assert (shown(meter), counted(meter, OVERFLOW, "kind"), len(caplog.messages)) == ({}, {}, 1)


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
def test_names_become_bounded_printable_labels(name: str, expected: str) -> None:
    assert label(name) == expected


@given(st.text(st.characters(), max_size=300))
def test_any_text_becomes_a_label_that_can_be_written(name: str) -> None:
    made = label(name)
    assert made.isprintable()
    assert len(made.encode()) <= MAX_BYTES


@pytest.mark.parametrize("name", ["a\ud800", 'a"} 1\nkuma_names_build_info{version="x', "a\\", "a\0", "x" * 4096])
def test_hostile_names_leave_an_exposition_that_parses(name: str) -> None:
    meter = Meter(100, Clock())
    meter.count_reports(judged("ServiceTag", [name, "a b"]), "batch")
    assert shown(meter) == {("ServiceTag", text, "mesh-service-generation", "none"): NOW for text in (label(name), "a b")}


def test_a_name_spelled_other_takes_no_room() -> None:
    meter = Meter(1, Clock())
    validator = Validator("MeshService", Context(parse_version("2.14")), Facts(mesh="a.b", ports=("80",)))
    meter.count_reports([validator.validate("other"), *judged("MeshService", ["a.1"])], "batch")
    assert {name for _, name, _, _ in shown(meter)} == {"other", "a.1"}
    assert counted(meter, OVERFLOW, "kind") == {}


def lines(messages: Sequence[str]) -> list[tuple[str, str]]:
    """The names logged, with their kinds."""
    parsed = [json.loads(line) for message in messages for line in message.split("\n")]
    return [(line["kind"], line["name"]) for line in parsed]


def test_a_log_line_says_which_name_is_asked_about_and_what_becomes_of_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, LOGGER):
        Meter(100, Clock()).count_reports(judged("Mesh", ["a.b"], "v2.10"), "single", "id-1")
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
        meter.count_reports(judged("Zone", ["a.1", "a.2", "a.1"]), "batch")
        for seconds in (59.9, 0.1):
            clock.now += seconds
            meter.count_reports(judged("Zone", ["a.1"]), "single")
        clock.now -= 3600
        meter.count_reports(judged("Zone", ["a.1"]), "single")
    assert lines(caplog.messages) == [("Zone", "a.1"), ("Zone", "a.2"), ("Zone", "a.1"), ("Zone", "a.1")]


def test_the_memory_of_logged_names_is_bounded(caplog: pytest.LogCaptureFixture) -> None:
    meter = Meter(1, Clock())
    with caplog.at_level(logging.INFO, LOGGER):
        meter.count_reports(judged("Zone", (f"a.{number}" for number in range(10_001))), "batch")
        caplog.clear()
        meter.count_reports(judged("Zone", ["a.10000", "a.1", "a.0"]), "batch")
    assert lines(caplog.messages) == [("Zone", "a.0")]


def test_conversions_are_counted_by_outcome() -> None:
    meter = Meter(100)
    meter.count_conversions("proxyid", "encode", ["encoded", "encoded", "misread", "proxy-id/mesh-has-dot"])
    meter.count_conversions("proxyid", "decode", ["certain", "proxy-id/no-dot", "version/unknown"])
    assert counted(meter, "kuma_names_codec_operations_total", "codec", "operation", "outcome") == {
        ("proxyid", "encode", "encoded"): 2,
        ("proxyid", "encode", "misread"): 1,
        ("proxyid", "encode", "proxy-id/mesh-has-dot"): 1,
        ("proxyid", "decode", "certain"): 1,
        ("proxyid", "decode", "proxy-id/no-dot"): 1,
        ("proxyid", "decode", "other"): 1,
    }


def test_requests_are_counted_and_timed_under_known_methods() -> None:
    meter = Meter(100)
    for method, status, seconds in (("GET", 200, 0.0004), ("GET", 400, 0.002), ("BREW", 405, 9.0)):
        meter.count_request(method, "/validate", status, seconds)
    assert counted(meter, "kuma_names_http_requests_total", "method", "route", "status") == {
        ("GET", "/validate", "200"): 1,
        ("GET", "/validate", "400"): 1,
        ("other", "/validate", "405"): 1,
    }
    buckets = counted(meter, "kuma_names_http_request_duration_seconds_bucket", "method", "le")
    assert {le: number for (method, le), number in buckets.items() if method == "GET" and le in ("0.0005", "0.0025")} == {
        "0.0005": 1,
        "0.0025": 2,
    }
    assert {le for method, le in buckets if method == "other"} == {"+Inf"}


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/plain; version=0.0.4; charset=utf-8"),
        ("*/*", "text/plain; version=0.0.4; charset=utf-8"),
        ("application/openmetrics-text; version=1.0.0", "application/openmetrics-text; version=1.0.0; charset=utf-8"),
    ],
)
def test_a_scraper_gets_the_format_that_it_accepts(accept: str, expected: str) -> None:
    meter = Meter(100)
    meter.count_request("GET", "/validate", 200, 0.001)
    content, content_type = meter.exposition(accept)
    parse = openmetrics_families if "openmetrics" in expected else text_string_to_metric_families
    assert len(list(parse(content.decode()))) == 9
    assert content_type.startswith(expected)
