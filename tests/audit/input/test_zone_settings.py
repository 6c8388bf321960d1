"""Fields and lines of the names of zones, in each document that sets one."""

import io

import pytest

from kuma_names.audit.input.documents import Item, read_items
from kuma_names.audit.input.zone_settings import ZoneSetting, find_zone_settings

TEXT_IN_CONFIG_MAP = """\
kind: ConfigMap
data:
  config.yaml: |
    multizone:
      zone:
        name: east
"""
POD = "{containers: [{}, {env: [{name: A}, {name: KUMA_MULTIZONE_ZONE_NAME, value: east}]}]}"
SOURCE = "{helm: {parameters: [{name: kuma.controlPlane.zone, value: east}]}}"


def settings_of(text: str) -> list[ZoneSetting]:
    (item,) = read_items(io.BytesIO(text.encode()))
    assert isinstance(item, Item)
    return list(find_zone_settings(item.value))


@pytest.mark.parametrize(
    ("text", "field", "line"),
    [
        ("\ncontrolPlane:\n  zone: east\n", "controlPlane.zone", 3),
        (
            "{kong-mesh: {kuma: {controlPlane: {zone: east}}}}",
            "kong-mesh.kuma.controlPlane.zone",
            1,
        ),
        (
            "{controlPlane: {envVars: {KUMA_MULTIZONE_ZONE_NAME: east}}}",
            "controlPlane.envVars.KUMA_MULTIZONE_ZONE_NAME",
            1,
        ),
        ("{multizone: {zone: {name: east}}}", "multizone.zone.name", 1),
        (
            "{spec: {values: {kuma: {controlPlane: {zone: east}}}}}",
            "spec.values.kuma.controlPlane.zone",
            1,
        ),
        (
            "{spec: {source: {helm: {valuesObject: {controlPlane: {zone: east}}}}}}",
            "spec.source.helm.valuesObject.controlPlane.zone",
            1,
        ),
        (
            f"{{spec: {{sources: [{SOURCE}]}}}}",
            "spec.sources[0].helm.parameters[0].value",
            1,
        ),
        (TEXT_IN_CONFIG_MAP, 'data["config.yaml"].multizone.zone.name', 6),
        (
            f"{{spec: {{template: {{spec: {POD}}}}}}}",
            "spec.template.spec.containers[1].env[1].value",
            1,
        ),
        (f"{{spec: {POD}}}", "spec.containers[1].env[1].value", 1),
        (
            "services:\n  cp:\n    environment:\n    - KUMA_MULTIZONE_ZONE_NAME=east\n",
            "services.cp.environment[0]",
            4,
        ),
    ],
)
def test_the_name_of_a_zone_is_found_where_it_is_set(text: str, field: str, line: int) -> None:
    (setting,) = settings_of(text)
    assert (setting.field, setting.text.value, setting.text.line) == (field, "east", line)


@pytest.mark.parametrize(
    "text",
    [
        "{controlPlane: {zone: ''}}",
        "{controlPlane: zone}",
        "{controlPlane: {zone: [east]}}",
        "{other: {controlPlane: {zone: east}}}",
        "{spec: {containers: {env: east}}}",
        "{spec: {containers: [{env: [{name: KUMA_MULTIZONE_ZONE_NAME}]}]}}",
        "{spec: {source: {helm: {parameters: [{name: controlPlane.mode, value: zone}]}}}}",
        "{spec: {source: {helm: {values: 'controlPlane: [zone'}}}}",
        "{kind: ConfigMap, data: {run.sh: 'echo multizone'}}",
        "{kind: Secret, data: {config.yaml: 'multizone: {zone: {name: east}}'}}",
        "{services: [KUMA_MULTIZONE_ZONE_NAME=east]}",
    ],
)
def test_other_documents_set_no_zone(text: str) -> None:
    assert settings_of(text) == []
