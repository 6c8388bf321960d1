"""Sockets of proxies: hyphens between and in names, and paths that are cut."""

from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.identifiers.codec import decode
from kuma_names.core.identifiers.codecs.proxy_socket import CODEC, ProxySocket
from kuma_names.core.identifiers.results import AMBIGUOUS, CERTAIN, LOSSY
from kuma_names.core.versions import parse_version
from tests.core.identifiers.strategies import folders, labels

VERSION = parse_version("2.14")
MAX_BYTES = 103


def test_two_proxies_can_share_a_socket() -> None:
    text = "/tmp/kuma-al-a-b-a.sock"
    sockets = [
        ProxySocket("access-log", "/tmp", "a-b", "a"),
        ProxySocket("access-log", "/tmp", "a", "b-a"),
    ]
    assert {socket.encode(VERSION) for socket in sockets} == {text}
    decoded = decode(CODEC, text, VERSION)
    assert decoded.resolution == AMBIGUOUS
    assert [reading.identifier for reading in decoded.readings] == sockets


@given(st.integers(77, 253), labels, folders)
def test_a_long_socket_is_cut_and_never_certain(length: int, mesh: str, folder: str) -> None:
    name = ("web-1-" * 50)[:length]
    socket = ProxySocket("metrics-hijacker", folder, name, f"{mesh}-{mesh}-12345678901")
    text = socket.encode(VERSION)
    decoded = decode(CODEC, text, VERSION)
    assert len(text.encode()) == MAX_BYTES
    assert decoded.resolution == LOSSY
    assert decoded.dropped_fields == socket.dropped_fields() == ("name", "mesh")
    assert {reading.identifier.encode(VERSION) for reading in decoded.readings} == {text}
    for reading in decoded.readings:
        fields = reading.identifier.fields()
        beginning = f"{fields['name']}-{fields['mesh']}".rstrip("-")
        assert f"{socket.name}-{socket.mesh}".startswith(beginning)
    assert decode(CODEC, text, VERSION, [socket.fields()]).resolution == CERTAIN
