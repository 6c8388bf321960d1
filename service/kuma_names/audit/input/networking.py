"""Readers of the networking of proxies and services: inbounds, addresses, ports."""

from collections.abc import Iterator
from typing import Any

from kuma_names.audit.input.fields import read_list, read_mapping, read_string
from kuma_names.json_types import JsonObject


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
