"""Model of a dashboard: panels and queries, independent of Grafana's JSON.

Queries have the variables of the dashboard: `$job`, the scraped jobs; `$version`, the Kuma version
to upgrade to; `$seen`, the seconds for which a name counts as in use after a request about it;
`$fresh`, the seconds for which an audit counts.
"""

from dataclasses import dataclass
from enum import Enum


class Visualization(Enum):
    """How a panel shows its numbers."""

    STAT = "one number"
    TABLE = "a row for each series"
    MATRIX = "a table of one label by another"
    LINES = "lines over time"
    STACK = "stacked areas over time"

    @property
    def is_tabular(self) -> bool:
        """Whether the panel is a table."""
        return self in (Visualization.TABLE, Visualization.MATRIX)


@dataclass(frozen=True, kw_only=True)
class Query:
    """A PromQL expression; `legend` is the template of the names of its series."""

    expr: str
    legend: str = ""


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """A number that is shown as a text in a colour."""

    number: str
    text: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A panel; `width` is in 24ths of the page, `no_data` the text shown without data.

    `colours` are those of series, by the word that their names begin with. `columns` of a table
    are the labels and the title of the number, empty to hide it; those of a matrix are the label of
    its rows and the label of its columns.
    """

    title: str
    visualization: Visualization
    width: int
    height: int = 8
    unit: str
    queries: tuple[Query, ...]
    description: str
    no_data: str = "no data"
    mappings: tuple[Mapping, ...] = ()
    colours: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of panels below a title."""

    title: str
    panels: tuple[Panel, ...]
