"""Responses about log lines: messages, names and identifiers in a text, as JSON."""

import io

from kuma_names.core.log_lines import explain_line
from kuma_names.core.log_names import judged_names
from kuma_names.core.model import Context
from kuma_names.core.versions import parse_version
from kuma_names.logs.scan import scan
from kuma_names.responses.explanation import explanation_json, log_json
from kuma_names.responses.findings import finding_json
from kuma_names.responses.identifiers import decoded_proxy_id_json

CONTEXT = Context(parse_version("2.14"))


def test_an_explanation_has_the_meaning_of_a_line_and_what_is_in_it() -> None:
    line = (
        'resource "aa.a.web" not found; create a Dataplane in Kuma CP first or pass it as an '
        'argument to kuma-dp, kri_m____all_ mesh "a_b"'
    )
    explanation = explain_line(line, CONTEXT, ["aa.a"])
    assert explanation is not None
    assert explanation.proxy is not None
    (judged,) = judged_names(line, CONTEXT)
    assert judged.report is not None
    told = {
        "message": "dataplane-not-found",
        "about": "proxyid",
        "fault": {"id": "name", "text": "whoever chose the name"},
        "since": "2.5",
        "until": None,
        "source": "pkg/xds/auth/callbacks.go",
        "meaning": explanation.meaning,
        "advice": explanation.advice,
        "command": explanation.command or None,
    }
    identifier = {
        "text": "kri_m____all_",
        "span": (105, 118),
        "codec": "kri",
        "resolution": "certain",
        "fields": {
            "kind": "Mesh",
            "mesh": "",
            "zone": "",
            "namespace": "",
            "name": "all",
            "section": "",
        },
    }
    name = {
        "kind": "Mesh",
        "name": "a_b",
        "mesh": None,
        "span": (125, 128),
        "verdict": "rejected",
        "rejectedIn": "2.14",
        "findings": [finding_json(finding) for finding in judged.report.findings],
    }
    assert explanation_json(line, CONTEXT, iter(["aa.a"])) == {
        "text": line,
        "kumaVersion": "2.14",
        **told,
        "span": (0, 103),
        "parts": {"proxyId": "aa.a.web", "readMesh": "aa", "readName": "a.web"},
        "proxyId": decoded_proxy_id_json(explanation.proxy, CONTEXT),
        "names": [name],
        "identifiers": [identifier],
        "lines": 1,
        "messages": [
            {
                "line": 1,
                "count": 1,
                "text": line,
                **told,
                "occurrences": [{"proxyId": "aa.a.web"}],
                "more": False,
            }
        ],
    }


def test_an_explanation_without_a_message_is_null() -> None:
    keys = ("message", "span", "about", "fault", "since", "until", "source", "meaning", "advice")
    assert explanation_json("x", CONTEXT) == {
        "text": "x",
        "kumaVersion": "2.14",
        **dict.fromkeys([*keys, "command", "proxyId"]),
        "parts": {},
        "names": [],
        "identifiers": [],
        "lines": 1,
        "messages": [],
    }


def test_a_log_has_the_form_of_an_explanation_without_its_text() -> None:
    log = io.BytesIO(b"nothing\nEnvoy ID must not be nil\n")
    body = log_json(scan(log, CONTEXT), CONTEXT)
    text = explanation_json("Envoy ID must not be nil", CONTEXT)
    assert body.keys() == text.keys()
    assert (body["text"], body["message"], body["lines"]) == (None, None, 2)
    assert [message["line"] for message in body["messages"]] == [2]


def test_the_message_of_a_text_is_that_of_its_first_line_that_has_one() -> None:
    """The second message stands before the first one in the table."""
    first, second = "name: cannot be longer than 63 characters", "Envoy ID must not be nil"
    body = explanation_json(f"nothing\n{first}\n{second}", CONTEXT)
    assert (body["message"], body["span"]) == ("mesh-length", (14, 49))
    assert [message["message"] for message in body["messages"]] == ["mesh-length", "proxy-id-empty"]


def test_a_message_may_have_a_line_end_in_a_name() -> None:
    body = explanation_json("Zone name web\n has to be a valid DNS name", CONTEXT)
    assert (body["message"], body["messages"]) == ("zone-setting", [])
