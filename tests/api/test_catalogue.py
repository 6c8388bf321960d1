"""Tables over HTTP: rules, kinds and versions, with the default version of the service."""

import pytest
from flask.testing import FlaskClient

from kuma_names.core.versions import DEFAULT_VERSION
from kuma_names.json_types import JsonObject
from kuma_names.responses.catalogue import kinds_json, rules_json, versions_json
from kuma_names.settings import Settings

SETTINGS = Settings()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/rules", rules_json()),
        ("/kinds", kinds_json()),
        ("/versions", versions_json(DEFAULT_VERSION, SETTINGS.docs_url, SETTINGS.repository_url)),
    ],
    ids=["rules", "kinds", "versions"],
)
def test_a_table_is_returned(client: FlaskClient, path: str, body: JsonObject) -> None:
    assert client.get(path).get_json() == body
