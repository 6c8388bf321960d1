"""Clusters: hashed texts without separators, and services whose names end like a hash."""

import pytest

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.codec import decode, encode
from kuma_names.core.identifiers.codecs.cluster import CODEC, Cluster
from kuma_names.core.identifiers.results import AMBIGUOUS
from kuma_names.core.versions import parse_version

VERSION = parse_version("2.14")
HASH = "02be1d124befe3ef"


def test_different_tags_can_have_one_cluster() -> None:
    clusters = [Cluster("x", "a=bc"), Cluster("x", "ab=c"), Cluster("x", "", "a=bc")]
    texts = [f"x-{HASH}", f"x-{HASH}", "x-f2de75f1c4b3b10c"]
    assert [cluster.encode(VERSION) for cluster in clusters] == texts
    candidates = [cluster.fields() for cluster in clusters]
    decoded = decode(CODEC, f"x-{HASH}", VERSION, candidates)
    assert decoded.resolution == AMBIGUOUS
    assert [reading.identifier for reading in decoded.readings] == clusters[:2]


def test_the_name_of_a_service_can_end_like_a_hash() -> None:
    """Kuma decodes the text before the hash as the service, and so does the first reading."""
    service = Cluster(f"x-{HASH}")
    decoded = decode(CODEC, service.encode(VERSION), VERSION)
    readings = [(reading.identifier, reading.by_kuma) for reading in decoded.readings]
    assert readings == [(Cluster("x", hash=HASH), True), (service, False)]
    with pytest.raises(MalformedIdentifierError) as raised:
        encode(CODEC, service.fields(), VERSION)
    assert raised.value.code == "cluster/ambiguous"
