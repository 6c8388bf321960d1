"""What running control planes answered, as questions to the API: tests/vectors/observed/README.md says how it was asked."""

import gzip
import json
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from flask.testing import FlaskClient

from tests.support.vector_runner import FOLDER

OBSERVED = FOLDER / "observed"
VERSIONS = (
    "2.5.11",
    "2.6.15",
    "2.7.29",
    "2.8.8",
    "2.9.19",
    "2.10.11",
    "2.11.18",
    "2.12.14",
    "2.13.10",
    "2.14.3",
    "3.0",
)
_DISPLAY_NAME, _WORKLOAD = "kuma.io/display-name", "kuma.io/workload"
_ZONE = "default"
"""The zone of a control plane of which a row says nothing."""
_AT_ONCE = 400
"""Rows in one request."""
_URL_NAME = re.compile(r"[0-9a-z\-_.]*")
Row = dict[str, Any]


class Reason(NamedTuple):
    """Why rows are not compared, and how many there are."""

    id: str
    because: str
    rows: int


REASONS = (
    Reason(
        "mesh-absent",
        "the mesh did not exist, and the API takes for granted that it does (`assumes`)",
        195,
    ),
    Reason(
        "stored-display-name",
        "an update of what is stored with another display name, which the API is not told",
        318,
    ),
    Reason(
        "display-name-since-3.0.0",
        "3.0.0 refuses a display name that differs from the name; the line before it did not",
        366,
    ),
    Reason(
        "workload-since-3.0.0",
        "3.0.0 judges the label kuma.io/workload as an RFC 1123 subdomain, and not as a label value",
        9,
    ),
    Reason(
        "url-name-since-3.0.0",
        "names in the URL are refused by their characters before anything else; before they were not",
        101,
    ),
)
"""The last three are questions to the development line before 3.0.0, of which 3.0.0 answers otherwise."""


def rows(version: str) -> list[Row]:
    """Read what the control plane of a version answered."""
    read: list[Row] = json.loads(
        gzip.decompress((OBSERVED / f"names-{version}.json.gz").read_bytes())
    )
    return read


def identifiers() -> list[Row]:
    """Read the identifiers that control planes wrote or read."""
    read: list[Row] = json.loads(gzip.decompress((OBSERVED / "identifiers.json.gz").read_bytes()))
    return read


def reason(row: Row) -> str | None:
    """Name the reason why a row is not compared; None where it is."""
    extra = row["extra"]
    outside = extra.get("outside", "")
    if row["version"] == "3.0":
        if "displayName" in extra or "storedDisplayName" in extra:
            return "display-name-since-3.0.0" if outside else None
        if _WORKLOAD in _labels(row) and not _is_settled_workload(_labels(row)[_WORKLOAD]):
            return "workload-since-3.0.0"
        if (row["operation"] and not _is_in_url(row["name"])) or not _is_in_url(row["mesh"] or ""):
            return "url-name-since-3.0.0"
    if outside == "the mesh does not exist":
        return "mesh-absent"
    return "stored-display-name" if outside == "the stored display name is another one" else None


def answers(client: FlaskClient, asked: Iterable[Row]) -> Iterable[tuple[Row, Row]]:
    """Ask the API for all rows, in batches; give each row with its result."""
    rest = iter(asked)
    while batch := list(islice(rest, _AT_ONCE)):
        body = {"items": [question(row) for row in batch], "include": ["controlPlane"]}
        results = client.post("/validate/batch", json=body).get_json()["results"]
        yield from zip(batch, results, strict=True)


def question(row: Row) -> Row:
    """Say a row in the words of the API: a workload label that a control plane was given is that of a Dataplane."""
    extra, labels = row["extra"], _labels(row)
    of_dataplane = row["kind"] == "WorkloadLabel" and row["operation"]
    asked = {
        "kind": "Dataplane" if of_dataplane else row["kind"],
        "name": "web" if of_dataplane else row["name"],
        "kumaVersion": row["version"],
        "mesh": row["mesh"],
        "zone": extra.get("zone", _ZONE),
        "operation": row["operation"],
        "mode": extra.get("mode", "zone"),
        "ports": extra.get("ports"),
        "labels": labels or None,
    }
    return {key: value for key, value in asked.items() if value is not None}


def answered(row: Row, result: Row) -> Row:
    """Say what the API told, in the shape of a row's answer."""
    told = result.get("controlPlane")
    if told is not None:
        return {"status": told["status"], "body": _body(row["body"], told)}
    outcomes = {finding["outcome"]: finding["upstream"] for finding in reversed(result["findings"])}
    if row["kind"] == "ZoneSetting":
        return {"status": int("startup" in outcomes), "body": outcomes.get("startup", row["body"])}
    log = outcomes.get("skipped")
    return {"status": row["status"], "body": {"made": log is None, "log": log}}


def _body(observed: Any, told: Row) -> Any:
    """Show an answer as control planes do: nothing is left out, but a detail that was not recorded."""
    if told["router"] is not None:
        return told["title"]
    shown: Row = {"title": told["title"], "detail": told["detail"]} if told["title"] else {}
    if told["title"] and "detail" not in observed:
        del shown["detail"]
    if told["warnings"]:
        shown["warnings"] = told["warnings"]
    if told["invalidParameters"]:
        shown["invalid_parameters"] = told["invalidParameters"]
    return shown if shown or observed is not None else None


def _labels(row: Row) -> dict[str, str]:
    extra = row["extra"]
    labels = {_DISPLAY_NAME: extra.get("displayName"), _WORKLOAD: extra.get("workload")}
    if row["kind"] == "WorkloadLabel" and row["operation"]:
        labels[_WORKLOAD] = row["name"]
    return {key: value for key, value in labels.items() if value is not None}


def _is_settled_workload(value: str) -> bool:
    """Tell whether 3.0.0 says of a workload what the line before it said."""
    return re.fullmatch(r"[a-z0-9]([-a-z0-9.]*[a-z0-9])?", value) is not None and len(value) <= 63


def _is_in_url(name: str) -> bool:
    return _URL_NAME.fullmatch(name.rstrip("/")) is not None or "/" in name.strip("/")
