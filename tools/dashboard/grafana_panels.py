"""Conversion of panels to builders of Grafana's Foundation SDK."""

from collections.abc import Iterator

from grafana_foundation_sdk.builders.common import StackingConfig
from grafana_foundation_sdk.builders.prometheus import Dataquery
from grafana_foundation_sdk.builders.stat import Panel as Stat
from grafana_foundation_sdk.builders.table import Panel as Table
from grafana_foundation_sdk.builders.timeseries import Panel as Timeseries
from grafana_foundation_sdk.models.common import StackingMode
from grafana_foundation_sdk.models.dashboard import (
    DataSourceRef,
    DataTransformerConfig,
    DynamicConfigValue,
    FieldColor,
    FieldColorModeId,
    ValueMap,
    ValueMappingResult,
)
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

from tools.dashboard.model import Mapping, Panel, Query, Visualization

DATASOURCE = DataSourceRef("prometheus", "${datasource}")

Builder = Stat | Table | Timeseries


def build_panel(panel: Panel) -> Builder:
    """Return the builder of a panel."""
    builder = _visualization(panel.visualization)
    builder.title(panel.title).description(panel.description).datasource(DATASOURCE)
    builder.span(panel.width).height(panel.height).unit(panel.unit).no_value(panel.no_data)
    if panel.mappings:
        builder.mappings([_value_map(panel.mappings)])
    for word, colour in panel.colours:
        builder.override_by_regexp(f"/^{word}\\b/", _colour(panel.visualization, colour))
    for transformation in _transformations(panel):
        builder.with_transformation(transformation)
    for index, query in enumerate(panel.queries):
        letter = chr(ord("A") + index)
        builder.with_target(_target(panel.visualization, query).ref_id(letter))
    return builder


def _visualization(visualization: Visualization) -> Builder:
    if visualization is Visualization.STAT:
        return Stat()
    if visualization.is_tabular:
        return Table()
    series = Timeseries()
    if visualization is Visualization.STACK:
        series.fill_opacity(20).stacking(StackingConfig().mode(StackingMode.NORMAL))
    return series


def _value_map(mappings: tuple[Mapping, ...]) -> ValueMap:
    results = {row.number: ValueMappingResult(row.text, row.colour) for row in mappings}
    return ValueMap(results)


def _colour(visualization: Visualization, colour: str) -> list[DynamicConfigValue]:
    properties = [DynamicConfigValue("color", FieldColor(FieldColorModeId.FIXED, colour))]
    if visualization is Visualization.MATRIX:
        # unlike lines, cells have no colour by default
        properties.append(DynamicConfigValue("custom.cellOptions", {"type": "color-text"}))
    return properties


def _target(visualization: Visualization, query: Query) -> Dataquery:
    target = Dataquery().datasource(DATASOURCE).expr(query.expr).legend_format(query.legend)
    if visualization.is_tabular:
        return target.format(PromQueryFormat.TABLE).instant()
    target.format(PromQueryFormat.TIME_SERIES)
    return target.instant() if visualization is Visualization.STAT else target.range()


def _transformations(panel: Panel) -> Iterator[DataTransformerConfig]:
    if panel.visualization is Visualization.MATRIX:
        row_label, column_label = panel.columns
        options = {"rowField": row_label, "columnField": column_label, "valueField": "Value"}
        yield DataTransformerConfig("groupingToMatrix", options=options)
    elif panel.visualization is Visualization.TABLE:
        yield DataTransformerConfig("organize", options=_column_options(panel.columns))


def _column_options(columns: tuple[str, ...]) -> dict[str, object]:
    """Return the order of the columns, which of them are hidden, and the title of the number."""
    *labels, number_title = columns
    hidden = {"Time": True}
    if not number_title:
        hidden["Value"] = True
    return {
        "excludeByName": hidden,
        "indexByName": {name: index for index, name in enumerate([*labels, "Value"])},
        "renameByName": {"Value": number_title},
    }
