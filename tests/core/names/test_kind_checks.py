"""Checks of a kind: unknown, in another environment, in another version."""

import pytest

from kuma_names.core.errors import KindNotInVersionError, NotApplicableError, UnknownKindError
from kuma_names.core.model import Environment
from kuma_names.core.names.kind_checks import (
    check_kind_environment,
    check_kind_version,
    kind_named,
)
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import parse_version


def test_a_kind_is_found_by_its_name() -> None:
    assert kind_named("Mesh") is KINDS["Mesh"]
    with pytest.raises(UnknownKindError) as caught:
        kind_named("x" * 100)
    assert (caught.value.field, caught.value.choices) == ("kind", tuple(KINDS))
    assert "x" * 81 not in caught.value.reason


def test_an_environment_without_the_kind_is_an_error() -> None:
    kind = kind_named("MeshGatewayInstance")
    check_kind_environment(kind, Environment.KUBERNETES)
    with pytest.raises(NotApplicableError) as caught:
        check_kind_environment(kind, Environment.UNIVERSAL)
    assert (caught.value.field, caught.value.choices) == ("environment", kind.environments)


@pytest.mark.parametrize(
    ("kind", "version", "lifetime"),
    [
        ("MeshService", "2.6", "exists since Kuma 2.7, and not in 2.6"),
        ("TrafficRoute", "3.0", "exists until Kuma 2.14, and not in 3.0"),
    ],
)
def test_a_version_without_the_kind_is_an_error(kind: str, version: str, lifetime: str) -> None:
    check_kind_version(kind_named(kind), parse_version("2.9"), "kumaVersion")
    with pytest.raises(KindNotInVersionError) as caught:
        check_kind_version(kind_named(kind), parse_version(version), "kumaVersion")
    assert (caught.value.field, caught.value.reason) == ("kumaVersion", f"{kind} {lifetime}")
