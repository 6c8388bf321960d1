"""The contract, the routes and the tables say the same, in both directions; every example of the contract is true."""

import copy
from collections.abc import Collection, Iterator
from typing import Any

import jsonschema
import openapi_spec_validator
import pytest
from flask import Flask
from flask.testing import FlaskClient
from marshmallow import Schema, fields

from kuma_names import __version__
from kuma_names.api import create_app, errors, schema_fields, schemas
from kuma_names.audit import summary
from kuma_names.audit.finding_types import NOTE, REMARK_IDS
from kuma_names.audit.formats import FORMATS as FORMATS_OF_REPORTS
from kuma_names.audit.model import Side
from kuma_names.audit.suppressions import STATES
from kuma_names.core.format import ATOMS
from kuma_names.core.identifiers import CODECS, codec
from kuma_names.core.identifiers.codecs.proxy_id import CODES
from kuma_names.core.identifiers.proxy_ids import RESOLUTIONS
from kuma_names.core.model import Environment, Mode, Operation, Outcome, Severity, Verdict
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.identifier_findings import IDENTIFIER_FINDING_IDS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.log_messages import LOG_MESSAGES
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS
from kuma_names.responses.summary import THRESHOLDS
from kuma_names.responses.validation import MAX_TEXT, PARTS
from tests.contract.contract import (
    CONTRACT,
    METHODS,
    PATH,
    SCHEMAS,
    Data,
    Example,
    ask,
    examples,
    operations,
    validator,
)

EXAMPLES = examples()
TABLES: dict[str, Collection[str]] = {
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
    "Source": schemas.SOURCES,
    "Resolution": RESOLUTIONS,
    "Code": CODES,
    "Minor": MINORS,
    "Family": [id_ for id_ in CODECS if id_ != "proxyid"],
    "CodecId": CODECS,
    "FamilyResolution": codec.RESOLUTIONS,
    "FamilyCode": [
        code for family in CODECS.values() for code in family.codes if family.id != "proxyid"
    ],
    "MessageId": [message.id for message in LOG_MESSAGES],
    "AuditOperation": list(Operation),
    "First": list(Side),
    "ReportFormat": FORMATS_OF_REPORTS,
    "Conclusion": summary.CONCLUSIONS,
    "Change": summary.CHANGES,
    "RemarkId": REMARK_IDS,
    "AuditSeverity": [*Severity, NOTE],
    "SuppressionState": STATES,
    "ProblemType": [
        f"urn:kuma-names:problem:{slug}"
        for slug in (*(row.slug for row in errors.STATUSES.values()), errors.THRESHOLD_REACHED)
    ],
}
REQUESTS: dict[str, Schema] = {
    "ValidateRequest": schemas.ValidateSchema(),
    "ValidateBatchRequest": schemas.ValidateBatchSchema(),
    "EncodeRequest": schemas.EncodeProxyIdSchema(),
    "EncodeBatchRequest": schemas.EncodeProxyIdBatchSchema(),
    "DecodeRequest": schemas.DecodeProxyIdSchema(),
    "DecodeBatchRequest": schemas.DecodeProxyIdBatchSchema(),
}


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app()


@pytest.fixture(scope="module")
def client(app: Flask) -> FlaskClient:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


def test_the_contract_is_valid_and_of_this_version() -> None:
    openapi_spec_validator.validate(CONTRACT)
    assert (CONTRACT["openapi"], CONTRACT["info"]["version"]) == ("3.1.0", __version__)


def test_the_contract_is_served_as_it_is(client: FlaskClient) -> None:
    assert client.get("/openapi.yaml").data == PATH.read_bytes()


def test_routes_are_the_paths_of_the_contract(app: Flask) -> None:
    routes = {
        (method, rule.rule.replace("<", "{").replace(">", "}"))
        for rule in app.url_map.iter_rules()
        for method in METHODS
        if method.upper() in (rule.methods or ())
    }
    assert routes == {(method, path) for method, path, _ in operations()}


@pytest.mark.parametrize("name", TABLES)
def test_enumerations_are_the_tables(name: str) -> None:
    assert SCHEMAS[name]["enum"] == list(TABLES[name])


def test_every_enumeration_of_words_is_compared_with_a_table() -> None:
    others = {"ThresholdReached", "InvalidRequest"}
    listed = {name for name, schema in SCHEMAS.items() if "enum" in schema}
    assert listed - others == set(TABLES)


@pytest.mark.parametrize("name", REQUESTS)
def test_requests_have_the_fields_of_the_schemas(name: str) -> None:
    assert {
        field: _limits(SCHEMAS[name]["properties"][field]) for field in SCHEMAS[name]["properties"]
    } == {field: _limits_of(declared) for field, declared in REQUESTS[name].fields.items()}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/validate", "ValidateRequest"),
        ("/proxyid/encode", "EncodeRequest"),
        ("/proxyid/decode", "DecodeRequest"),
    ],
)
def test_queries_have_the_fields_of_bodies(path: str, name: str) -> None:
    queried = [
        parameter
        for parameter in CONTRACT["paths"][path]["get"]["parameters"]
        if parameter.get("in") == "query"
    ]
    in_bodies = {"#/components/schemas/LabelsOfQuery": "#/components/schemas/Labels"}
    assert {
        parameter["name"]: {
            key: in_bodies.get(value, value) for key, value in parameter["schema"].items()
        }
        for parameter in queried
    } == SCHEMAS[name]["properties"]
    assert [parameter["name"] for parameter in queried if parameter.get("required")] == SCHEMAS[
        name
    ]["required"]


def _limits(schema: Data) -> tuple[Any, ...]:
    """Read the type and the limits of a property."""
    if "$ref" in schema:
        return _limits(SCHEMAS[schema["$ref"].rsplit("/", 1)[1]])
    if "enum" in schema:
        return ("choice", schema["enum"])
    if schema["type"] == "array":
        return (
            "list",
            schema.get("maxItems"),
            _limits(schema["items"]) if "items" in schema else None,
        )
    if schema["type"] == "object":
        return ("labels", schema["maxProperties"], schema["additionalProperties"]["maxLength"])
    return (schema["type"], schema.get("maxLength"))


def _limits_of(field: fields.Field[Any]) -> tuple[Any, ...]:
    """Read the same of a field of marshmallow."""
    if isinstance(field, schema_fields.ChoiceField):
        return ("choice", list(field.choices))
    if isinstance(field, schema_fields.StringField):
        return ("choice", list(KINDS)) if field.name == "kind" else ("string", field.max_length)
    if isinstance(field, schema_fields.LabelsField):
        return ("labels", schema_fields.MAX_LABELS, MAX_TEXT)
    if isinstance(field, schema_fields.FlagField):
        return ("boolean", None)
    if isinstance(field, fields.List):
        most = [limit.max for limit in field.validators if hasattr(limit, "max")]
        return ("list", most[0] if most else None, _limits_of(field.inner))
    return ("list", 10_000, None)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_examples_are_true(
    client: FlaskClient, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    if example.shown.get("x-fault"):
        monkeypatch.setattr("kuma_names.api.routes.catalogue.kinds_json", _fail)
        example.shown["x-request"] = {"path": "/kinds"}
    answer = ask(client, example)
    assert answer.mimetype == example.content_type
    assert answer.status_code == example.status
    shown: Any = example.shown["value"]
    given: Any = answer.get_json() if answer.is_json else answer.get_data(as_text=True)
    for member in example.shown.get("x-varies", ()):
        given[member] = shown[member]
    if example.shown.get("x-prefix"):
        assert given.startswith(shown)
    elif "x-excerpt" in example.shown:
        assert {
            key: [row for row in given[key] if row in rows] for key, rows in shown.items()
        } == shown
        assert {
            key: [row.get("id", row.get("kind")) for row in rows] for key, rows in shown.items()
        } == example.shown["x-excerpt"]
        validator(example.schema).validate(given)
    else:
        assert given == shown
        validator(example.schema).validate(given)


def _fail() -> Data:
    raise ZeroDivisionError


def test_every_operation_and_every_error_has_an_example() -> None:
    shown = {example.place.rsplit(":", 1)[0] for example in EXAMPLES}
    assert {f"{method} {path} 200" for method, path, _ in operations()} <= shown
    assert set(CONTRACT["components"]["responses"]) - {"NotModified", "UriTooLong"} <= shown
    answers = [
        answer
        for _, _, operation in operations()
        for status, answer in operation["responses"].items()
        if status != "200"
    ]
    assert [answer for answer in answers if "$ref" not in answer] == []


@pytest.mark.parametrize(
    "example",
    [example for example in EXAMPLES if isinstance(example.shown["value"], dict)],
    ids=lambda at: at.place,
)
def test_a_schema_refuses_what_is_not_in_it(example: Example) -> None:
    for changed in _changes(example.shown["value"]):
        with pytest.raises(jsonschema.ValidationError):
            validator(example.schema).validate(changed)


def _changes(value: Data) -> Iterator[Data]:
    for key in value:
        yield (
            {
                other: member
                for other, member in value.items()
                if other != key or key in ("target", "timeline", "suggestions")
            }
            | ({key: 1} if key in ("target", "timeline", "suggestions") else {})
            if key not in ("controlPlane",)
            else {**value, key: 1}
        )
    if "status" not in value:
        yield {**copy.deepcopy(value), "unheard": 1}


@pytest.mark.parametrize(("method", "path"), [(method, path) for method, path, _ in operations()])
def test_answers_have_the_headers_of_the_contract(
    client: FlaskClient, method: str, path: str
) -> None:
    example = next(
        example for example in EXAMPLES if example.place.startswith(f"{method} {path} 200:")
    )
    answer, headers = (
        ask(client, example),
        CONTRACT["paths"][path][method]["responses"]["200"]["headers"],
    )
    for name, reference in headers.items():
        schema = CONTRACT["components"]["headers"][reference["$ref"].rsplit("/", 1)[1]]["schema"]
        validator(schema).validate(answer.headers[name])
    assert answer.headers["X-Request-ID"] == "example"
    if "ETag" in headers:
        again = client.get(
            answer.request.full_path if answer.request else path,
            headers={"If-None-Match": answer.headers["ETag"]},
        )
        assert (again.status_code, again.data, again.headers["ETag"]) == (
            304,
            b"",
            answer.headers["ETag"],
        )
    else:
        assert "ETag" not in answer.headers
