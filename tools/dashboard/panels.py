"""All rows of the dashboard, and their queries by name."""

from collections.abc import Iterator

from tools.dashboard.model import Panel
from tools.dashboard.rows.deprecated_names import DEPRECATED_NAMES
from tools.dashboard.rows.identifiers import IDENTIFIERS
from tools.dashboard.rows.service import SERVICE
from tools.dashboard.rows.upgrade import UPGRADE
from tools.dashboard.rows.validations import VALIDATIONS

ROWS = (UPGRADE, DEPRECATED_NAMES, VALIDATIONS, IDENTIFIERS, SERVICE)
"""The rows from top to bottom."""


def queries() -> Iterator[tuple[str, str]]:
    """Yield the name and the expression of every query.

    The name is the title of the panel, followed by the legend if the panel has several queries.
    """
    for row in ROWS:
        for panel in row.panels:
            yield from _panel_queries(panel)


def _panel_queries(panel: Panel) -> Iterator[tuple[str, str]]:
    for query in panel.queries:
        if len(panel.queries) > 1:
            yield f"{panel.title}: {query.legend}", query.expr
        else:
            yield panel.title, query.expr
