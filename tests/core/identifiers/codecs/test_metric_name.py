"""Names in metrics: replaced characters, and the older names of Envoy that are recognized."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.identifiers.codec import decode
from kuma_names.core.identifiers.codecs.metric_name import CODEC, MetricName, sanitized
from kuma_names.core.identifiers.results import CERTAIN, LOSSY
from kuma_names.core.versions import MINORS, parse_version

VERSION = parse_version("3.0")
CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


@given(st.text(min_size=1, max_size=20), st.sampled_from(MINORS))
def test_every_name_is_a_candidate_of_its_text(name: str, minor: str) -> None:
    version = parse_version(minor)
    text = MetricName(name).encode(version)
    assert len(text) == len(name)
    assert set(text) <= CHARACTERS
    decoded = decode(CODEC, text, version)
    assert {reading.identifier.encode(version) for reading in decoded.readings} == {text}
    assert decoded.resolution == (LOSSY if "_" in text else CERTAIN)
    candidates = decode(CODEC, text, version, [{"name": name}])
    assert [reading.identifier for reading in candidates.readings] == [MetricName(name)]


@pytest.mark.parametrize(
    ("name", "is_recognized"),
    [
        ("localhost:8080", True),
        ("inbound:10.0.0.1:80", True),
        ("outbound:[2001:db8::1]:80", True),
        ("direct_access_10.0.0.1:80", True),
        ("direct_access_fe80::1:80", True),
        ("edge_1:HTTPS:443", True),
        ("tracing:jaeger", True),
        ("kuma:metrics:prometheus", True),
        ("_kuma:metrics:opentelemetry:a-4317", True),
        ("inbound:backend", False),
        ("mesh_ca:secret:default", False),
        ("identity_cert:secret:default", False),
        ("localhost:080", False),
        ("backend.example", False),
    ],
)
def test_older_names_of_envoy_are_recognized_if_they_have_metrics(
    name: str, is_recognized: bool
) -> None:
    best = decode(CODEC, sanitized(name), VERSION).readings[0].identifier
    assert best == MetricName(name if is_recognized else sanitized(name))


def test_only_names_with_replaced_characters_are_possible() -> None:
    readings = decode(CODEC, "localhost_80", VERSION).readings
    possible = [reading.identifier.is_possible() for reading in readings]
    assert possible == [True, False]
