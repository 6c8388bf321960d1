"""Scalars as Kuma reads them.

scalars.tsv has what sigs.k8s.io/yaml 1.6.0, the version of Kuma 2.14, returned when it was run.
"""

import io
from pathlib import Path

import pytest

from kuma_names.audit.input.documents import Item, read_items
from kuma_names.audit.input.yaml_scalars import PlainScalar, resolve

_LINES = Path(__file__).with_name("scalars.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in _LINES]


@pytest.mark.parametrize(("literal", "text"), ROWS, ids=[literal for literal, _ in ROWS])
def test_a_scalar_is_resolved_as_kumas_yaml_library_does(literal: str, text: str) -> None:
    (item,) = read_items(io.BytesIO(f"name: {literal}\n".encode()))
    assert isinstance(item, Item)
    assert resolve(item.value["name"]).text == text


@pytest.mark.parametrize(
    ("literal", "yaml_type"),
    [
        ("no", "a boolean"),
        ("1e5", "a number"),
        ("0x1F", "a number"),
        (".inf", "a number"),
        ("null", "nothing"),
        ("", "nothing"),
    ],
)
def test_only_plain_scalars_have_a_type(literal: str, yaml_type: str) -> None:
    assert resolve(PlainScalar(literal)).yaml_type == yaml_type
    assert resolve(literal) == (literal, None)
