"""Table of the findings of audits that are not rules of names."""

from kuma_names.audit.model import AuditFindingType
from kuma_names.core.model import Environment, Outcome

AUDIT_FINDINGS = (
    AuditFindingType(
        id="kind-not-in-version",
        summary="a kind that a version does not have",
        outcome=Outcome.REFUSED,
        message="{reason}",
        because=(
            "the control plane refuses a resource of a kind that it does not know, whatever "
            "its name"
        ),
    ),
    AuditFindingType(
        id="proxy-id-collision",
        summary="two proxies with the same ID",
        outcome=Outcome.BROKEN,
        message="proxy ID {id} is also that of {others}",
        because=(
            "the control plane treats them as one proxy: it rejects the one that connects second"
        ),
    ),
    AuditFindingType(
        id="kri-collision",
        summary="two resources with the same KRI",
        outcome=Outcome.BROKEN,
        message="KRI {id} is also that of {others}",
        because=(
            "a request for one of them may return the other: Kuma's URLs, metrics and Envoy's "
            "names do not distinguish them"
        ),
    ),
    AuditFindingType(
        id="wire-name-collision",
        summary="two resources that zones send each other under the same name",
        outcome=Outcome.BROKEN,
        message="between zones it is called {id}, as is {others}",
        because=(
            "the control planes treat them as one resource: one of them does not arrive, or is "
            "removed with the other"
        ),
    ),
    AuditFindingType(
        id="kds-name-collision",
        summary="two resources whose copies have the same name",
        outcome=Outcome.BROKEN,
        message="its copies are called {id}, as are those of {others}",
        because=(
            "one copy replaces the other: in one mesh always, in different meshes where the "
            "control plane that has the copies runs on Kubernetes"
        ),
    ),
    AuditFindingType(
        id="sni-collision",
        summary="two services with the same SNI",
        outcome=Outcome.BROKEN,
        message="SNI {id} is also that of {others}",
        because="zone proxies cannot distinguish them: requests for one reach the other",
    ),
    AuditFindingType(
        id="hostname-collision",
        summary="two services with the same hostname",
        outcome=Outcome.BROKEN,
        message="hostname {id} is also that of {others}",
        because="Kuma gives it to the one that comes first, and the other has none",
    ),
    AuditFindingType(
        id="hostname-not-dns-name",
        summary="a service for which a HostnameGenerator renders no DNS name",
        outcome=Outcome.BROKEN,
        message="HostnameGenerator {generator} renders {text}, which is no DNS name",
        because="Kuma gives the service no hostname from this generator",
    ),
    AuditFindingType(
        id="proxy-id-misread",
        summary="a data plane proxy whose ID is read as another mesh",
        outcome=Outcome.BROKEN,
        message="proxy ID {id} is read as mesh {read}, name {name}; the mesh is {meant}",
        because=(
            "the data plane proxy cannot start: the control plane looks for it in another "
            "mesh{existing}"
        ),
    ),
    AuditFindingType(
        id="unsynced-in-upgrade",
        summary="a resource that does not arrive where the newer version already runs",
        outcome=Outcome.UNSYNCED,
        message=(
            "from the day that {receiver} runs Kuma {after}, {kind} {name} no longer arrives there"
        ),
        because="a control plane leaves out what it would refuse itself, and only its log says so",
    ),
    AuditFindingType(
        id="yaml-scalar",
        summary="a text that YAML reads as something else",
        environments=(Environment.UNIVERSAL,),
        outcome=None,
        message="{field} {written} is {kind} in YAML: Kuma sees {value}",
        because=(
            "Kuma writes it back as a text, which may be another one than you wrote; quotes "
            "keep it as it is"
        ),
    ),
    AuditFindingType(
        id="yaml-scalar",
        summary="a text that YAML reads as something else",
        environments=(Environment.KUBERNETES,),
        outcome=Outcome.REFUSED,
        message="{field} {written} is {kind} in YAML, and no text",
        because="the Kubernetes API server refuses it before Kuma sees it; quotes make it a text",
    ),
    AuditFindingType(
        id="duplicate-resource",
        summary="a resource that is there more than once",
        outcome=None,
        message="{kind} {name} is in the inventory more than once",
        because="the one that is applied last wins, unless they come from different control planes",
    ),
    AuditFindingType(
        id="duplicate-key",
        summary="a key that is there more than once",
        outcome=None,
        message="the key {key} is given more than once",
        because="Kuma takes the last one, other readers the first, or none",
    ),
    AuditFindingType(
        id="rename-collision",
        summary="two names with one closest good name",
        outcome=None,
        message="the closest good name {closest} is taken, so {name} is suggested",
        because="two resources of one kind cannot have one name",
    ),
)
FINDING_TYPE_IDS = tuple(dict.fromkeys(row.id for row in AUDIT_FINDINGS))
COLLISION_TYPE_IDS = {
    "proxyid": "proxy-id-collision",
    "kri": "kri-collision",
    "wire-name": "wire-name-collision",
    "kds-name": "kds-name-collision",
    "core-name": "kds-name-collision",
    "zone-name": "kds-name-collision",
    "sni": "sni-collision",
    "sni-hash": "sni-collision",
    "hostname": "hostname-collision",
}
"""Id of the finding type for a collision of two identifiers, by their codec."""
