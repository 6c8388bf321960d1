"""Table of findings about identifiers: placeholders, and one row a version and environment."""

from itertools import combinations
from string import Formatter

from kuma_names.core.tables.identifier_findings import IDENTIFIER_FINDING_IDS, IDENTIFIER_FINDINGS
from kuma_names.core.versions import MINORS, parse_version

PLACEHOLDERS = {
    "proxy-id-misread": {"read", "meant", "id", "key"},
    "proxy-id-zone-proxy": set(),
    "proxy-id-no-namespace": {"name", "quoted"},
}


def test_texts_have_only_placeholders_that_the_codec_fills() -> None:
    assert set(PLACEHOLDERS) == set(IDENTIFIER_FINDING_IDS)
    for row in IDENTIFIER_FINDINGS:
        parts = [*Formatter().parse(row.message), *Formatter().parse(row.kuma_text or "")]
        names = {name for _, name, _, _ in parts if name is not None}
        assert names <= PLACEHOLDERS[row.id]


def test_rows_of_one_type_do_not_overlap() -> None:
    numbers = [parse_version(minor).number for minor in MINORS]
    for first, second in combinations(IDENTIFIER_FINDINGS, 2):
        if first.id != second.id or not set(first.environments) & set(second.environments):
            continue
        assert not any(
            first.versions.contains(number) and second.versions.contains(number)
            for number in numbers
        )


def test_rows_of_one_type_have_the_same_summary_and_consequence() -> None:
    texts = {(row.id, row.summary, row.because, row.hint) for row in IDENTIFIER_FINDINGS}
    assert len(texts) == len(IDENTIFIER_FINDING_IDS)
