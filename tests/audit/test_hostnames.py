"""Tests of HostnameGenerators of an inventory, applied to its services."""

import pytest

from kuma_names.audit.model import AuditReport
from tests.audit.support import audit_text, findings_of_rule, inventory_of

TEAM_OF_ZONE = "{meshExternalService: {matchLabels: {kuma.io/origin: zone}}}"


def _generator(template: str, selector: str = TEAM_OF_ZONE, name: str = "short") -> str:
    spec = f"spec: {{selector: {selector}, template: '{template}'}}"
    return f"type: HostnameGenerator\nname: {name}\n{spec}"


def _service(
    name: str, labels: str = "team: orders", kind: str = "MeshExternalService", mesh: str = "m"
) -> str:
    return f"type: {kind}\nmesh: {mesh}\nname: {name}\nlabels: {{{labels}}}"


TEAM = '{{ label "team" }}.ext'
TWO_SERVICES = (_service("db"), _service("queue"))


def _colliding(report: AuditReport) -> list[str]:
    findings = findings_of_rule(report, "hostname-collision")
    return [part.resource.name.value for part, _ in findings]


def _selector(kind: str, labels: str) -> str:
    return f"{{{kind}: {{matchLabels: {{{labels}}}}}}}"


def test_services_for_which_a_generator_renders_one_hostname_collide() -> None:
    report = audit_text(inventory_of(_generator(TEAM), *TWO_SERVICES))
    (_, first), (_, second) = findings_of_rule(report, "hostname-collision")
    assert first.message == (
        "hostname 'orders.ext' is also that of 'queue' at f.yaml:10 (hostname-collision)"
    )
    assert (first.before, first.after) == ("broken", "broken")
    assert [other.place.line for other in second.others] == [5]


def test_generators_may_follow_the_services() -> None:
    report = audit_text(inventory_of(*TWO_SERVICES, _generator(TEAM)))
    assert _colliding(report) == ["db", "queue"]


def test_two_generators_can_render_one_hostname() -> None:
    red = _generator("{{ .Name }}.ext", _selector("meshExternalService", "team: red"))
    blue = _generator("db.ext", _selector("meshExternalService", "team: blue"), "other")
    services = (_service("db", "team: red"), _service("queue", "team: blue"))
    assert _colliding(audit_text(inventory_of(red, blue, *services))) == ["db", "queue"]


def test_a_generator_can_render_the_hostname_of_a_default_one() -> None:
    generator = _generator("db.extsvc.mesh.local", _selector("meshExternalService", "team: blue"))
    services = (_service("db", "team: red"), _service("queue", "team: blue"))
    assert _colliding(audit_text(inventory_of(generator, *services))) == ["db", "queue"]


@pytest.mark.parametrize(
    "documents",
    [
        (_generator(TEAM), _service("db"), _service("queue", "team: other")),
        (_generator(TEAM), _service("db"), _service("queue", "x: y")),
        (_generator(TEAM), _service("db"), _service("queue", mesh="other")),
        (_generator(TEAM), _service("db"), _service("queue", kind="MeshMultiZoneService")),
        (_generator(TEAM, _selector("meshService", "")), *TWO_SERVICES),
        (_generator(TEAM, "{meshExternalService: }"), *TWO_SERVICES),
        (_generator("{{ .Name }}.ext"), *TWO_SERVICES),
        (_generator("{{ .Unknown }}.ext"), *TWO_SERVICES),
        (_generator("{{ .Name"), *TWO_SERVICES),
        (f"{_generator(TEAM)[:-1]}, extension: {{type: x}}}}", *TWO_SERVICES),
        (_generator(TEAM, _selector("meshExternalService", "a: b")), *TWO_SERVICES),
        (
            _generator(TEAM),
            _service("db", "team: orders, kuma.io/zone: east"),
            _service("queue", "team: orders, kuma.io/zone: west"),
        ),
    ],
)
def test_other_services_do_not_collide(documents: tuple[str, ...]) -> None:
    assert not _colliding(audit_text(inventory_of(*documents)))


def test_a_default_generator_is_not_applied_twice() -> None:
    template = "{{ .DisplayName }}.extsvc.mesh.local"
    generator = _generator(template, name="local-mesh-external-service")
    report = audit_text(inventory_of(generator, _service("DB")), "2.13", "2.14")
    assert not findings_of_rule(report, "hostname-not-dns-name")


@pytest.mark.parametrize(
    ("mode", "selected", "services"),
    [
        ("zone", "kuma.io/origin: zone", ("", "")),
        ("zone", "kuma.io/env: universal", ("", "")),
        ("zone", "kuma.io/mesh: m", ("", "")),
        ("zone", "kuma.io/origin: global", (", kuma.io/origin: global",) * 2),
        ("global", "kuma.io/origin: global", ("", "")),
        ("global", "kuma.io/origin: zone", (", kuma.io/origin: zone",) * 2),
        ("zone", "kuma.io/zone: east", (", kuma.io/zone: east",) * 2),
    ],
)
def test_computed_labels_are_selected(mode: str, selected: str, services: tuple[str, str]) -> None:
    generator = _generator(TEAM, _selector("meshExternalService", selected))
    documents = [
        _service(name, f"team: orders{labels}")
        for name, labels in zip(("db", "queue"), services, strict=True)
    ]
    report = audit_text(inventory_of(generator, *documents), mode=mode)
    assert _colliding(report) == ["db", "queue"]


def test_copies_of_the_services_of_zones_have_another_origin() -> None:
    generator = _generator(TEAM, _selector("meshService", "kuma.io/origin: global"))
    labels = "team: orders, kuma.io/origin: zone, kuma.io/zone"
    services = (
        _service("db", f"{labels}: east", "MeshService"),
        _service("queue", f"{labels}: west", "MeshService"),
    )
    report = audit_text(inventory_of(generator, *services), mode="global")
    assert _colliding(report) == ["db", "queue"]


def test_generators_exist_since_2_8() -> None:
    report = audit_text(inventory_of(_generator(TEAM), *TWO_SERVICES), "2.7", "2.8")
    outcomes = [
        (finding.before, finding.after)
        for _, finding in findings_of_rule(report, "hostname-collision")
    ]
    assert outcomes == [(None, "broken")] * 2


def test_a_hostname_that_is_no_dns_name_is_refused_since_2_14() -> None:
    service = _service("db", "team: Orders_1")
    report = audit_text(inventory_of(_generator(TEAM), service), "2.13", "2.14")
    ((part, finding),) = findings_of_rule(report, "hostname-not-dns-name")
    assert part.resource.name.value == "db"
    assert (finding.before, finding.after) == (None, "broken")
    assert finding.message == (
        "HostnameGenerator 'short' renders 'Orders_1.ext', which is no DNS name"
        " (hostname-not-dns-name)"
    )
    assert (finding.kuma_text or "").startswith('generated hostname "Orders_1.ext" is not a valid')


def test_a_template_that_is_not_read_is_told() -> None:
    template = "{{ if .Zone }}a{{ end }}"
    report = audit_text(inventory_of(_generator(template), *TWO_SERVICES))
    rules = [unjudged.rule for unjudged, _ in report.not_judged]
    assert "hostname-collision" in rules
