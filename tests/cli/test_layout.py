"""Aligned tables on a terminal."""

from kuma_names.cli.layout import table

ACUTE = "\u0301"


def test_columns_are_aligned_by_width() -> None:
    assert list(table(("A", "B"), [("界", "x"), (f"e{ACUTE}", "y"), ("\t", "z")])) == [
        "A   B",
        "界  x",
        f"e{ACUTE}   y",
        "\\t  z",
    ]


def test_a_wide_row_continues_on_another_line() -> None:
    rows = [("a", "b" * 12, "c" * 8), ("d" * 6, "e", "f")]
    assert list(table(("ONE", "TWO", "T"), rows, 30)) == [
        "ONE     TWO           T",
        "a       bbbbbbbbbbbb  cccccccc",
        "dddddd  e             f",
    ]
    assert list(table(("ONE", "TWO", "T"), rows, 29)) == [
        "ONE     TWO           T",
        "a       bbbbbbbbbbbb",
        "    cccccccc",
        "dddddd  e             f",
    ]


def test_all_rows_continue_if_most_do() -> None:
    rows = [("a", "bbb"), ("a", "b"), ("a", "bbb"), ("aaa", "bb")]
    assert list(table(("A", "B"), rows, 7)) == [
        "A    B",
        "a",
        "    bbb",
        "a    b",
        "a",
        "    bbb",
        "aaa  bb",
    ]
    assert list(table(("A", "B"), rows, 6))[:4] == ["A", "    B", "a", "    bbb"]


def test_the_last_cell_is_broken_in_its_column_if_there_is_room() -> None:
    rows = [("label", "word " * 8 + "end")]
    assert list(table(("NAME", "TEXT"), rows, 40)) == [
        "NAME   TEXT",
        "label  word word word word word word",
        "       word word end",
    ]


def test_cells_in_the_middle_continue_too() -> None:
    rows = [("a" * 5, "b" * 5, "c", "d")]
    assert list(table(("A", "B", "C", "D"), rows, 10)) == [
        "A      B",
        "    C  D",
        "aaaaa",
        "    bbbbb",
        "    c  d",
    ]
