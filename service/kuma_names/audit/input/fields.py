"""Readers of the fields of a resource: single ones, and the networking of proxies and services.

They return strings as Kuma reads them from YAML.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kuma_names.audit.input.containers import (
    LinePlace,
    line_at,
    place_of,
    place_of_entry,
    place_of_key,
)
from kuma_names.audit.input.yaml_scalars import resolve
from kuma_names.json_types import JsonObject


class YamlText(NamedTuple):
    """Value of a string field as Kuma reads it, its line, and what the file has.

    `place` is the line, or what `line` works it out from. `literal` is the scalar as written;
    `yaml_type` is what YAML makes of it, such as `a number`, and None for a string.
    """

    value: str
    place: LinePlace
    literal: str
    yaml_type: str | None

    @property
    def line(self) -> int:
        """The line of the file."""
        return line_at(self.place)

    def pinned(self) -> "YamlText":
        """Return the same text with its line worked out: it keeps nothing of the file."""
        return self if isinstance(self.place, int) else self._replace(place=line_at(self.place))


def is_scalar(value: Any) -> bool:
    """Return whether a value is a scalar."""
    return isinstance(value, str)


def read_text(holder: JsonObject, key: str) -> YamlText | None:
    """Return a string field with its line; None if it is absent, a list or a mapping."""
    scalar = holder.get(key)
    if not isinstance(scalar, str):
        return None
    return _text(scalar, place_of(holder, key))


def read_entry(entries: list[Any], index: int) -> YamlText | None:
    """Return an entry of a list with its line; None if it is no scalar."""
    scalar = entries[index]
    if not isinstance(scalar, str):
        return None
    return _text(scalar, place_of_entry(entries, index))


def read_key(holder: JsonObject, key: str) -> YamlText:
    """Return a key of a mapping with its line."""
    return YamlText(key, place_of_key(holder, key), key, None)


def read_string(holder: Any, key: str) -> str | None:
    """Return the value of a string field; None if there is none, or `holder` is not a mapping."""
    scalar = _get(holder, key)
    if not isinstance(scalar, str):
        return None
    return scalar if type(scalar) is str else resolve(scalar).text


def read_mapping(holder: Any, key: str) -> JsonObject:
    """Return a mapping; empty if there is none, or `holder` is not a mapping."""
    value = _get(holder, key)
    if not isinstance(value, dict):
        return {}
    return value


def read_list(holder: Any, key: str) -> list[Any]:
    """Return a list; empty if there is none, or `holder` is not a mapping."""
    value = _get(holder, key)
    if not isinstance(value, list):
        return []
    return value


def missing_strings_reason(body: JsonObject, *keys: str) -> str:
    """Return the reason for rejecting a body that lacks some of the string fields `keys`."""
    missing = [key for key in keys if not is_scalar(body.get(key))]
    not_strings = [key for key in missing if key in body]
    if not_strings:
        return f"{' and '.join(not_strings)} must be a string"
    return f"has no {' and no '.join(missing)}"


def read_inbounds(spec: JsonObject) -> list[Any]:
    """Return the inbounds of a data plane proxy; they can be values of any type."""
    return read_list(read_mapping(spec, "networking"), "inbound")


def read_address(spec: JsonObject) -> str:
    """Return the address and the ports of a data plane proxy; empty if it has no address."""
    address = read_string(read_mapping(spec, "networking"), "address")
    if not address:
        return ""
    ports = (read_string(inbound, "port") for inbound in read_inbounds(spec))
    return " ".join(filter(None, (address, *ports)))


def read_ports(kind: str, spec: JsonObject) -> tuple[tuple[str, str], ...] | None:
    """Return the ports of a service as pairs: the name in its SNI, and the number.

    A port without a name has its number in the SNI. None is returned for other kinds, and for a
    service without ports.
    """
    if kind == "MeshExternalService":
        number = read_string(read_mapping(spec, "match"), "port")
        if number is None:
            return None
        return ((number, number),)
    if kind in ("MeshService", "MeshMultiZoneService") and isinstance(spec.get("ports"), list):
        return tuple(_named_ports(spec["ports"]))
    return None


def _named_ports(ports: list[Any]) -> Iterator[tuple[str, str]]:
    for port in ports:
        number = read_string(port, "port") or ""
        name = read_string(port, "name") or number
        if name:
            yield name, number


def _get(holder: Any, key: str) -> Any:
    # An inventory can have a value of any type anywhere: every access checks for a mapping.
    if not isinstance(holder, dict):
        return None
    return holder.get(key)


def _text(scalar: str, place: LinePlace) -> YamlText:
    if type(scalar) is str:
        return YamlText(scalar, place, scalar, None)
    resolved = resolve(scalar)
    return YamlText(resolved.text, place, str(scalar), resolved.yaml_type)
