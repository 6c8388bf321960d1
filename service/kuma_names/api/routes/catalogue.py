"""Routes of the tables: rules, kinds and versions."""

from flask import Blueprint, Response

from kuma_names.api.caching import json_response
from kuma_names.api.extensions import current_settings
from kuma_names.responses.catalogue import kinds_json, rules_json, versions_json

blueprint = Blueprint("catalogue", __name__)


@blueprint.get("/rules")
def get_rules() -> Response:
    """Return every rule and format."""
    return json_response(rules_json())


@blueprint.get("/kinds")
def get_kinds() -> Response:
    """Return every kind."""
    return json_response(kinds_json())


@blueprint.get("/versions")
def get_versions() -> Response:
    """Return every supported version."""
    settings = current_settings()
    return json_response(
        versions_json(settings.default_version, settings.docs_url, settings.repository_url)
    )
