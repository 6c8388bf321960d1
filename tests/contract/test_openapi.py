"""The contract agrees with routes, tables and request schemas, in both directions."""

from collections.abc import Collection
from typing import Any

import openapi_spec_validator
import pytest
from flask import Flask
from marshmallow import Schema, fields

from kuma_names import __version__
from kuma_names.api import create_app, errors, schema_fields, schemas
from kuma_names.audit import summary
from kuma_names.audit.finding_types import FINDING_TYPE_IDS
from kuma_names.audit.formats import FORMATS as REPORT_FORMATS
from kuma_names.audit.model import NOTE, Side
from kuma_names.audit.suppressions import STATES
from kuma_names.core.format import ATOMS
from kuma_names.core.identifiers import CODECS, results
from kuma_names.core.identifiers.codecs.proxy_id import CODES
from kuma_names.core.identifiers.proxy_ids import RESOLUTIONS
from kuma_names.core.interpretations import Interpretation
from kuma_names.core.model import Environment, Mode, Operation, Outcome, Severity, Verdict
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.identifier_findings import IDENTIFIER_FINDING_IDS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.log_messages.faults import FAULTS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS
from kuma_names.json_types import JsonObject
from kuma_names.metrics import label_values
from kuma_names.responses.summary import THRESHOLDS
from kuma_names.responses.validation import MAX_TEXT, PARTS
from tests.contract.contract import CONTRACT, METHODS, PATH, SCHEMAS, operations

CODECS_WITH_FIELDS = [row for row in CODECS.values() if row.id != "proxyid"]
PROBLEM_SLUGS = [*(status.slug for status in errors.STATUSES.values()), errors.THRESHOLD_REACHED]
ENUMERATIONS: dict[str, Collection[str]] = {
    "Kind": KINDS,
    "RuleId": [rule.id for rule in RULES],
    "NoticeId": IDENTIFIER_FINDING_IDS,
    "FormatId": FORMATS,
    "MeasureId": MEASURES,
    "AtomName": ATOMS,
    "Severity": list(Severity),
    "Outcome": list(Outcome),
    "Verdict": list(Verdict),
    "Environment": list(Environment),
    "Operation": list(Operation),
    "Mode": list(Mode),
    "Part": PARTS,
    "FailOn": THRESHOLDS,
    "Source": label_values.SOURCES,
    "Resolution": RESOLUTIONS,
    "Code": CODES,
    "Minor": MINORS,
    "Family": [row.id for row in CODECS_WITH_FIELDS],
    "CodecId": CODECS,
    "FamilyResolution": results.RESOLUTIONS,
    "FamilyCode": [code for row in CODECS_WITH_FIELDS for code in row.codes],
    "FaultId": FAULTS,
    "Interpretation": list(Interpretation),
    "AuditOperation": list(Operation),
    "First": list(Side),
    "ReportFormat": REPORT_FORMATS,
    "Conclusion": summary.CONCLUSIONS,
    "Change": summary.CHANGES,
    "RemarkId": FINDING_TYPE_IDS,
    "AuditSeverity": [*Severity, NOTE],
    "SuppressionState": STATES,
    "ProblemType": [f"urn:kuma-names:problem:{slug}" for slug in PROBLEM_SLUGS],
}
"""Schemas with an enumeration, and the table that it lists."""
SINGLE_VALUES = {"ThresholdReached", "InvalidRequest"}
"""Schemas with one problem type each."""
REQUESTS: dict[str, Schema] = {
    "ValidateRequest": schemas.ValidateSchema(),
    "ValidateBatchRequest": schemas.ValidateBatchSchema(),
    "EncodeRequest": schemas.EncodeProxyIdSchema(),
    "EncodeBatchRequest": schemas.EncodeProxyIdBatchSchema(),
    "DecodeRequest": schemas.DecodeProxyIdSchema(),
    "DecodeBatchRequest": schemas.DecodeProxyIdBatchSchema(),
    "TranslateRequest": schemas.translate_schema(),
}


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app()


def test_the_contract_is_valid_and_has_this_version() -> None:
    openapi_spec_validator.validate(CONTRACT)
    assert (CONTRACT["openapi"], CONTRACT["info"]["version"]) == ("3.1.0", __version__)


def test_the_contract_is_served_unchanged(app: Flask) -> None:
    assert app.test_client().get("/openapi.yaml").data == PATH.read_bytes()


def test_the_routes_are_the_paths_of_the_contract(app: Flask) -> None:
    routes = {
        (method, rule.rule.replace("<", "{").replace(">", "}"))
        for rule in app.url_map.iter_rules()
        for method in METHODS
        if method.upper() in (rule.methods or ())
    }
    assert routes == {(operation.method, operation.path) for operation in operations()}


@pytest.mark.parametrize("name", ENUMERATIONS)
def test_an_enumeration_lists_its_table(name: str) -> None:
    assert SCHEMAS[name]["enum"] == list(ENUMERATIONS[name])


def test_every_enumeration_is_compared_with_a_table() -> None:
    names = {name for name, schema in SCHEMAS.items() if "enum" in schema}
    assert names - SINGLE_VALUES == set(ENUMERATIONS)


@pytest.mark.parametrize("name", REQUESTS)
def test_a_body_has_the_fields_of_its_request_schema(name: str) -> None:
    properties = SCHEMAS[name]["properties"]
    expected = {field: _field_limits(row) for field, row in REQUESTS[name].fields.items()}
    assert {field: _schema_limits(schema) for field, schema in properties.items()} == expected


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/validate", "ValidateRequest"),
        ("/proxyid/encode", "EncodeRequest"),
        ("/proxyid/decode", "DecodeRequest"),
        ("/translate", "TranslateRequest"),
    ],
)
def test_a_query_string_has_the_fields_of_the_body(path: str, name: str) -> None:
    parameters = CONTRACT["paths"][path]["get"]["parameters"]
    query_parameters = [row for row in parameters if row.get("in") == "query"]
    schemas_by_name = {row["name"]: _as_in_bodies(row["schema"]) for row in query_parameters}
    assert schemas_by_name == SCHEMAS[name]["properties"]
    required = [row["name"] for row in query_parameters if row.get("required")]
    assert required == SCHEMAS[name]["required"]


def test_requests_to_encode_have_the_fields_of_all_codecs() -> None:
    names = {field for row in CODECS_WITH_FIELDS for field in row.fields}
    others = {"kumaVersion", "lenient"}
    parameters = CONTRACT["paths"]["/{codec}/encode"]["get"]["parameters"]
    assert {row["name"] for row in parameters if row.get("in") == "query"} == names | others
    assert set(SCHEMAS["WriteRequest"]["properties"]) == names | others
    assert set(SCHEMAS["WriteBatchRequest"]["properties"]) == names | others | {"items"}


def _as_in_bodies(schema: JsonObject) -> JsonObject:
    """Return the schema of a body for that of a query string, where labels are a string."""
    if schema == {"$ref": "#/components/schemas/LabelsOfQuery"}:
        return {"$ref": "#/components/schemas/Labels"}
    return schema


def _schema_limits(schema: JsonObject) -> tuple[Any, ...]:
    """Return type and limits of a property of the contract."""
    if "$ref" in schema:
        return _schema_limits(SCHEMAS[schema["$ref"].rsplit("/", 1)[1]])
    if "enum" in schema:
        return ("choice", schema["enum"])
    if schema["type"] == "array":
        item_limits = _schema_limits(schema["items"]) if "items" in schema else None
        return ("list", schema.get("maxItems"), item_limits)
    if schema["type"] == "object":
        return ("labels", schema["maxProperties"], schema["additionalProperties"]["maxLength"])
    return (schema["type"], schema.get("maxLength"))


def _field_limits(field: fields.Field[Any]) -> tuple[Any, ...]:
    """Return type and limits of a field of marshmallow, as `_schema_limits` does."""
    if isinstance(field, schema_fields.ChoiceField):
        return ("choice", list(field.choices))
    if isinstance(field, schema_fields.StringField):
        return ("choice", list(KINDS)) if field.name == "kind" else ("string", field.max_length)
    if isinstance(field, schema_fields.LabelsField):
        return ("labels", schema_fields.MAX_LABELS, MAX_TEXT)
    if isinstance(field, schema_fields.FlagField):
        return ("boolean", None)
    if isinstance(field, fields.List):
        limits = [row.max for row in field.validators if hasattr(row, "max")]
        return ("list", limits[0] if limits else None, _field_limits(field.inner))
    return ("list", schemas.MAX_NAMES, None)
