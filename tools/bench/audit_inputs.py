"""Generated inventories for the benchmarks of audits: kinds and findings as real ones have them."""

import json
from collections.abc import Callable, Iterator
from typing import Any

Resource = dict[str, Any]


def resources(count: int) -> Iterator[Resource]:
    """Yield resources of several kinds; one in eleven has a name that a version rejects."""
    for number in range(count):
        yield _KINDS[number % len(_KINDS)](number)


def _name(prefix: str, number: int) -> str:
    return f"{prefix}.{number}" if number % 11 == 3 else f"{prefix}-{number}"


def _dataplane(number: int) -> Resource:
    service = f"web_shop_svc_{number % 200}"
    inbound = {
        "port": 8080,
        "servicePort": 8081,
        "tags": {"kuma.io/service": service, "kuma.io/protocol": "http", "version": "v1"},
    }
    outbounds = [
        {"port": 9000 + index, "tags": {"kuma.io/service": f"backend_shop_svc_{index}"}}
        for index in range(2)
    ]
    address = f"10.{number // 65536}.{number // 256 % 256}.{number % 256}"
    return {
        "type": "Dataplane",
        "mesh": "default",
        "name": _name("web", number),
        "creationTime": "2026-01-15T10:00:00Z",
        "labels": {"kuma.io/zone": "east", "app": "web"},
        "networking": {"address": address, "inbound": [inbound], "outbound": outbounds},
    }


def _permission(number: int) -> Resource:
    source = {"kind": "MeshSubset", "tags": {"kuma.io/service": f"web_shop_svc_{number % 200}"}}
    return {
        "type": "MeshTrafficPermission",
        "mesh": "default",
        "name": _name("allow", number),
        "spec": {
            "targetRef": {"kind": "MeshService", "name": f"backend-{number % 50}"},
            "from": [{"targetRef": source, "default": {"action": "Allow"}}],
        },
    }


def _service(number: int) -> Resource:
    name = _name("backend", number)
    port = {"port": 80, "targetPort": 8080, "appProtocol": "http", "name": "main"}
    return {
        "type": "MeshService",
        "mesh": "default",
        "name": name,
        "labels": {"kuma.io/display-name": name, "kuma.io/zone": "east"},
        "spec": {
            "ports": [port],
            "selector": {"dataplaneTags": {"kuma.io/service": f"web_shop_svc_{number % 200}"}},
            "state": "Available",
        },
    }


def _timeout(number: int) -> Resource:
    default = {
        "idleTimeout": "20s",
        "connectionTimeout": "2s",
        "http": {"requestTimeout": "5s", "streamIdleTimeout": "1h"},
    }
    target = {"kind": "MeshService", "name": f"backend-{number % 50}"}
    return {
        "apiVersion": "kuma.io/v1alpha1",
        "kind": "MeshTimeout",
        "metadata": {
            "name": _name("timeout", number),
            "namespace": "kuma-system",
            "labels": {"kuma.io/mesh": "default", "kuma.io/origin": "zone"},
        },
        "spec": {"targetRef": {"kind": "Mesh"}, "to": [{"targetRef": target, "default": default}]},
    }


_KINDS: tuple[Callable[[int], Resource], ...] = (
    _dataplane,
    _permission,
    _service,
    _dataplane,
    _timeout,
)


def json_inventory(count: int) -> str:
    """Write an inventory as `kumactl get -o json` prints it."""
    return json.dumps({"total": count, "items": [*resources(count)], "next": None}, indent=2)


def yaml_inventory(count: int) -> str:
    """Write an inventory as documents of YAML."""
    return "---\n".join(f"{_yaml(resource, 0)}\n" for resource in resources(count))


def _yaml(value: Any, depth: int) -> str:
    # Not PyYAML, which takes longer to write an inventory than the audit takes to judge it.
    indent = "\n" + "  " * depth
    if isinstance(value, dict):
        parts = (f"{key}:{_separator(part)}{_yaml(part, depth + 1)}" for key, part in value.items())
        return (indent if depth else "") + (indent or "\n").join(parts)
    if isinstance(value, list):
        return "".join(f"{indent}- {_yaml(part, depth + 1).lstrip()}" for part in value)
    return str(value)


def _separator(value: Any) -> str:
    return "" if isinstance(value, (dict, list)) else " "
