"""Table of log messages: every message is matched in its example and in its other forms."""

import re

import pytest
from hypothesis import given, settings, strategies

from kuma_names.core.identifiers import CODECS
from kuma_names.core.log_lines import explain_line
from kuma_names.core.log_rows import LogMessage
from kuma_names.core.model import Context
from kuma_names.core.tables.identifier_findings import IDENTIFIER_FINDING_IDS
from kuma_names.core.tables.log_messages import LOG_MESSAGES
from kuma_names.core.tables.log_messages.faults import FAULTS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import parse_version
from tests.support.log_lines import LINES, LOG_LINES, LogLine

CONTEXT = Context(parse_version("2.9"))
SUBDOMAIN = LINES["subdomain"]
LABEL_VALUE = (
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or "
    "'.', and must start"
)
DISPLAY_NAME = "kuma.io/display-name"


def test_every_message_has_an_example_and_is_about_an_existing_row() -> None:
    assert set(LINES) == {message.id for message in LOG_MESSAGES}
    rows = {None, *(rule.id for rule in RULES), *IDENTIFIER_FINDING_IDS, *CODECS}
    assert {message.about for message in LOG_MESSAGES} <= rows
    assert {message.fault for message in LOG_MESSAGES} <= set(FAULTS)


def test_ids_are_unique() -> None:
    ids = [message.id for message in LOG_MESSAGES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("vector", LOG_LINES, ids=lambda vector: vector.message)
def test_the_message_in_a_line_is_found_with_its_parts(vector: LogLine) -> None:
    explanation = explain_line(vector.line, CONTEXT)
    assert explanation is not None
    assert explanation.message.id == vector.message
    parts = explanation.parts.items()
    assert {name: text for name, text in parts if not name.startswith("read")} == {
        name: text for name, text in vector.parts.items() if not name.startswith("read")
    }


@pytest.mark.parametrize("message", LOG_MESSAGES, ids=lambda message: message.id)
@settings(max_examples=5)
@given(data=strategies.data())
def test_every_text_of_a_message_has_one_of_its_literals(
    message: LogMessage, data: strategies.DataObject
) -> None:
    text = data.draw(strategies.from_regex(message.regex))
    assert any(literal in text for literal in message.literals)


@pytest.mark.parametrize("message", LOG_MESSAGES, ids=lambda message: message.id)
def test_literals_are_long_and_have_no_quotation_marks(message: LogMessage) -> None:
    for literal in message.literals:
        assert len(literal) >= 8
        assert '"' not in literal


@pytest.mark.parametrize("id_", LINES)
def test_a_message_is_matched_wherever_it_is_in_a_line(id_: str) -> None:
    example = LINES[id_]
    for line in (example, f"2026-11-24T10:00:00Z ERROR xds {example} {{}}"):
        explanation = explain_line(line, CONTEXT)
        assert explanation is not None
        assert explanation.message.id == id_
        start = line.index(example)
        assert start <= explanation.span[0] < start + len(example)
        assert explanation.meaning
        assert not re.search(r"\{\w+\}", explanation.meaning)
        assert explanation.message.advice


@pytest.mark.parametrize(
    ("line", "id_", "parts"),
    [
        (
            r'{"field":"labels[\"kuma.io/display-name\"]",'
            r'"reason":"must be no more than 63 bytes"}',
            "display-name-label",
            {"key": DISPLAY_NAME},
        ),
        (
            r'"field": "labels[\"kuma.io/display-name\"]", '
            r'"reason": "must be no more than 63 characters"',
            "display-name-label",
            {"key": DISPLAY_NAME},
        ),
        (
            r"\"field\":\"labels[\\\"kuma.io/display-name\\\"]\","
            r"\"reason\":\"must be no more than 253 bytes\"",
            "display-name-label",
            {"key": DISPLAY_NAME},
        ),
        (
            f'labels["kuma.io/display-name"]: {LABEL_VALUE}',
            "display-name-label",
            {"key": DISPLAY_NAME},
        ),
        (
            f'labels["kuma.io/display-name"]: {SUBDOMAIN}',
            "display-name-label",
            {"key": DISPLAY_NAME},
        ),
        (
            'labels["team"]: must be no more than 63 characters',
            "label-value",
            {"key": "team"},
        ),
        (
            f'labels["kuma.io/workload"]: {SUBDOMAIN}',
            "label-value",
            {"key": "kuma.io/workload"},
        ),
        (LABEL_VALUE, "label-value", {}),
        ("name: must be no more than 63 characters", "label-length", {}),
        ("name part must be no more than 63 bytes", "label-key", {}),
        (
            'labels["a/b/c"]: a qualified name must consist of alphanumeric',
            "label-key",
            {"key": "a/b/c"},
        ),
        ("a valid label key must consist of alphanumeric characters", "label-key", {}),
        (f"prefix part {SUBDOMAIN}", "label-key", {}),
        ("must be no more than 253 characters", "subdomain", {}),
        (
            r'{"reason":"label \"kuma.io/zone\" is managed by the control plane: '
            r'got \"a\", expected \"b\""}',
            "owned-label",
            {"key": "kuma.io/zone", "value": "a", "expected": "b"},
        ),
        (
            'Operation not allowed. label "kuma.io/zone" is managed by the control plane and '
            "cannot be set here",
            "owned-label-here",
            {"key": "kuma.io/zone"},
        ),
        (
            "Operation not allowed. 'kuma.io/zone' label should have 'east' value, got 'west'",
            "label-of-control-plane",
            {"key": "kuma.io/zone", "expected": "east"},
        ),
        (
            "kuma.io/policy-role label should have system value, got consumer",
            "label-of-control-plane",
            {"key": "kuma.io/policy-role", "expected": "system"},
        ),
        (
            'label "kuma.io/effect" must be shadow, got "light"',
            "label-choice",
            {"key": "kuma.io/effect", "value": "light"},
        ),
        (
            "the resource is owned by the global control plane and can be changed only there",
            "owned-resource",
            {},
        ),
        (
            LINES["label-changed"],
            "label-changed",
            {"key": DISPLAY_NAME, "was": "web", "value": "aa.a"},
        ),
        (LINES["label-removed"], "label-removed", {"key": DISPLAY_NAME, "was": "aa.a"}),
        ('is immutable, cannot be removed (was "aa.a")', "label-removed", {"was": "aa.a"}),
        (LINES["zone-not-registered"], "zone-not-registered", {"name": "a.b"}),
        (
            'could not store stream connection {"error": "context deadline exceeded"}',
            "zone-connection",
            {},
        ),
        ("could not store stream connection", "zone-connection", {}),
        (
            LINES["kds-invalid"],
            "kds-invalid",
            {"reason": "name: a DNS-1035 label must consist of lower case alphanumeric characters"},
        ),
        ("received resource is invalid, sending NACK", "kds-invalid", {}),
        (LINES["kds-rejected"], "kds-rejected", {"kind": "Mesh"}),
        (LINES["status-not-written"], "status-not-written", {"name": "aa.a"}),
        ("could not update external service with allocated Kuma VIP.", "vip-not-written", {}),
        (LINES["mesh-service-not-made"], "mesh-service-not-made", {"name": "aaa"}),
        ("couldn't create MeshService", "mesh-service-not-made", {}),
        (
            '{"detail":"Mesh is not found","invalid_parameters":[{"field":"mesh",'
            '"reason":"mesh of name nope is not found"}]}',
            "mesh-not-found",
            {"name": "nope"},
        ),
        ("Mesh is not found", "mesh-not-found", {}),
        (
            LINES["mesh-signing-key"],
            "mesh-signing-key",
            {"kid": "1", "name": "dataplane-token-signing-key-nope.x-1", "mesh": "nope.x"},
        ),
        (
            f"Signing Key not found ({LINES['zone-signing-key']})",
            "zone-signing-key",
            {"kid": "1", "name": "zone-token-signing-key-1"},
        ),
        (
            "resource[0]: failed to parse resource: : name in body must be of type string: "
            '"number"',
            "not-a-string",
            {"field": "name", "type": "number"},
        ),
        (
            r'{"field":"mesh","reason":"in body must be of type string: \"boolean\""}',
            "not-a-string",
            {"field": "mesh", "type": "boolean"},
        ),
        (
            "type: type from the URL has to be the same as in body",
            "url-body",
            {"field": "type"},
        ),
        (
            "mesh: mesh from the URL has to be the same as in body",
            "url-body",
            {"field": "mesh"},
        ),
        ("405: Method Not Allowed", "no-route", {}),
        (
            "spec.to[0].targetRef.name: invalid characters. Valid characters are numbers, "
            "lowercase latin letters and '-', '_' symbols.",
            "reference-charset",
            {},
        ),
        (
            "spec.template: couldn't parse template: template: :1: unclosed action",
            "template-syntax",
            {"reason": "template: :1: unclosed action"},
        ),
        ("spec.rules[0].matches[0].sni.value: must be set", "required-name", {}),
        (
            r'"detail":"bad request: labels[\"kuma.io/workload\"]: '
            r'must be a valid DNS-1035 label"',
            "workload-label",
            {},
        ),
    ],
)
def test_a_message_is_matched_in_every_form_with_its_parts(
    line: str, id_: str, parts: dict[str, str]
) -> None:
    explanation = explain_line(f"x {line}", CONTEXT)
    assert explanation is not None
    assert (explanation.message.id, explanation.parts) == (id_, parts)
    assert explanation.proxy is None


@pytest.mark.parametrize("start", ["Invalid configuration", "configuration validation failed"])
@pytest.mark.parametrize(
    ("error", "about", "parts"),
    [
        ("Name is mandatory", "zone-setting", {}),
        ("Name is mandatory in Zone mode", "zone-setting", {}),
        ("Wrong zone name a_b.", "zone-setting", {"name": "a_b."}),
        ("Zone name a..b has to be a valid DNS name", "zone-setting", {"name": "a..b"}),
        ("Zone name web\n has to be a valid DNS name", "zone-setting", {"name": "web\n"}),
        ("Zone name cannot be longer than 63 characters", "zone-setting-length", {}),
        (
            'Zone name "a\\tb" has to be a valid RFC1035 DNS label: a DNS-1035 label must consist '
            "of",
            "zone-setting",
            {"name": "a\tb"},
        ),
    ],
)
def test_a_zone_name_that_stops_kuma_cp_is_explained(
    start: str, error: str, about: str, parts: dict[str, str]
) -> None:
    line = f"{start}: Multizone Zone validation failed: {error}"
    explanation = explain_line(line, CONTEXT)
    assert explanation is not None
    assert (explanation.message.about, explanation.parts) == (about, parts)


@pytest.mark.parametrize(
    "line",
    [
        "OnStreamDeltaRequest: resource was rejected "
        '{"req": "type_url:\\"type.googleapis.com/envoy.config.core\\""}',
        'spec.count: in body must be of type string: "number"',
        "the zone name is a.b",
        "label should have some value",
    ],
)
def test_a_line_that_resembles_a_message_is_not_explained(line: str) -> None:
    assert explain_line(line, CONTEXT) is None
