"""Measures of names in bodies of resources: parts of hostnames, and names with another input."""

import re
from collections.abc import Iterator

from kuma_names.core.model import Facts
from kuma_names.core.names.measures.measured_text import (
    Measure,
    MeasuredText,
    needs_address,
    needs_mesh,
    needs_nothing,
)
from kuma_names.core.rows import Kind

_ANY_HOST = "*"
_WILDCARD = "*."
_HOST_AND_PORT = re.compile(r"(?:\[([^\[\]]*)\]|([^:\[\]]*)):[^:\[\]]*")
"""An address that net.SplitHostPort of Go can split: the host has brackets if it has colons."""


def _ca_secret(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the name of the Secret that has the certificate of a builtin CA."""
    prefix = f"{facts.mesh}.ca-builtin-cert-"
    yield MeasuredText(
        "name", name, f"{prefix}{name}", "name of the Secret of the CA", offset=len(prefix)
    )


def _name_of_address(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the name if it is the host of the address."""
    match = _HOST_AND_PORT.fullmatch(facts.address or "")
    if name and match is not None and name in match.groups():
        yield MeasuredText("name", name, name, kind.name)


def _hostname(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read a hostname without a wildcard."""
    if name and name != _ANY_HOST and not name.startswith(_WILDCARD):
        yield MeasuredText("name", name, name, "hostname")


def _wildcard_domain(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the domain behind a wildcard."""
    if name.startswith(_WILDCARD):
        domain = name.removeprefix(_WILDCARD)
        yield MeasuredText("name", name, domain, "domain", offset=-len(_WILDCARD))


BODY_MEASURES = (
    Measure(
        id="ca-secret",
        summary="mesh.ca-builtin-cert-name",
        read=_ca_secret,
        needs=needs_mesh,
    ),
    Measure(
        id="name-of-address",
        summary="the name, if it is the host of the address",
        read=_name_of_address,
        needs=needs_address,
        is_selective=True,
    ),
    Measure(
        id="hostname",
        summary="a hostname without a wildcard",
        read=_hostname,
        needs=needs_nothing,
        is_selective=True,
    ),
    Measure(
        id="wildcard-domain",
        summary="the domain behind '*.'",
        read=_wildcard_domain,
        needs=needs_nothing,
        is_selective=True,
    ),
)
