"""Tables of kumactl and kubectl: told by their headings."""

import pytest

from kuma_names.audit.input.printed_tables import is_printed_table


@pytest.mark.parametrize(
    "line",
    [
        "MESH      NAME     TAGS                  ADDRESS     AGE",
        "NAME      mTLS           LOCALITY   ZONEEGRESS   AGE",
        "NAME   STATUS   LAST CONNECTED AGO   TOTAL UPDATES   ZONE-CP VERSION   BACKEND",
        "NAMESPACE   NAME   PORT(S)   AGE",
        "NAME\tAGE",
        "  NAME  AGE  ",
    ],
)
def test_headings_in_columns_are_a_table(line: str) -> None:
    assert is_printed_table(line)


@pytest.mark.parametrize("line", ["NAME", "NAME AGE", "NAME:  AGE", "name  age", "- A  B", "{}"])
def test_other_lines_are_none(line: str) -> None:
    assert not is_printed_table(line)
