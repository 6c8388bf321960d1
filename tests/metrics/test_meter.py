"""Counts of the meter in one process, and their exposition."""

import pytest
from prometheus_client.openmetrics.parser import (
    text_string_to_metric_families as openmetrics_families,
)
from prometheus_client.parser import text_string_to_metric_families

from kuma_names import __version__
from kuma_names.core.model import Context, Facts
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import parse_version
from kuma_names.metrics.meter import Meter
from tests.metrics.helpers import (
    Clock,
    all_samples,
    findings,
    nonzero_series,
    number_of_lines,
    validate,
    validations,
    versions,
)


def test_an_idle_meter_has_fewer_than_1700_series_which_are_0_except_for_the_build() -> None:
    samples = all_samples(Meter(100))
    assert 1000 < len(samples) < 1700
    nonzero = [(sample.name, sample.labels) for sample in samples if sample.value]
    assert nonzero == [("kuma_names_build_info", {"version": __version__})]


def test_a_batch_is_counted_by_verdict_version_and_finding() -> None:
    meter = Meter(100)
    meter.count_reports(validate("Mesh", ["default", "a", "aa.a", "b.b", "A"], "2.14.1"), "batch")
    assert validations(meter) == {
        ("Mesh", "valid", "batch"): 2,
        ("Mesh", "broken", "batch"): 2,
        ("Mesh", "rejected", "batch"): 1,
    }
    assert versions(meter) == {("2.14",): 5}
    assert findings(meter) == {
        ("rfc1035-label", "Mesh", "warned", "3.0"): 3,
        ("proxy-id-unambiguous", "Mesh", "broken", "none"): 2,
        ("rfc1123-subdomain", "Mesh", "refused", "2.5"): 1,
    }


def test_reports_of_several_kinds_and_versions_are_counted_separately() -> None:
    meter = Meter(100)
    reports = [
        *validate("Zone", ["east", "west", "a.b"], "2.6.1"),
        *validate("Zone", ["east"], "2.6"),
        *validate("Mesh", ["default"], "3.0"),
    ]
    meter.count_reports(reports, "single")
    assert validations(meter) == {
        ("Zone", "valid", "single"): 4,
        ("Mesh", "valid", "single"): 1,
    }
    assert versions(meter) == {("2.6",): 4, ("3.0",): 1}
    assert findings(meter) == {}


def test_findings_on_labels_have_series_from_their_first_use() -> None:
    meter = Meter(100, Clock())
    idle_lines = number_of_lines(meter)
    facts = Facts(labels=(("kuma.io/service", "web"), ("kuma.io/team", "a")))
    validator = Validator("Mesh", Context(parse_version("3.0")), facts)
    meter.count_reports([validator.validate("default")], "single")
    assert findings(meter) == {("reserved-label", "Mesh", "refused", "3.0"): 2}
    assert number_of_lines(meter) == idle_lines + 1


def test_no_reports_change_nothing() -> None:
    meter = Meter(100)
    before = meter.exposition()
    meter.count_reports([], "batch")
    assert meter.exposition() == before


def test_conversions_are_counted_by_outcome() -> None:
    meter = Meter(100)
    encoded = ["encoded", "encoded", "misread", "proxy-id/mesh-has-dot"]
    meter.count_conversions("proxyid", "encode", encoded)
    decoded = ["certain", "proxy-id/no-dot", "version/unknown"]
    meter.count_conversions("proxyid", "decode", decoded)
    labels = ("codec", "operation", "outcome")
    assert nonzero_series(meter, "kuma_names_codec_operations_total", *labels) == {
        ("proxyid", "encode", "encoded"): 2,
        ("proxyid", "encode", "misread"): 1,
        ("proxyid", "encode", "proxy-id/mesh-has-dot"): 1,
        ("proxyid", "decode", "certain"): 1,
        ("proxyid", "decode", "proxy-id/no-dot"): 1,
        ("proxyid", "decode", "other"): 1,
    }


def test_requests_are_counted_and_timed_by_known_methods() -> None:
    meter = Meter(100)
    meter.count_request("GET", "/validate", 200, 0.0004)
    meter.count_request("GET", "/validate", 400, 0.002)
    meter.count_request("BREW", "/validate", 405, 9.0)
    labels = ("method", "route", "status")
    assert nonzero_series(meter, "kuma_names_http_requests_total", *labels) == {
        ("GET", "/validate", "200"): 1,
        ("GET", "/validate", "400"): 1,
        ("other", "/validate", "405"): 1,
    }
    metric = "kuma_names_http_request_duration_seconds_bucket"
    buckets = nonzero_series(meter, metric, "method", "le")
    assert (buckets["GET", "0.0005"], buckets["GET", "0.0025"]) == (1, 2)
    assert {bound for method, bound in buckets if method == "other"} == {"+Inf"}


TEXT = "text/plain; version=0.0.4; charset=utf-8"
OPENMETRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", TEXT),
        ("*/*", TEXT),
        ("application/openmetrics-text; version=1.0.0", OPENMETRICS),
    ],
)
def test_a_scraper_gets_the_format_that_it_accepts(accept: str, expected: str) -> None:
    meter = Meter(100)
    meter.count_request("GET", "/validate", 200, 0.001)
    content, content_type = meter.exposition(accept)
    is_openmetrics = expected == OPENMETRICS
    parse = openmetrics_families if is_openmetrics else text_string_to_metric_families
    assert len(list(parse(content.decode()))) == 9
    assert content_type.startswith(expected)
