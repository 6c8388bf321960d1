"""What sync leaves out, by mode, and by which control planes are upgraded first."""

import io

import pytest

from kuma_names.audit.model import Audit, Question, Side
from kuma_names.audit.run import audit
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import parse_version
from tests.audit.audits import MADE_AT

NAMES = """
type: Mesh
name: aa.a
---
type: MeshService
mesh: default
name: 1web
---
type: MeshExternalService
mesh: default
name: 1db
---
type: MeshMultiZoneService
mesh: default
name: 1all
---
type: Zone
name: a.b
"""


def audited(text: str, before: str, after: str, mode: str, first: str = "global") -> Audit:
    question = Question(parse_version(before), parse_version(after), Operation.UPDATE, Mode(mode), Side(first))
    return audit([("file", io.BytesIO(text.encode()))], question, made_at=MADE_AT)


def said(made: Audit, rule: str) -> dict[str, tuple[str | None, str | None]]:
    return {one.resource.kind: (found.before, found.after) for one in made.judged for found in one.found if found.rule == rule}


@pytest.mark.parametrize(
    ("mode", "first", "kinds"),
    [
        ("global", "zones", {"Mesh", "MeshExternalService", "MeshMultiZoneService"}),
        ("global", "global", set()),
        ("federated-zone", "global", {"MeshService", "MeshExternalService"}),
        ("federated-zone", "zones", set()),
        ("zone", "global", set()),
        ("zone", "zones", set()),
    ],
)
def test_what_no_longer_arrives_while_one_side_is_upgraded(mode: str, first: str, kinds: set[str]) -> None:
    made = audited(NAMES, "2.14", "3.0", mode, first)
    assert said(made, "unsynced-in-upgrade") == dict.fromkeys(kinds, (None, "unsynced"))


@pytest.mark.parametrize(
    ("mode", "kinds"),
    [
        ("global", {"Mesh", "MeshExternalService", "MeshMultiZoneService"}),
        ("federated-zone", {"MeshService", "MeshExternalService"}),
        ("zone", set()),
    ],
)
def test_what_never_arrives_once_both_sides_are_upgraded(mode: str, kinds: set[str]) -> None:
    assert said(audited(NAMES, "2.14", "3.0", mode), "kds-receiver") == dict.fromkeys(kinds, (None, "unsynced"))


def test_the_message_names_who_leaves_it_out() -> None:
    made = [audited(NAMES, "2.14", "3.0", mode, first) for mode, first in (("global", "zones"), ("federated-zone", "global"))]
    messages = [next(f.message for one in m.judged for f in one.found if f.rule == "unsynced-in-upgrade") for m in made]
    assert messages == [
        "from the day that a zone runs Kuma 3.0, Mesh 'aa.a' no longer arrives there (unsynced-in-upgrade)",
        "from the day that the global control plane runs Kuma 3.0, MeshService '1web' no longer arrives there"
        " (unsynced-in-upgrade)",
    ]


def test_a_service_that_is_too_long_for_its_copies_does_not_arrive_in_one_version_everywhere() -> None:
    text = "\n---\n".join(f"type: {kind}\nmesh: default\nname: {'a' * 47}" for kind in ("MeshService", "MeshExternalService"))
    made = audited(text, "2.8", "2.10", "federated-zone")
    assert said(made, "kds-copy-length") == {"MeshService": ("unsynced", None), "MeshExternalService": ("unsynced", "unsynced")}
    assert said(audited(text, "2.8", "2.11", "global"), "kds-copy-length") == {"MeshExternalService": ("unsynced", None)}
    assert said(audited(text, "2.8", "2.10", "zone"), "kds-copy-length") == {}


def test_a_longer_service_is_left_out_by_a_newer_side_that_begins_to_look() -> None:
    text = f"type: MeshService\nmesh: default\nname: {'a' * 64}"
    assert said(audited(text, "2.7", "2.8", "federated-zone"), "unsynced-in-upgrade") == {"MeshService": (None, "unsynced")}
    assert said(audited(text, "2.8", "2.9", "federated-zone"), "unsynced-in-upgrade") == {}


def test_what_sync_brought_is_judged_where_it_is_from() -> None:
    text = "type: MeshService\nmesh: m\nname: 1web-2v6wfvvcvbc9f55d\nlabels: {kuma.io/display-name: 1web, kuma.io/zone: z}"
    assert said(audited(text, "2.14", "3.0", "federated-zone"), "unsynced-in-upgrade") == {}


def test_nothing_is_safe_that_does_not_arrive() -> None:
    made = audited(f"type: MeshExternalService\nmesh: default\nname: {'a' * 47}", "2.8", "2.10", "global")
    assert made.verdicts == ({"broken": 1}, {"broken": 1})
