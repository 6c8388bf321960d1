"""Examples of all codecs, and the fields that errors are about."""

import pytest

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import decode, encode
from kuma_names.core.identifiers.results import CERTAIN
from kuma_names.core.versions import parse_version
from kuma_names.responses import identifiers

VERSION = parse_version("2.14")


@pytest.mark.parametrize("id_", CODECS)
def test_examples_are_encoded_and_decoded(id_: str) -> None:
    codec = CODECS[id_]
    fields = codec.example.fields()
    text = encode(codec, fields, VERSION).text
    assert decode(codec, text, VERSION, [fields]).resolution == CERTAIN
    best_reading = decode(codec, text, VERSION).readings[0].identifier
    assert codec.type.decode(text, VERSION) == best_reading


def test_codecs_are_shown_with_an_example_of_their_last_version() -> None:
    rows_by_id = {row["id"]: row for row in identifiers.codecs_json()["codecs"]}
    assert list(rows_by_id) == list(CODECS)
    for id_, codec in CODECS.items():
        version = parse_version(rows_by_id[id_]["until"] or "3.0")
        example = rows_by_id[id_]["example"]
        encoded = encode(codec, example["fields"], version, lenient=True)
        assert identifiers.encoded_json(codec, encoded, version)["text"] == example["text"]
        decoded = decode(codec, encoded.text, version)
        assert identifiers.decoded_json(codec, decoded, version)["readings"] != []


DESTINATION = {"kind": "MeshService", "mesh": "a", "name": "b", "port": "80"}
DATAPLANE_KEY = {"token": "dataplane", "use": "signing-key", "mesh": "a", "key": "1"}
SOCKET = {"use": "access-log", "name": "a", "mesh": "b"}


@pytest.mark.parametrize(
    ("id_", "fields", "field"),
    [
        ("destination", {**DESTINATION, "kind": "Zone"}, "kind"),
        ("destination", {**DESTINATION, "mesh": "A"}, "mesh"),
        ("destination", {**DESTINATION, "zone": "-"}, "zone"),
        ("destination", {**DESTINATION, "port": "http"}, "port"),
        ("cluster", {"tags": "a=b"}, "service"),
        ("cluster", {"service": "a b"}, "service"),
        ("cluster", {"service": "a", "tags": "b"}, "tags"),
        ("cluster", {"service": "a", "gateway": "b"}, "gateway"),
        ("cluster", {"service": "a", "hash": "b"}, "hash"),
        ("socket", {**SOCKET, "use": "al"}, "use"),
        ("socket", {**SOCKET, "folder": "/" * 9 + "a" * 98}, "folder"),
        ("socket", {**SOCKET, "name": "A"}, "name"),
        ("socket", {**SOCKET, "mesh": ""}, "mesh"),
        ("socket", {"use": "envoy-admin", "mesh": "a"}, "mesh"),
        ("socket", {"use": "opentelemetry", "backend": "a b"}, "backend"),
        ("socket", {**SOCKET, "backend": "a"}, "backend"),
        ("token-secret", {"token": "zone", "use": "signing-keys"}, "token"),
        ("token-secret", {**DATAPLANE_KEY, "mesh": "A"}, "mesh"),
        ("token-secret", {**DATAPLANE_KEY, "key": "00"}, "key"),
        ("token-secret", {"token": "user", "use": "revocations", "key": "1"}, "key"),
        ("token-secret", {"token": "user", "use": "revocations", "mesh": "a"}, "mesh"),
        ("ca-secret", {"mesh": "a", "part": "crt", "backend": "b"}, "part"),
        ("ca-secret", {"mesh": "a", "part": "key", "backend": "B"}, "backend"),
        ("gateway-hostname", {"gateway": "A", "mesh": "a"}, "gateway"),
        ("gateway-hostname", {"gateway": "a", "mesh": "A"}, "mesh"),
        ("service-hostname", {"service": "a/b"}, "service"),
        ("service-hostname", {"service": "a_b", "form": "as-is"}, "form"),
        ("metric-name", {"name": ""}, "name"),
        ("envoy", {"form": "listener"}, "form"),
        ("envoy", {"form": "localhost"}, "form"),
    ],
)
def test_an_error_is_about_the_invalid_field(id_: str, fields: dict[str, str], field: str) -> None:
    with pytest.raises(MalformedIdentifierError) as raised:
        encode(CODECS[id_], fields, VERSION)
    assert (raised.value.field, raised.value.suggestion) == (field, None)


@pytest.mark.parametrize(
    ("id_", "fields", "reason"),
    [
        ("sni-hash", {"kind": "MeshService"}, "name, mesh and port must not be empty"),
        ("trust-domain", {"zone": "east"}, "mesh and zone must not be empty"),
        ("zone-name", {"zone": "east"}, "zone and name must not be empty"),
        ("hostname", {"kind": "MeshService"}, "name must not be empty"),
        ("ca-secret", {"part": "key"}, "mesh and backend must not be empty"),
    ],
)
def test_an_error_names_all_required_fields(id_: str, fields: dict[str, str], reason: str) -> None:
    with pytest.raises(MalformedIdentifierError) as raised:
        encode(CODECS[id_], fields, parse_version("2.13"))
    assert str(raised.value) == reason


def test_a_socket_is_encoded_even_if_it_can_be_decoded_to_other_fields() -> None:
    """No program decodes sockets: who asks for one has the path of a proxy to find."""
    fields = {"use": "access-log", "folder": "/tmp", "name": "web-1", "mesh": "my-mesh"}
    encoded = encode(CODECS["socket"], fields, parse_version("2.14"))
    assert encoded.text == "/tmp/kuma-al-web-1-my-mesh.sock"
    assert not encoded.round_trips
    assert len(encoded.others) == 2
