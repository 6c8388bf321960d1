"""Law: resources with an equal identifier have an equal key, so that comparing keys loses none."""

import itertools
import random
from collections.abc import Iterator

import pytest

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.derivations import DERIVATIONS, Derivation
from kuma_names.core.identifiers.resource_identity import ResourceIdentity
from kuma_names.core.identifiers.service_identifiers import generated_hostname
from kuma_names.core.versions import MINORS, parse_version

NAMES = ("a", "b", "a_b", "a.b", "b.a", "a-b")
PARTS = ("", "a", "b", "a_b", "a.b")
PORTS = ((), (("http", "80"),), (("80", "80"), ("a", "81")))
ROWS = [
    pytest.param(row, kind, id=f"{row.codec} of {kind}")
    for row in DERIVATIONS
    for kind in row.kinds[:4]
]


def _resource(kind: str, source: random.Random) -> ResourceIdentity:
    name, namespace = source.choice(NAMES), source.choice(PARTS)
    on_kubernetes = source.random() < 0.5
    return ResourceIdentity(
        kind,
        name,
        f"{name}.{namespace}" if on_kubernetes and namespace else name,
        source.choice(PARTS[1:]),
        source.choice(PARTS),
        namespace,
        source.choice(PORTS),
        source.random() < 0.3,
        source.random() < 0.3,
        on_kubernetes,
        source.random() < 0.5,
        source.choice(("", "10.0.0.1 80")),
    )


def _identifiers(row: Derivation, resource: ResourceIdentity) -> Iterator[tuple[object, ...]]:
    for minor in MINORS:
        for derived in row.derive(resource):
            try:
                text = derived.identifier.encode(parse_version(minor))
            except MalformedIdentifierError:
                continue
            yield text, derived.namespace


@pytest.mark.parametrize(("row", "kind"), ROWS)
def test_equal_identifiers_have_an_equal_key(row: Derivation, kind: str) -> None:
    source = random.Random(f"{row.codec} {kind}")
    resources = [_resource(kind, source) for _ in range(60)]
    identifiers = {resource: set(_identifiers(row, resource)) for resource in resources}
    assert any(row.keys(resource) for resource in resources)
    for one, other in itertools.combinations(identifiers, 2):
        if identifiers[one] & identifiers[other]:
            assert set(row.keys(one)) & set(row.keys(other)), (one, other)


def test_a_generated_hostname_is_checked_in_the_versions_that_check_it() -> None:
    resource = ResourceIdentity("MeshService", "web", "web", "default")
    derived = generated_hostname(resource, "web_1.mesh", None)
    assert derived.identifier.encode(parse_version("2.13")) == "web_1.mesh"
    with pytest.raises(MalformedIdentifierError, match="must be a hostname"):
        derived.identifier.encode(parse_version("2.14"))
