"""What codecs have to say besides the rules of names, as rows with the versions and environments in which they say it."""

from dataclasses import dataclass

from kuma_names.core.model import EFFECTS, Environment, Finding, Outcome
from kuma_names.core.versions import KumaVersion, threshold


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding of a codec; {placeholders} are filled in by the codec. `hint` and `upstream` None are left out."""

    id: str
    summary: str
    since: str
    environments: tuple[Environment, ...]
    outcome: Outcome
    field: str
    message: str
    because: str
    hint: str | None = None
    upstream: str | None = None


_ROWS = (
    Notice(
        "proxy-id-misread",
        "the control plane reads another mesh than the one that the proxy belongs to",
        "2.5",
        (Environment.KUBERNETES,),
        Outcome.BROKEN,
        "proxyId",
        "the control plane reads mesh {read}, but the proxy belongs to mesh {meant}",
        "the data plane proxy cannot start: the control plane looks for it in another mesh",
        "give the mesh a name without a dot",
        "resource {id} not found; create a Dataplane in Kuma CP first or pass it as an argument to kuma-dp",
    ),
    Notice(
        "proxy-id-misread",
        "the control plane reads another mesh than the one that the proxy belongs to",
        "2.5",
        (Environment.UNIVERSAL,),
        Outcome.BROKEN,
        "proxyId",
        "the control plane reads mesh {read}, but the proxy belongs to mesh {meant}",
        "the data plane proxy cannot start: the control plane looks for it in another mesh",
        "give the mesh a name without a dot",
        "proxyId {{{key}}} does not match proxy resource",
    ),
    Notice(
        "proxy-id-zone-proxy",
        "an empty mesh stands for a zone ingress or egress, which are gone",
        "3.0",
        tuple(Environment),
        Outcome.BROKEN,
        "mesh",
        "an empty mesh means a zone ingress or egress, and Kuma has neither since 3.0",
        "from Kuma 3.0 on zone proxies are data plane proxies of a mesh",
    ),
    Notice(
        "proxy-id-no-namespace",
        "on Kubernetes the name of a proxy ends in its namespace",
        "2.5",
        (Environment.KUBERNETES,),
        Outcome.BROKEN,
        "name",
        "name {name} must be a pod and its namespace, joined by a '.'",
        "the control plane finds no pod without its namespace",
        None,
        'name {quoted} must include namespace after the dot, ex. "name.namespace"',
    ),
)
NOTICES = tuple(dict.fromkeys(row.id for row in _ROWS))


def notice(id_: str, version: KumaVersion, environment: Environment, **words: str) -> list[Finding]:
    """Make the finding of a notice, if there is one in this version and environment."""
    rows = [row for row in _ROWS if row.id == id_ and environment in row.environments]
    return [_finding(row, words) for row in rows if threshold(row.since) <= version.number]


def _finding(row: Notice, words: dict[str, str]) -> Finding:
    return Finding(
        row.id,
        EFFECTS[row.outcome].severity.value,
        row.outcome.value,
        row.field,
        (),
        f"{row.message.format(**words)} ({row.id})",
        row.hint,
        None,
        None,
        None,
        row.because,
        row.upstream and row.upstream.format(**words),
    )
