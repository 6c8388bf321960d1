"""Types of table rows: derived columns and lookups."""

import pytest

from kuma_names.core.model import Environment, Outcome, Stage
from kuma_names.core.rows import Clause, Kind, OwnedLabel, Rule, names_of, slug, without
from kuma_names.core.text_rows import KumaText
from kuma_names.core.versions import VersionRange

MESH = Kind(name="Mesh", scope="global", short_name="m")
DATAPLANE = Kind(name="Dataplane", scope="mesh", since="2.6", removed_in="3.0")
SETTING = Kind(name="ZoneSetting", scope="subject", short_name="zs", prefix="zone")
KINDS = (MESH, DATAPLANE, SETTING)


def clause(stage: Stage) -> Clause:
    return Clause(
        kinds=("Mesh",),
        since="2.5",
        measure="name",
        format="no-dot",
        outcome=Outcome.REFUSED,
        stage=stage,
    )


def rule(*stages: Stage) -> Rule:
    clauses = tuple(map(clause, stages))
    return Rule(id="x", summary="", because="", source="", clauses=clauses)


def test_suggestions_begin_with_the_prefix_the_short_name_or_the_kind() -> None:
    assert [kind.suggestion_prefix for kind in KINDS] == ["m", "dataplane", "zone"]


def test_a_kind_exists_until_the_version_that_removes_it() -> None:
    assert DATAPLANE.versions == VersionRange("2.6", "3.0")
    assert MESH.versions == VersionRange()


def test_names_are_looked_up_by_column() -> None:
    assert names_of(KINDS, scope="mesh") == ("Dataplane",)
    assert names_of(KINDS, scope="global", short_name="m") == ("Mesh",)
    assert names_of(KINDS, scope="global", short_name="x") == ()
    assert names_of(KINDS) == ("Mesh", "Dataplane", "ZoneSetting")


def test_excluded_names_are_left_out_in_order() -> None:
    assert without(("c", "a", "b"), "a", "z") == ("c", "b")


@pytest.mark.parametrize(
    ("stages", "concerns_requests"),
    [
        ((), False),
        ((Stage.NONE, Stage.WRITE, Stage.KIND), False),
        ((Stage.URL,), True),
        ((Stage.LOOKUP,), True),
        ((Stage.NONE, Stage.REQUEST), True),
        ((Stage.LABEL,), True),
    ],
)
def test_a_rule_concerns_requests_if_a_clause_is_checked_in_them(
    stages: tuple[Stage, ...], concerns_requests: bool
) -> None:
    assert rule(*stages).concerns_requests is concerns_requests


def test_the_measure_of_an_owned_label_is_named_after_key_and_value() -> None:
    label = OwnedLabel(key="kuma.io/zone", expected="the zone", kinds=(), kuma_text=KumaText())
    assert label.measure == "zone-label-not-the-zone"
    assert label.versions == VersionRange("3.0")
    assert label.environments == tuple(Environment)


def test_slugs_have_no_prefix_comma_or_space() -> None:
    assert slug("k8s.kuma.io/service-account") == "service-account"
    assert slug("the mesh, unless the origin is global") == "the-mesh-unless-the-origin-is-global"
