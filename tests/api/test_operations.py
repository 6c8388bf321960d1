"""Routes for operators: probes, metrics and the page of the contract."""

import re

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_respond_ready(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.get_json()) == (200, {"ready": True})
    assert response.headers["Cache-Control"] == "no-store"


def test_metrics_are_not_stored(client: FlaskClient) -> None:
    response = client.get("/metrics")
    assert (response.headers["Cache-Control"], response.mimetype) == ("no-store", "text/plain")
    assert b"kuma_names_validations_total" in response.data


def test_the_page_of_the_contract_loads_nothing_from_other_hosts(client: FlaskClient) -> None:
    response = client.get("/docs")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "://" not in response.text.replace("<!doctype html>", "")
    links = re.findall(r'(?:src|href)="([^"]*)"', response.text)
    assert links
    assert [client.get(f"/{link}").status_code for link in links] == [200] * len(links)
