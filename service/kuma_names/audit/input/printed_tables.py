"""Tables that kumactl and kubectl print: they have names, but not the resources."""

import re

IS_PRINTED_TABLE = "is a table printed by kumactl get or kubectl get; use -o yaml"
_COLUMN = r"m?[A-Z][A-Z0-9()/-]*(?: [A-Z0-9()/-]+)*"
"""Heading of a column; that of mutual TLS is the only one that is not in capitals."""
_HEADINGS = re.compile(rf"\s*{_COLUMN}(?:(?: {{2,}}|\t+){_COLUMN})+\s*")


_BEGINNING = re.compile(rb"(?:\s|[#%-][^\n]*\n|\xef\xbb\xbf)*m?[A-Z]{2}")


def may_be_table(text: bytes) -> bool:
    """Return whether a text may begin with the headings of a table."""
    return _BEGINNING.match(text) is not None


def is_printed_table(first_line: str) -> bool:
    """Return whether a first line has the headings of a table.

    >>> is_printed_table("MESH      NAME    LAST CONNECTED AGO")
    True
    >>> is_printed_table("MESH: default")
    False
    """
    return _HEADINGS.fullmatch(first_line) is not None
