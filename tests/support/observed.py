"""Recorded responses of control planes (tests/vectors/observed), and ours in the same shape.

The README there describes how they were recorded.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from flask.testing import FlaskClient

from kuma_names.json_types import JsonObject
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
_DEFAULT_ZONE = "default"
_BATCH_SIZE = 400
_URL_NAME = re.compile(r"[0-9a-z\-_.]*")
_UNCHANGED_WORKLOAD = re.compile(r"[a-z0-9]([-a-z0-9.]*[a-z0-9])?")
_EXCLUDED_CIRCUMSTANCES = {
    "the mesh does not exist": "mesh-absent",
    "the stored display name is another one": "stored-display-name",
}
"""Values of `outside` in rows, and the exclusions that they mean."""


class Exclusion(NamedTuple):
    """Why some rows are not compared, and how many there are."""

    id: str
    because: str
    rows: int


EXCLUSIONS = (
    Exclusion(
        "mesh-absent",
        "the mesh did not exist, but the API assumes that it does (`assumes`)",
        195,
    ),
    Exclusion(
        "stored-display-name",
        "an update of a resource stored with another display name, which the API does not know",
        318,
    ),
    Exclusion(
        "display-name-since-3.0.0",
        "3.0.0 refuses a display name that differs from the name; the development branch did not",
        366,
    ),
    Exclusion(
        "workload-since-3.0.0",
        "3.0.0 validates the label kuma.io/workload as an RFC 1123 subdomain, not as a label value",
        9,
    ),
    Exclusion(
        "url-name-since-3.0.0",
        "3.0.0 refuses names in the URL by their characters before anything else",
        101,
    ),
)
"""The last three were recorded before 3.0.0, on a development branch that behaves differently."""


def rows(version: str) -> list[JsonObject]:
    """Read the responses of the control plane of a version."""
    return _read(f"names-{version}.json.gz")


def identifiers() -> list[JsonObject]:
    """Read the identifiers that control planes encoded or decoded."""
    return _read("identifiers.json.gz")


def log_lines() -> list[JsonObject]:
    """Read the log lines that control planes wrote about proxies of a mesh with a dot."""
    lines: list[JsonObject] = json.loads((OBSERVED / "lines.json").read_text("utf-8"))
    return lines


def _read(file: str) -> list[JsonObject]:
    content: list[JsonObject] = json.loads(gzip.decompress((OBSERVED / file).read_bytes()))
    return content


def exclusion(row: JsonObject) -> str | None:
    """Return the id of the exclusion of a row; None for a row that is compared."""
    extra = row["extra"]
    outside = extra.get("outside", "")
    if row["version"] == "3.0":
        if "displayName" in extra or "storedDisplayName" in extra:
            return "display-name-since-3.0.0" if outside else None
        if _has_changed_workload(row):
            return "workload-since-3.0.0"
        if _has_refused_url(row):
            return "url-name-since-3.0.0"
    return _EXCLUDED_CIRCUMSTANCES.get(outside)


def results(
    client: FlaskClient, compared_rows: Iterable[JsonObject]
) -> Iterator[tuple[JsonObject, JsonObject]]:
    """Validate all rows over HTTP, in batches; yield each row with its result."""
    remaining = iter(compared_rows)
    while batch := list(islice(remaining, _BATCH_SIZE)):
        items = [batch_item(row) for row in batch]
        body = {"items": items, "include": ["controlPlane"]}
        response = client.post("/validate/batch", json=body)
        yield from zip(batch, response.get_json()["results"], strict=True)


def batch_item(row: JsonObject) -> JsonObject:
    """Return the item of a request for a row.

    A workload label that was sent to a control plane is a label of a Dataplane.
    """
    extra, labels = row["extra"], _labels(row)
    is_dataplane = row["kind"] == "WorkloadLabel" and row["operation"]
    item = {
        "kind": "Dataplane" if is_dataplane else row["kind"],
        "name": "web" if is_dataplane else row["name"],
        "kumaVersion": row["version"],
        "mesh": row["mesh"],
        "zone": extra.get("zone", _DEFAULT_ZONE),
        "operation": row["operation"],
        "mode": extra.get("mode", "zone"),
        "ports": extra.get("ports"),
        "labels": labels or None,
    }
    return {key: value for key, value in item.items() if value is not None}


def recorded_shape(row: JsonObject, result: JsonObject) -> JsonObject:
    """Convert a result of the API to the shape of a recorded response."""
    control_plane = result.get("controlPlane")
    if control_plane is not None:
        body = _body(row["body"], control_plane)
        return {"status": control_plane["status"], "body": body}
    texts = {finding["outcome"]: finding["upstream"] for finding in reversed(result["findings"])}
    if row["kind"] == "ZoneSetting":
        return {"status": int("startup" in texts), "body": texts.get("startup", row["body"])}
    log = texts.get("skipped")
    return {"status": row["status"], "body": {"made": log is None, "log": log}}


def _body(recorded: Any, control_plane: JsonObject) -> Any:
    """Return the body that a control plane sends, without a detail that was not recorded."""
    if control_plane["router"] is not None:
        return control_plane["title"]
    body: JsonObject = {}
    if control_plane["title"]:
        body["title"] = control_plane["title"]
        if "detail" in recorded:
            body["detail"] = control_plane["detail"]
    if control_plane["warnings"]:
        body["warnings"] = control_plane["warnings"]
    if control_plane["invalidParameters"]:
        body["invalid_parameters"] = control_plane["invalidParameters"]
    return body if body or recorded is not None else None


def _labels(row: JsonObject) -> dict[str, str]:
    extra = row["extra"]
    labels = {_DISPLAY_NAME: extra.get("displayName"), _WORKLOAD: extra.get("workload")}
    if row["kind"] == "WorkloadLabel" and row["operation"]:
        labels[_WORKLOAD] = row["name"]
    return {key: value for key, value in labels.items() if value is not None}


def _has_changed_workload(row: JsonObject) -> bool:
    """Return whether 3.0.0 responds to a workload differently than the development branch did."""
    workload = _labels(row).get(_WORKLOAD)
    if workload is None:
        return False
    return len(workload) > 63 or not _UNCHANGED_WORKLOAD.fullmatch(workload)


def _has_refused_url(row: JsonObject) -> bool:
    texts = [row["mesh"] or ""]
    if row["operation"]:
        texts.append(row["name"])
    return not all(map(_is_accepted_in_url, texts))


def _is_accepted_in_url(text: str) -> bool:
    return _URL_NAME.fullmatch(text.rstrip("/")) is not None or "/" in text.strip("/")
