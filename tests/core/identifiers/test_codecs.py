"""Every vector of the identifiers, asked of its codec; and that no codec and no code goes without."""

import json
from typing import Any, NamedTuple

import pytest

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS, codec
from kuma_names.core.identifiers.base import MAX_READINGS, Identifier
from kuma_names.core.identifiers.codec import CERTAIN, LOSSY, RESOLUTIONS, decode, encode
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.conversions import convert
from kuma_names.core.model import Context
from kuma_names.core.versions import parse_version
from kuma_names.responses import identifiers
from tests.support.vector_runner import FOLDER

Data = dict[str, Any]
FILES = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((FOLDER / "identifiers").glob("*.json"))
}
FILES.pop("schema")
FIELDWISE = set(CODECS) - {"proxyid"}
"""Codecs whose vectors are here; proxy IDs, of which more is asked, have files of their own."""
FLOW = "producer-policy-flow"
"""The mesh of Kuma's own kri_endpoint_test.go."""
LEAST = 15
"""Rows that a codec has at least in each direction."""


class Row(NamedTuple):
    """A vector of one codec."""

    codec: str
    asked: Data

    def __repr__(self) -> str:
        return f"{self.codec} {json.dumps(self.asked)}"


def rows(operation: str) -> list[Row]:
    return [Row(id_, row) for id_, file in FILES.items() for row in file[operation]]


def _differences(asked: list[Row], answer: Any) -> list[str]:
    answered = [(row, answer(CODECS[row.codec], row.asked)) for row in asked]
    return [
        f"{row} is {made}"
        for row, made in answered
        if any(row.asked.get(key) != value for key, value in made.items())
    ]


def _given(identifier: Identifier | None) -> Data | None:
    return (
        None
        if identifier is None
        else {name: value for name, value in identifier.fields().items() if value}
    )


def _encoded(codec: Any, asked: Data) -> Data:
    try:
        made = encode(codec, asked["fields"], parse_version(asked["version"]), lenient=True)
    except MalformedIdentifierError as error:
        return {"code": error.code}
    return {"text": made.text} | (
        {}
        if made.round_trips == asked.get("roundTrips", True)
        else {"roundTrips": made.round_trips}
    )


def _decoded(codec: Any, asked: Data) -> Data:
    try:
        made = decode(
            codec, asked["text"], parse_version(asked["version"]), asked.get("candidates")
        )
    except MalformedIdentifierError as error:
        return {"code": error.code}
    return {
        "text": made.text,
        "resolution": made.resolution,
        "readings": [_given(reading.identifier) for reading in made.readings],
        "kuma": next((at for at, reading in enumerate(made.readings) if reading.is_kumas), None),
        "misread": _given(made.misread),
        "upstream": made.kuma_text,
    }


def _refused(codec: Any, asked: Data) -> Data:
    function: Any = {"encode": encode, "decode": decode}[asked["operation"]]
    try:
        made = function(codec, asked["input"], parse_version(asked["version"]))
    except MalformedIdentifierError as error:
        shown = {
            "code": error.code,
            "position": error.position,
            "upstream": error.kuma_text,
            "suggestion": error.suggestion,
        }
        return {key: value for key, value in shown.items() if key == "code" or key in asked}
    return {"text": made.text}


@pytest.mark.parametrize("id_", FILES)
def test_identifiers_are_written_as_the_vectors_say(id_: str) -> None:
    assert _differences([row for row in rows("encode") if row.codec == id_], _encoded) == []


@pytest.mark.parametrize("id_", FILES)
def test_identifiers_are_read_as_the_vectors_say(id_: str) -> None:
    assert _differences([row for row in rows("decode") if row.codec == id_], _decoded) == []


@pytest.mark.parametrize("id_", FILES)
def test_identifiers_are_refused_as_the_vectors_say(id_: str) -> None:
    assert _differences([row for row in rows("refused") if row.codec == id_], _refused) == []


def test_what_is_read_back_as_something_else_is_refused_unless_it_is_lossy() -> None:
    for id_, asked in rows("encode"):
        codec = CODECS[id_]
        loses = codec.identifier(asked["fields"], parse_version(asked["version"])).dropped_fields()
        lossy = decode(codec, asked["text"], parse_version(asked["version"])).resolution == LOSSY
        if "roundTrips" in asked and not (loses and lossy):
            with pytest.raises(MalformedIdentifierError) as caught:
                encode(codec, asked["fields"], parse_version(asked["version"]))
            assert caught.value.code == f"{id_}/ambiguous"
        else:
            assert (
                encode(codec, asked["fields"], parse_version(asked["version"])).text
                == asked["text"]
            )


@pytest.mark.parametrize(
    ("family", "asked", "field"),
    [
        ("destination", {"kind": "Zone", "mesh": "a", "name": "b", "port": "80"}, "kind"),
        ("destination", {"kind": "MeshService", "mesh": "A", "name": "b", "port": "80"}, "mesh"),
        (
            "destination",
            {"kind": "MeshService", "mesh": "a", "name": "b", "zone": "-", "port": "80"},
            "zone",
        ),
        ("destination", {"kind": "MeshService", "mesh": "a", "name": "b", "port": "http"}, "port"),
        ("cluster", {"tags": "a=b"}, "service"),
        ("cluster", {"service": "a b"}, "service"),
        ("cluster", {"service": "a", "tags": "b"}, "tags"),
        ("cluster", {"service": "a", "gateway": "b"}, "gateway"),
        ("cluster", {"service": "a", "hash": "b"}, "hash"),
        ("socket", {"use": "al", "name": "a", "mesh": "b"}, "use"),
        (
            "socket",
            {"use": "access-log", "folder": "/" * 9 + "a" * 98, "name": "a", "mesh": "b"},
            "folder",
        ),
        ("socket", {"use": "access-log", "name": "A", "mesh": "b"}, "name"),
        ("socket", {"use": "access-log", "name": "a"}, "mesh"),
        ("envoy", {"form": "listener"}, "form"),
        ("envoy", {"form": "localhost"}, "form"),
    ],
)
def test_a_refusal_names_the_field_at_fault(family: str, asked: dict[str, str], field: str) -> None:
    with pytest.raises(MalformedIdentifierError) as caught:
        encode(CODECS[family], asked, parse_version("2.14"))
    assert (caught.value.field, caught.value.suggestion) == (field, None)


def test_every_codec_has_vectors() -> None:
    assert set(FILES) == FIELDWISE == {file["codec"] for file in FILES.values()}
    counted = {
        id_: [len(FILES[id_][operation]) for operation in ("encode", "decode")] for id_ in FILES
    }
    assert {id_: counts for id_, counts in counted.items() if min(counts) < LEAST} == {}


@pytest.mark.parametrize("id_", FILES)
def test_every_code_is_in_a_refusal(id_: str) -> None:
    assert {row["code"] for row in FILES[id_]["refused"]} == set(CODECS[id_].codes)


def test_every_resolution_is_in_a_row() -> None:
    assert {asked["resolution"] for _, asked in rows("decode")} == set(RESOLUTIONS)


@pytest.mark.parametrize("id_", CODECS)
def test_examples_are_written_and_read_back(id_: str) -> None:
    codec = CODECS[id_]
    asked = parse_version("2.14")
    text = encode(codec, codec.example.fields(), asked).text
    assert decode(codec, text, asked, [codec.example.fields()]).resolution == CERTAIN
    assert codec.type.decode(text, asked) == decode(codec, text, asked).readings[0].identifier


def test_readings_are_as_many_as_are_looked_for() -> None:
    decoded = codec.decode(CODECS["kri"], "kri_msvc_" + "_".join("a" * 14), parse_version("2.14"))
    assert len(decoded.readings) == MAX_READINGS


@pytest.mark.parametrize(
    ("family", "text", "also"),
    [
        (
            "sni",
            "sni.msvc.default.east.app-ns.backend.http",
            {"kri": "kri_msvc_default_east_app-ns_backend_http"},
        ),
        ("sni", "sni.mzsvc.default.backend.http", {"kri": "kri_mzsvc_default___backend_http"}),
        (
            "kri",
            "kri_msvc_default_east_app-ns_backend_http",
            {
                "sni": "sni.msvc.default.east.app-ns.backend.http",
                "core-name": "backend.app-ns",
                "kds-name": "backend-wxcwb447454bvfb6",
            },
        ),
        (
            "kri",
            "kri_mzsvc_default__kuma-system_backend_http",
            {
                "sni": "sni.mzsvc.default.backend.http",
                "core-name": "backend.kuma-system",
                "kds-name": "backend-zbfvff24v6bcc6vv",
            },
        ),
        (
            "destination",
            "default_app_app-ns_east_mzsvc_80",
            {"kri": "kri_mzsvc_default_east_app-ns_app_"},
        ),
        ("destination", "default_my_app___msvc_80", {"kri": "kri_msvc_default___my_app_"}),
        ("envoy", "kuma:envoy:admin", {"system": "system_envoy_admin"}),
        ("envoy", "ads_cluster", {"system": "system_ads"}),
        (
            "envoy",
            "inbound:passthrough:ipv6",
            {"contextual": "self_transparentproxy_passthrough_inbound_ipv6"},
        ),
        ("envoy", "localhost:80", {}),
        ("system", "system_dns", {"envoy": "kuma:dns"}),
        ("system", "system_probe_readiness", {"envoy": "kuma:readiness"}),
        ("system", "system_access_log_sink", {"envoy": "access_log_sink"}),
        ("system", "system_meshtrace_zipkin_ads", {}),
        (
            "contextual",
            "self_transparentproxy_passthrough_outbound_ipv4",
            {"envoy": "outbound:passthrough:ipv4"},
        ),
        ("wire-name", "a.b", {}),
    ],
)
def test_readings_are_written_as_other_identifiers_of_the_same(
    family: str, text: str, also: dict[str, str]
) -> None:
    asked = parse_version("2.14")
    shown = identifiers.decoded_json(
        CODECS[family], codec.decode(CODECS[family], text, asked), asked
    )
    assert shown["readings"][0]["as"] == also


@pytest.mark.parametrize(
    ("kri", "origin", "copy"),
    [
        (
            f"kri_mt_{FLOW}_kuma-2_{FLOW}-ns_to-test-server_",
            f"to-test-server.{FLOW}-ns",
            "to-test-server-4cx47v8b5wcd4764",
        ),
        (
            f"kri_mt_{FLOW}__{FLOW}-ns_to-test-server_",
            f"to-test-server.{FLOW}-ns",
            "to-test-server-5wxzc95dxv8zb244",
        ),
        (
            f"kri_mt_{FLOW}_zone-1_{FLOW}-ns_to-test-server_",
            f"to-test-server.{FLOW}-ns",
            "to-test-server-xw65cwcxxw4f7fvw",
        ),
        (
            f"kri_mt_{FLOW}_kuma-1_{FLOW}-ns_to-test-server_",
            f"to-test-server.{FLOW}-ns",
            "to-test-server-589vf4cxd44vf9cc",
        ),
        (
            "kri_mtp_default___without-namespace_",
            "without-namespace",
            "without-namespace-c5v4498z5w4x9bcx",
        ),
        (
            "kri_hg__default_kuma-system_local-mesh-service-1_",
            "local-mesh-service-1.kuma-system",
            "local-mesh-service-1-z7797dvcd2fz7z4f",
        ),
        ("kri_z____zone-1_", "zone-1", "zone-1-75829xw74fvw57cz"),
        ("kri_m____default_", "default", None),
    ],
)
def test_a_kri_tells_what_its_resource_is_stored_as(
    kri: str, origin: str, copy: str | None
) -> None:
    """Kuma's own table (kri_endpoint_test.go): the name where it comes from, and elsewhere, without the system namespace."""
    names = {"core-name": origin} | ({} if copy is None else {"kds-name": copy})
    assert convert("kri", Kri.decode(kri, parse_version("3.0")), parse_version("3.0")) == names


@pytest.mark.parametrize("family", CODECS.values(), ids=list(CODECS))
def test_families_are_shown_with_an_example_that_is_read_back(family: codec.Codec) -> None:
    shown = identifiers._codec_json(family)
    asked = parse_version(shown["until"] or "3.0")
    made = identifiers.encoded_json(
        family, codec.encode(family, shown["example"]["fields"], asked, lenient=True), asked
    )
    assert made["text"] == shown["example"]["text"]
    assert (
        identifiers.decoded_json(family, codec.decode(family, made["text"], asked), asked)[
            "readings"
        ]
        != []
    )


def test_lines_are_shown_with_what_they_mean_or_with_nothing() -> None:
    context = Context(parse_version("2.14"))
    known = identifiers.explanation_json("Envoy ID must not be nil", context)
    assert (known["message"], known["about"], known["proxyId"]) == (
        "proxy-id-empty",
        "proxyid",
        None,
    )
    unknown = identifiers.explanation_json("x", context)
    assert {key for key, value in unknown.items() if value} == {"text", "kumaVersion"}
