"""Helm values, and configurations in texts, wherever a document has them.

Documents: values files, HelmReleases of Flux, Applications of Argo CD, HelmCharts of K3s,
kustomizations with charts, and ConfigMaps.
"""

import io
from collections.abc import Iterator
from typing import NamedTuple

from kuma_names.audit.input.documents import Item, read_items
from kuma_names.audit.input.fields import YamlText, read_list, read_mapping, read_string, read_text
from kuma_names.json_types import JsonObject

_SIGNS = ("controlPlane", "multizone")
"""Fields above the name of a zone: texts without one of them are not parsed."""


class Values(NamedTuple):
    """Mapping of values, its path in the document, and the lines before it if it is in a text."""

    path: str
    mapping: JsonObject
    lines_before: int = 0


def find_values(body: JsonObject) -> Iterator[Values]:
    """Yield the document itself, and the values that it has for charts or in texts."""
    yield Values("", body)
    spec = read_mapping(body, "spec")
    yield Values("spec.values", read_mapping(spec, "values"))
    for path, helm in helm_sources(body):
        yield Values(f"{path}.valuesObject", read_mapping(helm, "valuesObject"))
        yield from _in_text(f"{path}.values", read_text(helm, "values"))
    yield from _in_text("spec.valuesContent", read_text(spec, "valuesContent"))
    for index, chart in enumerate(read_list(body, "helmCharts")):
        yield Values(f"helmCharts[{index}].valuesInline", read_mapping(chart, "valuesInline"))
    if read_string(body, "kind") == "ConfigMap":
        data = read_mapping(body, "data")
        for key in data:
            yield from _in_text(f'data["{key}"]', read_text(data, key))


def helm_sources(body: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Yield the charts of an Application of Argo CD, with their paths."""
    spec = read_mapping(body, "spec")
    yield "spec.source.helm", read_mapping(read_mapping(spec, "source"), "helm")
    for index, source in enumerate(read_list(spec, "sources")):
        yield f"spec.sources[{index}].helm", read_mapping(source, "helm")


def _in_text(path: str, text: YamlText | None) -> Iterator[Values]:
    """Yield the mappings in a text of YAML; any other text has no values."""
    if text is None or not any(sign in text.value for sign in _SIGNS):
        return
    for item in read_items(io.BytesIO(text.value.encode())):
        if isinstance(item, Item) and isinstance(item.value, dict):
            # The text of a block scalar begins in the line after its key.
            yield Values(path, item.value, text.line)
