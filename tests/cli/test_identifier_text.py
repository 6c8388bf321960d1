"""Text output for identifiers: encoding, decoding and identification."""

from kuma_names.core.identifiers import CODECS
from tests.cli.runner import invoke

COLLIDING_KRI = "kri_mhttpr_default_zone-1_demo-app_backend-routing_rule_0"


def invoke_lines(line: str) -> list[str]:
    """Return the lines that a command prints."""
    return invoke(*line.split()).stdout.splitlines()


def test_an_encoded_proxy_id_is_the_first_line() -> None:
    assert invoke_lines("encode proxyid mesh=default name=web") == ["default.web"]
    assert invoke_lines("encode proxyid mesh=aa.a name=web --lenient")[:2] == [
        "aa.a.web",
        "  Kuma reads  mesh 'aa', name 'a.web'",
    ]
    assert invoke_lines("encode proxyid mesh=A name=web")[-1] == "  verdict     rejected"


def test_readings_of_a_proxy_id() -> None:
    assert invoke_lines("decode proxyid aa.a.web --mesh x") == [
        "unknown-mesh  no reading is reliable",
        "",
        "MESH    NAME     READ BY CONTROL PLANE  MESH EXISTS",
        "'aa'    'a.web'  yes                    no",
        "'aa.a'  'web'    no                     no",
    ]
    assert invoke_lines("decode proxyid aa.a.web --mesh aa.a")[-3:] == [
        "MESH    NAME     READ BY CONTROL PLANE  MESH EXISTS",
        "'aa'    'a.web'  yes                    no",
        "'aa.a'  'web'    no                     yes",
    ]
    assert invoke_lines("decode proxyid a.web")[-1] == "'a'   'web'  yes                    unknown"


def test_a_proxy_id_on_kubernetes_has_pod_and_namespace() -> None:
    lines = invoke_lines("decode proxyid m.pod.ns --environment kubernetes")
    assert lines[0] == "certain       mesh 'm', name 'pod.ns', pod 'pod', namespace 'ns'"


def test_all_readings_and_what_kuma_reads() -> None:
    lines = invoke_lines(f"decode kri {COLLIDING_KRI}")
    assert lines[0].startswith("assumed") and "section 'rule_0'" in lines[0]
    assert [line for line in lines if line.startswith("or ")] != []
    assert [line for line in lines if "Kuma reads" in line and "section 'rule0'" in line] != []
    assert "  lost        mesh, zone, namespace" in invoke_lines(
        "decode kds-name foo-zxw6c95d42zfz9cc"
    )
    old_lines = invoke_lines(f"decode kri {COLLIDING_KRI} --kuma-version 2.11")
    assert [line for line in old_lines if line.startswith("  Kuma error  invalid identifier")]


def test_the_reading_of_kuma_is_marked() -> None:
    lines = invoke_lines("decode kri kri_m____default_")
    assert lines[0] == "certain       kind 'Mesh', name 'default' (Kuma's reading)"


def test_candidates_find_the_fields_of_a_hash() -> None:
    decode = "decode kds-name foo-4v6fz852z4wvz96b --candidate"
    candidate = "mesh=default;name=foo;zone=east;namespace=system"
    assert invoke_lines(f"{decode} {candidate}") == [
        "certain       mesh 'default', name 'foo', zone 'east', namespace 'system'"
    ]
    other = "mesh=default;name=foo;zone=easts;namespace=ystem"
    lines = invoke_lines(f"{decode} {candidate} --candidate {other}")
    assert [line.split()[0] for line in lines] == ["ambiguous", "or"]
    assert invoke_lines(f"{decode} name=x") == [
        "unknown       no candidate is encoded as 'foo-4v6fz852z4wvz96b'"
    ]


def test_other_fields_with_the_same_text_are_listed() -> None:
    lines = invoke_lines("encode trust-domain mesh=a.b zone=c --lenient")
    assert lines == ["a.b.c.mesh.local", "  also from   mesh 'a', zone 'b.c'"]


def test_everything_that_a_text_can_be() -> None:
    assert invoke_lines("identify aa.a.web")[1].split()[:2] == ["proxyid", "assumed"]
    lines = invoke_lines("identify web.mesh --kuma-version 3.0")
    assert lines[1].split(maxsplit=2)[2] == "service 'web' (until Kuma 2.14)"
    assert invoke("identify", " ").stdout == "not an identifier of Kuma\n"


def test_codecs_have_every_row() -> None:
    assert [line.split()[0] for line in invoke_lines("codecs")] == ["CODEC", *CODECS]
