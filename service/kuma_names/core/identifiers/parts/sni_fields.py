"""Kuma's errors about the fields of an SNI, which it generates for the ports of services.

Source: pkg/core/resources/sni/sni.go, FromKRIE and ValidateKRI.
"""

from typing import NamedTuple

from kuma_names.core.names.findings import ANY_VERSION, reasons_of
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS, UNNAMED_KINDS
from kuma_names.core.tables.kuma_texts import SNI_PORT
from kuma_names.core.versions import KumaVersion

LABEL = FORMATS["rfc1123-label"]
"""The format of all parts."""
MAX_LENGTH = 253
"""Characters of a hostname."""
EMPTY_FIELDS_TEXT = "mesh, name and sectionName must be non-empty"
"""The only error about fields if one of these is empty."""
_WITHOUT_DOTS = ("namespace", "section")
"""Fields in which a dot is always an error."""


class FieldError(NamedTuple):
    """Kuma's error about a field.

    `is_encodable` means that the field consists of labels joined by dots: then the SNI can be
    encoded, but it has several readings.
    """

    field: str
    position: int
    reason: str
    kuma_text: str
    is_encodable: bool = False


def field_errors(fields: dict[str, str], text: str) -> list[FieldError]:
    """Return Kuma's errors about fields that are not empty, and about the length of the SNI."""
    errors = [
        _label_error(field, value) for field, value in fields.items() if not LABEL.accepts(value)
    ]
    length = len(text.encode())
    if length > MAX_LENGTH:
        errors.append(_length_error(length))
    return errors


def _length_error(length: int) -> FieldError:
    return FieldError(
        field="name",
        position=0,
        reason=f"is too long: the SNI has {length} characters, and a hostname at most {MAX_LENGTH}",
        kuma_text=(
            f"computed SNI is {length} characters"
            f" which exceeds the DNS hostname limit ({MAX_LENGTH})"
        ),
    )


def kind_error(kind: str, version: KumaVersion) -> str:
    """Return Kuma's error about a kind without SNIs (FromKRIE), or an unknown one (ValidateKRI)."""
    if _is_registered(kind, version):
        return f"resource type not supported for SNI: {kind}"
    return f"unknown resource type {go_quoted(kind)}: invalid resource type {go_quoted(kind)}"


def _is_registered(kind: str, version: KumaVersion) -> bool:
    """Return whether a version has a kind of resource, even one that users cannot create."""
    row = KINDS.get(kind)
    if row is None or row.is_name_subject:
        return kind in UNNAMED_KINDS
    return row.versions.contains(version.number)


def _label_error(field: str, value: str) -> FieldError:
    """Return Kuma's error about a field that is not a label."""
    broken_atoms = LABEL.broken_atoms(value)
    _, (position, _), _ = broken_atoms[0]
    kuma_text = "; ".join(reasons_of(SNI_PORT, value, broken_atoms, ANY_VERSION))
    if field != "section":
        kuma_text = f"{field} {go_quoted(value)} does not conform to RFC 1123: {kuma_text}"
    is_encodable = field not in _WITHOUT_DOTS and all(map(LABEL.accepts, value.split(".")))
    return FieldError(field, position, f"{quoted(value)} must be a label", kuma_text, is_encodable)
