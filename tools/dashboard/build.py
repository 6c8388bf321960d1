"""Generator of the Grafana dashboard: `python -m tools.dashboard.build`.

With `--check` it compares the file with the panels and writes nothing.
"""

import sys
from itertools import count
from pathlib import Path

from grafana_foundation_sdk.builders.dashboard import (
    CustomVariable,
    Dashboard,
    DatasourceVariable,
    QueryVariable,
)
from grafana_foundation_sdk.builders.dashboard import Row as RowBuilder
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.dashboard import VariableOption, VariableRefresh

from tools.dashboard.grafana_panels import DATASOURCE, build_panel
from tools.dashboard.panels import ROWS

TARGET = Path(__file__).parents[2] / "helm" / "kuma-names" / "dashboards" / "kuma-names.json"
SCHEMA_VERSION = 39
"""Version of the dashboard's schema; the SDK's own default is 36, from which Grafana migrates."""
_JOBS = "label_values(kuma_names_build_info, job)"
_ALL = VariableOption(text="All", value="$__all")


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` return 1 if it differs from the panels."""
    if "--check" not in arguments:
        TARGET.write_text(text(), "utf-8")
    elif TARGET.read_text("utf-8") != text():
        print(f"{TARGET.name} is stale: run `make dashboard`")
        return 1
    return 0


def text() -> str:
    """Return the dashboard as JSON."""
    dashboard = _dashboard().build()
    dashboard.schema_version = SCHEMA_VERSION
    return JSONEncoder(indent=1).encode(dashboard) + "\n"


def _dashboard() -> Dashboard:
    dashboard = (
        Dashboard("kuma-names")
        .uid("kuma-names")
        .description("Which deprecated Kuma names are in use, and whether the upgrade is safe.")
        .tags(["kuma"])
        .time("now-7d", "now")
        .refresh("1m")
    )
    _add_variables(dashboard)
    _add_rows(dashboard)
    return dashboard


def _add_variables(dashboard: Dashboard) -> None:
    versions = ("3.0", "2.14", "2.13", "2.12", "2.11", "2.10")
    seen_seconds = ("604800", "86400", "2592000")
    fresh_seconds = ("86400", "604800", "3600")
    datasource = DatasourceVariable("datasource").label("Prometheus").type("prometheus")
    dashboard.with_variable(datasource)
    dashboard.with_variable(_job_variable())
    dashboard.with_variable(_choice("version", "Upgrade to", versions))
    dashboard.with_variable(_choice("seen", "Seen within (seconds)", seen_seconds))
    dashboard.with_variable(_choice("fresh", "An audit counts for (seconds)", fresh_seconds))


def _job_variable() -> QueryVariable:
    variable = QueryVariable("job").label("Job").datasource(DATASOURCE).query(_JOBS)
    variable.refresh(VariableRefresh.ON_TIME_RANGE_CHANGED)
    return variable.multi(True).include_all(True).current(_ALL)


def _choice(name: str, label: str, values: tuple[str, ...]) -> CustomVariable:
    """Return a variable with a list of values, of which the first is the default."""
    options = [VariableOption(text=value, value=value, selected=False) for value in values]
    options[0].selected = True
    variable = CustomVariable(name).label(label).values(",".join(values))
    return variable.current(options[0]).options(options)


def _add_rows(dashboard: Dashboard) -> None:
    ids = count(1)
    for row in ROWS:
        dashboard.with_row(RowBuilder(row.title).id(next(ids)))
        for panel in row.panels:
            dashboard.with_panel(build_panel(panel).id(next(ids)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
