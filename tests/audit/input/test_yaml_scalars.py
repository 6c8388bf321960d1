"""What YAML makes of a name: scalars.tsv has what sigs.k8s.io/yaml 1.6.0, as in Kuma 2.14, read when it was run."""

import io
from pathlib import Path

import pytest

from kuma_names.audit.input.documents import Item, read_items
from kuma_names.audit.input.yaml_scalars import YamlScalar, resolve

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("scalars.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("written", "read"), ROWS, ids=[written for written, _ in ROWS])
def test_kuma_sees_what_its_yaml_library_reads(written: str, read: str) -> None:
    (item,) = read_items(io.BytesIO(f"name: {written}\n".encode()))
    assert isinstance(item, Item)
    assert resolve(item.value["name"]).text == read


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("no", "a boolean"),
        ("1e5", "a number"),
        ("0x1F", "a number"),
        (".inf", "a number"),
        ("null", "nothing"),
        ("", "nothing"),
    ],
)
def test_it_says_as_what(written: str, kind: str) -> None:
    assert resolve(YamlScalar(written, 1, plain=True)).yaml_type == kind
    assert resolve(YamlScalar(written, 1, plain=False)) == (written, None)
