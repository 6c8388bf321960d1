"""Tests of the cache of validators."""

import pytest

from kuma_names.audit import validators
from kuma_names.audit.model import AuditOptions
from kuma_names.audit.validators import ValidatorCache
from kuma_names.core.model import NO_FACTS, Environment, Facts
from kuma_names.core.versions import parse_version


def _cache(before: str = "2.9", after: str = "3.0") -> ValidatorCache:
    return ValidatorCache(AuditOptions(parse_version(before), parse_version(after)))


def test_resources_of_one_kind_share_a_pair() -> None:
    cache = _cache()
    pair = cache.pair("Mesh", Environment.UNIVERSAL, NO_FACTS)
    assert cache.pair("Mesh", Environment.UNIVERSAL, Facts()) is pair
    assert cache.pair("Mesh", Environment.KUBERNETES, NO_FACTS) is not pair
    assert cache.verdicts("Mesh") == ("valid", "valid")


def test_a_version_without_the_kind_has_no_validator() -> None:
    cache = _cache()
    removed_kind = cache.pair("TrafficRoute", Environment.UNIVERSAL, Facts("default"))
    assert (removed_kind.after, removed_kind.oldest) == (None, removed_kind.before)
    assert cache.verdicts("TrafficRoute") == ("valid", None)
    assert "TrafficRoute" in removed_kind.reason
    added_kind = cache.pair("MeshIdentity", Environment.UNIVERSAL, Facts("default"))
    assert (added_kind.before, added_kind.oldest) == (None, added_kind.after)
    assert cache.verdicts("MeshIdentity") == (None, "valid")


def test_a_full_cache_starts_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validators, "_MAX_PAIRS", 2)
    cache = _cache()
    pairs = [
        cache.pair("Dataplane", Environment.UNIVERSAL, Facts(mesh)) for mesh in ("a", "b", "c")
    ]
    assert cache.pair("Dataplane", Environment.UNIVERSAL, Facts("c")) is pairs[2]
    assert cache.pair("Dataplane", Environment.UNIVERSAL, Facts("a")) is not pairs[0]
