"""Selection of labels: only those that some rule could object to are judged."""

import pytest

from kuma_names.audit.input.labels import drop_foreign_labels, labels_to_judge
from kuma_names.core.model import Facts, Mode


@pytest.mark.parametrize(
    ("key", "value"),
    [("team", "a"), ("kuma.io/display-name", "web")],
)
def test_labels_that_are_always_valid_are_left_out(key: str, value: str) -> None:
    assert labels_to_judge({key: value}, "web", ()) == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("team", "a b"),
        ("-team", "a"),
        ("kuma.io/zone", "z"),
        ("k8s.kuma.io/namespace", "ns"),
        ("kuma.io/display-name", "other"),
        ("kuma.io/display-name", "We b"),
    ],
)
def test_labels_that_a_rule_could_reject_are_judged(key: str, value: str) -> None:
    assert labels_to_judge({key: value}, "web", ()) == ((key, value),)


def test_a_display_name_that_is_the_name_is_judged_where_it_is_no_label_value() -> None:
    name = "a" * 64
    labels = {"kuma.io/display-name": name}
    assert labels_to_judge(labels, name, ()) == (("kuma.io/display-name", name),)


def test_labels_are_sorted_by_key() -> None:
    labels = {"kuma.io/zone": "z", "kuma.io/mesh": "m"}
    assert labels_to_judge(labels, "web", ()) == (("kuma.io/mesh", "m"), ("kuma.io/zone", "z"))


def test_labels_that_a_control_plane_wrote_are_left_out() -> None:
    assert labels_to_judge({"kuma.io/proxy-type": "ingress"}, "web", ()) == ()
    assert labels_to_judge({"kuma.io/managed-by": "x", "kuma.io/zone": "z"}, "web", ()) == ()


def test_labels_that_carry_names_are_left_out() -> None:
    labels = {"kuma.io/workload": "w", "kuma.io/zone": "z"}
    assert labels_to_judge(labels, "web", ("kuma.io/workload",)) == (("kuma.io/zone", "z"),)


@pytest.mark.parametrize(
    ("mode", "origin", "judged"),
    [
        (Mode.GLOBAL, "zone", False),
        (Mode.GLOBAL, "global", True),
        (Mode.ZONE, "global", False),
        (Mode.ZONE, "zone", True),
        (Mode.FEDERATED_ZONE, "global", False),
    ],
)
def test_labels_of_another_control_plane_are_dropped(mode: Mode, origin: str, judged: bool) -> None:
    facts = Facts("m", labels=(("kuma.io/origin", origin), ("kuma.io/zone", "z")))
    expected = facts if judged else Facts("m")
    assert drop_foreign_labels(facts, mode) == expected
