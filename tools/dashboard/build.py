"""Grafana's dashboard out of its panels: `python -m tools.dashboard.build` writes it, `--check` compares it.

Its shape is that of Grafana's Foundation SDK: what a panel or a variable may hold, and where panels go, stands there.
"""

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from grafana_foundation_sdk.builders.common import StackingConfig
from grafana_foundation_sdk.builders.dashboard import (
    CustomVariable,
    Dashboard,
    DatasourceVariable,
    QueryVariable,
    Row,
)
from grafana_foundation_sdk.builders.prometheus import Dataquery
from grafana_foundation_sdk.builders.stat import Panel as Stat
from grafana_foundation_sdk.builders.table import Panel as Table
from grafana_foundation_sdk.builders.timeseries import Panel as Timeseries
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.common import StackingMode
from grafana_foundation_sdk.models.dashboard import (
    DataSourceRef,
    DataTransformerConfig,
    DynamicConfigValue,
    FieldColor,
    FieldColorModeId,
    ValueMap,
    ValueMappingResult,
    VariableOption,
    VariableRefresh,
)
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

from tools.dashboard.panels import ROWS, Look, Panel, Query

TARGET = Path(__file__).parents[2] / "helm" / "kuma-names" / "dashboards" / "kuma-names.json"
SCHEMA = 39
"""The version of the dashboard's schema; the SDK by itself says 36, from which Grafana would migrate."""
SOURCE = DataSourceRef("prometheus", "${datasource}")
JOBS = "label_values(kuma_names_build_info, job)"
ALL = VariableOption(text="All", value="$__all")


def text() -> str:
    """Write the dashboard as it is committed."""
    made = _dashboard().build()
    made.schema_version = SCHEMA
    return JSONEncoder(indent=1).encode(made) + "\n"


def _dashboard() -> Dashboard:
    dashboard = (
        Dashboard("kuma-names")
        .uid("kuma-names")
        .description("Which deprecated Kuma names are in use, and whether the upgrade is safe.")
        .tags(["kuma"])
        .time("now-7d", "now")
        .refresh("1m")
        .with_variable(DatasourceVariable("datasource").label("Prometheus").type("prometheus"))
        .with_variable(_jobs())
        .with_variable(
            _chosen("version", "Upgrade to", ("3.0", "2.14", "2.13", "2.12", "2.11", "2.10"))
        )
        .with_variable(_chosen("seen", "Seen within (seconds)", ("604800", "86400", "2592000")))
        .with_variable(
            _chosen("fresh", "An audit counts for (seconds)", ("86400", "604800", "3600"))
        )
    )
    numbers = count(1)
    for title, panels in ROWS:
        dashboard.with_row(Row(title).id(next(numbers)))
        for panel in panels:
            dashboard.with_panel(_panel(panel).id(next(numbers)))
    return dashboard


def _jobs() -> QueryVariable:
    jobs = (
        QueryVariable("job")
        .label("Job")
        .datasource(SOURCE)
        .query(JOBS)
        .refresh(VariableRefresh.ON_TIME_RANGE_CHANGED)
    )
    return jobs.multi(True).include_all(True).current(ALL)


def _chosen(name: str, label: str, values: tuple[str, ...]) -> CustomVariable:
    options = [
        VariableOption(text=value, value=value, selected=value == values[0]) for value in values
    ]
    return (
        CustomVariable(name)
        .label(label)
        .values(",".join(values))
        .current(options[0])
        .options(options)
    )


def _panel(panel: Panel) -> Stat | Table | Timeseries:
    made = _look(panel.look).title(panel.title).description(panel.description).datasource(SOURCE)
    made.span(panel.width).height(panel.height).unit(panel.unit).no_value(panel.empty or "no data")
    if panel.words:
        made.mappings(
            [
                ValueMap(
                    {
                        number: ValueMappingResult(word, colour)
                        for number, word, colour in panel.words
                    }
                )
            ]
        )
    for word, colour in panel.colours:
        made.override_by_regexp(f"/^{word}\\b/", _coloured(panel.look, colour))
    for transformation in _transformations(panel):
        made.with_transformation(transformation)
    for number, query in enumerate(panel.queries):
        made.with_target(_query(panel.look, query).ref_id(chr(ord("A") + number)))
    return made


def _coloured(look: Look, colour: str) -> list[DynamicConfigValue]:
    """Give series a colour: lines have one, numbers in a table only if told."""
    fixed = DynamicConfigValue("color", FieldColor(FieldColorModeId.FIXED, colour))
    return (
        [fixed, DynamicConfigValue("custom.cellOptions", {"type": "color-text"})]
        if look is Look.MATRIX
        else [fixed]
    )


def _look(look: Look) -> Stat | Table | Timeseries:
    if look is Look.STATE:
        return Stat()
    if look in (Look.TABLE, Look.MATRIX):
        return Table()
    lines = Timeseries()
    return (
        lines.fill_opacity(20).stacking(StackingConfig().mode(StackingMode.NORMAL))
        if look is Look.STACK
        else lines
    )


def _query(look: Look, query: Query) -> Dataquery:
    tabular = look in (Look.TABLE, Look.MATRIX)
    made = Dataquery().datasource(SOURCE).expr(query.expr).legend_format(query.legend)
    made.format(PromQueryFormat.TABLE if tabular else PromQueryFormat.TIME_SERIES)
    return made.instant() if tabular or look is Look.STATE else made.range()


def _transformations(panel: Panel) -> Iterator[DataTransformerConfig]:
    if panel.look is Look.MATRIX:
        down, across = panel.columns
        options = {"rowField": down, "columnField": across, "valueField": "Value"}
        yield DataTransformerConfig("groupingToMatrix", options=options)
    elif panel.look is Look.TABLE:
        *labels, number = panel.columns
        order = {name: at for at, name in enumerate([*labels, "Value"])}
        hidden = {"Time": True, **({} if number else {"Value": True})}
        renamed = {"Value": number}
        yield DataTransformerConfig(
            "organize",
            options={"excludeByName": hidden, "indexByName": order, "renameByName": renamed},
        )


def main(arguments: list[str]) -> int:
    """Write the file, or compare it."""
    if "--check" not in arguments:
        TARGET.write_text(text(), "utf-8")
    elif TARGET.read_text("utf-8") != text():
        print(f"{TARGET.name} is not what the panels say: run `make dashboard`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
