"""Measures of names in bodies: Secrets of CAs, tags that are hosts, and parts of hostnames."""

import pytest

from kuma_names.core.model import NO_FACTS, Facts
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.tables.kinds import KINDS


def read(measure: str, kind: str, name: str, facts: Facts) -> list[tuple[str, int]]:
    texts = MEASURES[measure].read(KINDS[kind], name, facts)
    return [(measured.text, measured.offset) for measured in texts]


def test_the_secret_of_a_ca_has_the_backend_behind_the_mesh() -> None:
    facts = Facts("demo")
    assert read("ca-secret", "BuiltinCaBackend", "ca-1", facts) == [
        ("demo.ca-builtin-cert-ca-1", len("demo.ca-builtin-cert-"))
    ]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("httpbin.org", "httpbin.org:80"),
        ("httpbin.org", "httpbin.org:"),
        ("httpbin.org", "[httpbin.org]:80"),
        ("::1", "[::1]:80"),
        ("10.0.0.1", "10.0.0.1:80"),
    ],
)
def test_a_tag_can_be_the_host_of_an_address(name: str, address: str) -> None:
    facts = Facts(address=address)
    assert read("name-of-address", "ExternalServiceTag", name, facts) == [(name, 0)]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("httpbin", "httpbin.org:80"),
        ("httpbin.org:80", "httpbin.org:80"),
        ("httpbin.org", "httpbin.org"),
        ("httpbin.org", "HTTPBIN.org:80"),
        ("::1", "::1:80"),
        ("::1", "[::1]"),
        ("a", "[[a]]:80"),
        ("a", "a:80]"),
        ("", ":80"),
        ("", ""),
    ],
)
def test_a_tag_is_not_the_host_of_another_address(name: str, address: str) -> None:
    """Go's net.SplitHostPort refuses what has no port, or a colon too many."""
    facts = Facts(address=address)
    assert read("name-of-address", "ExternalServiceTag", name, facts) == []


@pytest.mark.parametrize(
    ("name", "hostname", "domain"),
    [
        ("a.b", [("a.b", 0)], []),
        ("*a", [("*a", 0)], []),
        ("*.a", [], [("a", -2)]),
        ("*.", [], [("", -2)]),
        ("*.*.a", [], [("*.a", -2)]),
        ("*", [], []),
        ("", [], []),
    ],
)
def test_a_hostname_has_a_wildcard_or_none(
    name: str, hostname: list[tuple[str, int]], domain: list[tuple[str, int]]
) -> None:
    assert read("hostname", "ListenerHostname", name, NO_FACTS) == hostname
    assert read("wildcard-domain", "ListenerHostname", name, NO_FACTS) == domain
