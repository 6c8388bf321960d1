"""Grafana's dashboard out of its panels: `python -m tests.deploy.dashboard.build` writes it, `--check` compares it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.deploy.dashboard.panels import ROWS, Look, Panel

TARGET = Path(__file__).parents[3] / "helm" / "kuma-names" / "dashboards" / "kuma-names.json"
SOURCE = {"type": "prometheus", "uid": "${datasource}"}
WIDTH = 24
TYPES = {Look.STATE: "stat", Look.TABLE: "table", Look.MATRIX: "table", Look.LINES: "timeseries", Look.STACK: "timeseries"}
Json = dict[str, Any]


def dashboard() -> Json:
    """Make the whole dashboard."""
    return {
        "uid": "kuma-names",
        "title": "kuma-names",
        "description": "Which deprecated Kuma names are in use, and whether the upgrade is safe.",
        "tags": ["kuma"],
        "schemaVersion": 39,
        "editable": True,
        "time": {"from": "now-7d", "to": "now"},
        "refresh": "1m",
        "templating": {"list": list(_variables())},
        "panels": [{"id": number, **panel} for number, panel in enumerate(_panels(), 1)],
    }


def text() -> str:
    """Write the dashboard as it is committed."""
    return json.dumps(dashboard(), indent=1) + "\n"


def _variables() -> Iterator[Json]:
    yield {"name": "datasource", "label": "Prometheus", "type": "datasource", "query": "prometheus"}
    jobs = {"name": "job", "label": "Job", "type": "query", "datasource": SOURCE, "refresh": 2, "multi": True, "includeAll": True}
    yield {
        **jobs,
        "allValue": ".*",
        "query": "label_values(kuma_names_build_info, job)",
        "current": {"text": "All", "value": "$__all"},
    }
    yield _chosen("version", "Upgrade to", ("3.0", "2.14", "2.13", "2.12", "2.11", "2.10"))
    yield _chosen("seen", "Seen within (seconds)", ("604800", "86400", "2592000"))
    yield _chosen("fresh", "An audit counts for (seconds)", ("86400", "604800", "3600"))


def _chosen(name: str, label: str, values: tuple[str, ...]) -> Json:
    options = [{"text": value, "value": value, "selected": value == values[0]} for value in values]
    return {"name": name, "label": label, "type": "custom", "query": ",".join(values), "current": options[0], "options": options}


def _panels() -> Iterator[Json]:
    """Lay the panels out, row by row and from left to right."""
    top = 0
    for title, panels in ROWS:
        yield {"type": "row", "title": title, "gridPos": {"x": 0, "y": top, "w": WIDTH, "h": 1}}
        top, left, tallest = top + 1, 0, 0
        for panel in panels:
            if left + panel.width > WIDTH:
                top, left, tallest = top + tallest, 0, 0
            yield {**_panel(panel), "gridPos": {"x": left, "y": top, "w": panel.width, "h": panel.height}}
            left, tallest = left + panel.width, max(tallest, panel.height)
        top += tallest


def _panel(panel: Panel) -> Json:
    defaults = {"unit": panel.unit, "noValue": panel.empty or "no data", "custom": {}, "mappings": _words(panel)}
    if panel.look is Look.STACK:
        defaults["custom"] = {"fillOpacity": 20, "stacking": {"mode": "normal"}}
    tabular = panel.look in (Look.TABLE, Look.MATRIX)
    return {
        "type": TYPES[panel.look],
        "title": panel.title,
        "description": panel.description,
        "datasource": SOURCE,
        "fieldConfig": {"defaults": defaults, "overrides": []},
        "transformations": list(_transformations(panel)),
        "targets": [
            {
                "refId": chr(ord("A") + number),
                "datasource": SOURCE,
                "expr": query.expr,
                "legendFormat": query.legend,
                "instant": tabular or panel.look is Look.STATE,
                "range": panel.look in (Look.LINES, Look.STACK),
                "format": "table" if tabular else "time_series",
            }
            for number, query in enumerate(panel.queries)
        ],
    }


def _words(panel: Panel) -> list[Json]:
    options = {number: {"text": word, "color": colour} for number, word, colour in panel.words}
    return [{"type": "value", "options": options}] if options else []


def _transformations(panel: Panel) -> Iterator[Json]:
    if panel.look is Look.MATRIX:
        down, across = panel.columns
        yield {"id": "groupingToMatrix", "options": {"rowField": down, "columnField": across, "valueField": "Value"}}
    elif panel.look is Look.TABLE:
        *labels, number = panel.columns
        order = {name: at for at, name in enumerate([*labels, "Value"])}
        hidden = {"Time": True, **({} if number else {"Value": True})}
        yield {"id": "organize", "options": {"excludeByName": hidden, "indexByName": order, "renameByName": {"Value": number}}}


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
