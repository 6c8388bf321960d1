"""Every answer of a running control plane is predicted letter for letter, or has a reason why it cannot be."""

from functools import cache

import pytest

from kuma_names.api import create_app
from tests.support import observed


@cache
def _rows(version: str) -> list[observed.Row]:
    return observed.rows(version)


def test_the_rows_are_there() -> None:
    counted = {version: len(_rows(version)) for version in observed.VERSIONS}
    assert sum(counted.values()) == 10_232
    assert min(counted.values()) > 600


@pytest.mark.parametrize("version", observed.VERSIONS)
def test_control_planes_answered_as_predicted(version: str) -> None:
    asked = [row for row in _rows(version) if observed.reason(row) is None]
    told = [
        (row, observed.answered(row, result))
        for row, result in observed.answers(create_app().test_client(), asked)
    ]
    assert len(told) == len(asked) > 400
    assert [
        (row, answer)
        for row, answer in told
        if answer != {"status": row["status"], "body": row["body"]}
    ] == []


@pytest.mark.parametrize("reason", observed.REASONS, ids=lambda reason: reason.id)
def test_rows_that_are_not_compared_are_counted(reason: observed.Reason) -> None:
    found = [
        row
        for version in observed.VERSIONS
        for row in _rows(version)
        if observed.reason(row) == reason.id
    ]
    assert len(found) == reason.rows


def test_identifiers_are_what_control_planes_wrote_and_read() -> None:
    client = create_app().test_client()
    wrong: list[object] = []
    for row in observed.identifiers():
        version, codec = row["version"], row["codec"]
        if codec == "identify":
            told = client.post(
                "/identify", json={"text": row["read"], "kumaVersion": version}
            ).get_json()["identifiers"]
            wrong += [] if told else [row]
        elif "text" in row:
            told = client.post(
                f"/{codec}/encode", json={**row["fields"], "kumaVersion": version, "lenient": True}
            ).get_json()
            wrong += (
                []
                if told.get("proxyId" if codec == "proxyid" else "text") == row["text"]
                else [(row, told)]
            )
        else:
            told = client.post(
                f"/{codec}/decode", json={"text": row["read"], "kumaVersion": version}
            ).get_json()
            wrong += [] if told["upstream"] == row["error"] else [(row, told)]
    assert wrong == []
