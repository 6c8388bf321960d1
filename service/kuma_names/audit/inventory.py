"""What no single name shows: identifiers and names that meet, meshes that are missing, and who mentions whom."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from kuma_names.audit.collisions import Collision, Collisions
from kuma_names.audit.finding_types import COLLISIONS
from kuma_names.audit.input.model import Resource
from kuma_names.audit.input.references import find_references
from kuma_names.audit.model import Found, Judged, Mention, Question
from kuma_names.audit.resource_findings import Judge, judged, remark
from kuma_names.audit.suggestions import OWN, Places, Renaming, Scope, scope_of
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.model import Environment, Facts
from kuma_names.core.quoting import quoted

_SAID = 3
"""Other resources that a message names."""


class Inventory:
    """Gathers, resource by resource, what is needed to compare them, and says at the end what the comparison shows.

    `size` is the number of resources so far.
    """

    def __init__(self, judge: Judge, question: Question) -> None:
        self._judge = judge
        self._collisions = Collisions(question)
        self.size = 0
        self._verdicts: tuple[Counter[str | None], Counter[str | None]] = (Counter(), Counter())
        self._judged: dict[int, Judged] = {}
        self._misread: list[Resource] = []
        self._places: Places = defaultdict(dict)
        self._meshes: set[str] = set()
        self._wanted: dict[str, tuple[int, Resource]] = {}
        self._mentions: dict[tuple[str, str | None, str], list[Mention]] = defaultdict(list)
        self._suspects: dict[tuple[str, str], bool] = {}

    def add(self, one: Judged) -> None:
        """Take a judged resource in."""
        resource = one.resource
        bare = resource._replace(body={}, carried_names=())
        for carried in resource.carried_names:
            self._places[Scope(carried.kind, resource.facts.mesh, None, None)].setdefault(
                carried.text.value, (resource.place, "")
            )
        extra = list(self._note_name(bare))
        self._note_mentions(resource)
        self._collisions.add(bare)
        if (
            resource.kind == "Dataplane"
            and not resource.facts.synced
            and "." in (resource.facts.mesh or "")
        ):
            self._misread.append(bare)
        if resource.mesh is not None and resource.mesh.value:
            count, first = self._wanted.get(resource.mesh.value, (0, bare))
            self._wanted[resource.mesh.value] = count + 1, first
        for counted, verdict in zip(self._verdicts, (one.before, one.after), strict=True):
            counted[verdict] += 1
        self.size += 1
        if one.found or extra:
            self._keep(one._replace(resource=bare), extra)

    def verdicts(self) -> tuple[dict[str | None, int], dict[str | None, int]]:
        """Count all resources by verdict, in the older and in the newer version."""
        older, newer = (dict(+counted) for counted in self._verdicts)
        return older, newer

    def finish(self) -> Iterator[Judged]:
        """Compare, and hand out all that something is to be said of, in the order of reading."""
        for collision in self._collisions.found():
            self._say(collision.resource, _collides(collision))
        for proxy in self._misread:
            self._say(proxy, self._is_misread(proxy))
        for mesh, (count, first) in self._wanted.items():
            if mesh not in self._meshes and first.mesh is not None:
                words = {"mesh": quoted(mesh), "count": str(count)}
                self._say(first, remark(first, "mesh-not-in-inventory", first.mesh, "mesh", words))
        renaming = Renaming(self._judge, self._places)
        for _, one in sorted(self._judged.items()):
            found = tuple(renaming.suggesting(one))
            name = (one.resource.kind, one.resource.facts.mesh, one.resource.name.value)
            renamed = any(entry.suggestion for entry in found if entry.field in OWN)
            yield one._replace(
                found=found, mentions=tuple(sorted(self._mentions.get(name, ()))) if renamed else ()
            )

    def _note_name(self, resource: Resource) -> Iterator[Found]:
        if resource.kind == "Mesh":
            self._meshes.add(resource.name.value)
        names = self._places[scope_of(resource)]
        other, address = names.setdefault(resource.name.value, (resource.place, resource.address))
        if other is not resource.place and not _may_be_two(resource, address):
            words = {"kind": resource.kind, "name": quoted(resource.name.value)}
            again = remark(resource, "duplicate-resource", resource.name, "name", words)
            yield again._replace(
                others=(Mention(other, resource.kind, resource.name.value, "name"),)
            )

    def _note_mentions(self, resource: Resource) -> None:
        """Keep where a name is mentioned that may get another."""
        for found in find_references(resource):
            if self._is_suspect(found.kind, found.name):
                mesh = resource.facts.mesh if found.kind not in ("Mesh", "Zone") else None
                place = resource.place._replace(line=found.line)
                self._mentions[found.kind, mesh, found.name].append(
                    Mention(place, resource.kind, resource.name.value, found.field)
                )

    def _is_suspect(self, kind: str, name: str) -> bool:
        if (kind, name) not in self._suspects:
            validator = self._judge.validator(kind, Environment.UNIVERSAL, Facts())
            self._suspects[kind, name] = validator is not None and not validator.passes(name)
        return self._suspects[kind, name]

    def _is_misread(self, proxy: Resource) -> Found:
        id_ = _proxy_id(proxy)
        read = ProxyId(
            *id_.split(".", 1)
        )  # as the control plane does; `ProxyId.parse` takes only so long a text
        words = {
            "id": quoted(id_),
            "read": quoted(read.mesh),
            "name": quoted(read.name),
            "meant": quoted(proxy.facts.mesh or ""),
        }
        words["existing"] = (
            f", {quoted(read.mesh)}, which exists"
            if read.mesh in self._meshes
            else f", {quoted(read.mesh)}"
        )
        return remark(proxy, "proxy-id-misread", proxy.name, "name", words)

    def _say(self, resource: Resource, found: Found) -> None:
        self._keep(self._judged.get(resource.order) or self._judge.spotless(resource), [found])

    def _keep(self, one: Judged, found: list[Found]) -> None:
        """Keep a resource with more findings, and count its verdicts in the place of those it had."""
        kept = judged(one.resource, one.before, one.after, [*one.found, *found])
        self._judged[one.resource.order] = kept
        for counted, old, new in zip(
            self._verdicts, (one.before, one.after), (kept.before, kept.after), strict=True
        ):
            counted.subtract([old])
            counted.update([new])


def _may_be_two(resource: Resource, address: str) -> bool:
    """Tell whether a name that is there twice is of two: a Universal Dataplane is what a proxy is started with, elsewhere."""
    started = (
        resource.kind == "Dataplane"
        and resource.environment is Environment.UNIVERSAL
        and not resource.facts.synced
    )
    return started and not resource.address == address != ""


def _proxy_id(resource: Resource) -> str:
    return str(ProxyId(resource.facts.mesh or "", resource.core_name))


def _collides(collision: Collision) -> Found:
    """Say which resources have the same identifier: some of them, and how many more there are."""
    resource, others = collision.resource, collision.others
    said = ", ".join(
        f"{quoted(other.name.value)} at {other.place.file}:{other.place.line}"
        for other in others[:_SAID]
    )
    more = collision.total - len(others[:_SAID])
    words = {"id": quoted(collision.text), "others": said + (f" and {more} more" if more else "")}
    found = remark(
        resource, COLLISIONS[collision.codec], resource.name, "name", words, collision.outcomes
    )
    return found._replace(others=tuple(map(_mention, others)))


def _mention(resource: Resource) -> Mention:
    return Mention(resource.place, resource.kind, resource.name.value, "name")
