"""Names of zones where they are set: Helm values, environment variables, kuma-cp's configuration.

Sources: deployments/charts/kuma/values.yaml (`controlPlane.zone`, `controlPlane.envVars`) and
pkg/config/multizone (`multizone.zone.name`, KUMA_MULTIZONE_ZONE_NAME).
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from kuma_names.audit.input.fields import (
    YamlText,
    read_entry,
    read_list,
    read_mapping,
    read_string,
    read_text,
)
from kuma_names.audit.input.helm_values import Values, find_values, helm_sources
from kuma_names.audit.input.model import Place, Resource, TemplatedText
from kuma_names.audit.input.placeholders import has_placeholder
from kuma_names.core.model import NO_FACTS, Environment
from kuma_names.json_types import JsonObject

ZONE_VARIABLE = "KUMA_MULTIZONE_ZONE_NAME"
_CHARTS = ("", "kuma.", "kong-mesh.", "kong-mesh.kuma.")
"""Paths to the values of Kuma's chart, also in those of charts that have it as a part."""
_PARAMETER = "controlPlane.zone"
_PATHS = (
    *(f"{chart}{_PARAMETER}" for chart in _CHARTS),
    *(f"{chart}controlPlane.envVars.{ZONE_VARIABLE}" for chart in _CHARTS),
    "multizone.zone.name",
)
"""Fields of Helm values, and of the configuration of kuma-cp."""
_CONTAINERS = ("containers", "initContainers")


class ZoneSetting(NamedTuple):
    """Name of a zone, and the field that sets it."""

    field: str
    text: YamlText


def find_zone_settings(body: JsonObject) -> Iterator[ZoneSetting]:
    """Yield the names of zones that a document sets; an empty one sets nothing."""
    values = (setting for values in find_values(body) for setting in _in_values(values))
    places = (_in_parameters(body), _in_containers(body), _in_compose_services(body))
    for setting in chain(values, *places):
        if setting.text.value:
            yield setting


def _in_values(values: Values) -> Iterator[ZoneSetting]:
    for path in _PATHS:
        *parents, last = path.split(".")
        holder = values.mapping
        for field in parents:
            holder = read_mapping(holder, field)
        text = read_text(holder, last)
        if text is not None:
            field = f"{values.path}.{path}" if values.path else path
            yield ZoneSetting(field, text._replace(place=text.line + values.lines_before))


def _in_parameters(body: JsonObject) -> Iterator[ZoneSetting]:
    """Yield the names in the parameters of the charts of an Application of Argo CD."""
    for path, helm in helm_sources(body):
        for index, parameter in enumerate(read_list(helm, "parameters")):
            name = read_string(parameter, "name") or ""
            if name in (f"{chart}{_PARAMETER}" for chart in _CHARTS):
                field = f"{path}.parameters[{index}].value"
                yield from _setting(field, read_text(parameter, "value"))


def _in_containers(body: JsonObject) -> Iterator[ZoneSetting]:
    spec = read_mapping(body, "spec")
    template = read_mapping(read_mapping(spec, "template"), "spec")
    for path, pod in (("spec.template.spec", template), ("spec", spec)):
        for key in _CONTAINERS:
            for index, container in enumerate(read_list(pod, key)):
                yield from _in_variables(f"{path}.{key}[{index}].env", read_list(container, "env"))


def _in_variables(path: str, variables: list[Any]) -> Iterator[ZoneSetting]:
    for index, variable in enumerate(variables):
        if read_string(variable, "name") == ZONE_VARIABLE:
            yield from _setting(f"{path}[{index}].value", read_text(variable, "value"))


def _in_compose_services(body: JsonObject) -> Iterator[ZoneSetting]:
    """Yield the names in the environment of the services of a compose file, in both forms."""
    for name, service in read_mapping(body, "services").items():
        path = f"services.{name}.environment"
        variable = read_text(read_mapping(service, "environment"), ZONE_VARIABLE)
        yield from _setting(f"{path}.{ZONE_VARIABLE}", variable)
        entries = read_list(service, "environment")
        for index in range(len(entries)):
            text = read_entry(entries, index)
            if text is not None and text.value.startswith(f"{ZONE_VARIABLE}="):
                value = text.value.removeprefix(f"{ZONE_VARIABLE}=")
                yield ZoneSetting(f"{path}[{index}]", text._replace(value=value))


def _setting(field: str, text: YamlText | None) -> Iterator[ZoneSetting]:
    if text is not None:
        yield ZoneSetting(field, text)


def zone_resource(setting: ZoneSetting, place: Place) -> Resource:
    """Return the zone that a setting names, to validate it like a resource."""
    text = setting.text
    templated: tuple[TemplatedText, ...] = ()
    if has_placeholder(text.value):
        templated = (TemplatedText("name", text),)
    return Resource(
        kind="ZoneSetting",
        name=text,
        mesh=None,
        texts={"name": text},
        place=place._replace(line=text.line),
        environment=Environment.UNIVERSAL,
        facts=NO_FACTS,
        core_name=text.value,
        carried_names=(),
        duplicate_keys=(),
        body={},
        templated=templated,
    )
