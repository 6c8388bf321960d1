"""What an inventory has to say besides the rules of names, as rows: data only."""

from dataclasses import dataclass

from kuma_names.core.model import EFFECTS, Environment, Outcome

NOTE = "note"
"""The severity of what is worth knowing and says nothing against a name."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding on an inventory; {placeholders} are filled in. `outcome` None is a note."""

    id: str
    summary: str
    environments: tuple[Environment, ...]
    outcome: Outcome | None
    message: str
    because: str

    @property
    def severity(self) -> str:
        """How bad it is."""
        return NOTE if self.outcome is None else EFFECTS[self.outcome].severity.value


_ALL = tuple(Environment)
_ROWS = (
    Remark(
        "kind-not-in-version",
        "a kind that a version does not have",
        _ALL,
        Outcome.REFUSED,
        "{reason}",
        "the control plane refuses a resource of a kind that it does not know, whatever its name",
    ),
    Remark(
        "proxy-id-collision",
        "two proxies with the same ID",
        _ALL,
        Outcome.BROKEN,
        "proxy ID {id} is also that of {others}",
        "the control plane takes them for one proxy: the one that connects second is turned away",
    ),
    Remark(
        "kri-collision",
        "two resources with the same KRI",
        _ALL,
        Outcome.BROKEN,
        "KRI {id} is also that of {others}",
        "whoever asks for one by it may get the other: Kuma's URLs, metrics and Envoy's names do not tell them apart",
    ),
    Remark(
        "wire-name-collision",
        "two resources that zones send each other under the same name",
        _ALL,
        Outcome.BROKEN,
        "between zones it is called {id}, as is {others}",
        "the control planes take them for one resource: one of them does not arrive, or is removed with the other",
    ),
    Remark(
        "kds-name-collision",
        "two resources whose copies have the same name",
        _ALL,
        Outcome.BROKEN,
        "its copies in other zones are called {id}, as are those of {others}",
        "one copy replaces the other: in one mesh always, in different meshes where the zone is one of Kubernetes",
    ),
    Remark(
        "sni-collision",
        "two services with the same SNI",
        _ALL,
        Outcome.BROKEN,
        "SNI {id} is also that of {others}",
        "zone proxies cannot tell them apart: requests for one reach the other",
    ),
    Remark(
        "hostname-collision",
        "two services with the same hostname",
        _ALL,
        Outcome.BROKEN,
        "hostname {id} is also that of {others}",
        "Kuma gives it to one of them, and the other has none from the default generators",
    ),
    Remark(
        "proxy-id-misread",
        "a data plane proxy whose ID is read as another mesh",
        _ALL,
        Outcome.BROKEN,
        "proxy ID {id} is read as mesh {read}, name {name}; the mesh is {meant}",
        "the data plane proxy cannot start: the control plane looks for it in another mesh{existing}",
    ),
    Remark(
        "unsynced-in-upgrade",
        "a resource that does not arrive where the newer version already runs",
        _ALL,
        Outcome.UNSYNCED,
        "from the day that {receiver} runs Kuma {after}, {kind} {name} no longer arrives there",
        "a control plane leaves out what it would refuse itself, and only its log says so",
    ),
    Remark(
        "yaml-scalar",
        "a text that YAML reads as something else",
        (Environment.UNIVERSAL,),
        None,
        "{field} {written} is {kind} in YAML: Kuma sees {value}",
        "Kuma writes it back as a text, which may be another one than you wrote; quotes keep it as it is",
    ),
    Remark(
        "yaml-scalar",
        "a text that YAML reads as something else",
        (Environment.KUBERNETES,),
        Outcome.REFUSED,
        "{field} {written} is {kind} in YAML, and no text",
        "the Kubernetes API server refuses it before Kuma sees it; quotes make it a text",
    ),
    Remark(
        "duplicate-resource",
        "a resource that is there more than once",
        _ALL,
        None,
        "{kind} {name} is in the inventory more than once",
        "the one that is applied last wins, unless they come from different control planes",
    ),
    Remark(
        "duplicate-key",
        "a key that is there more than once",
        _ALL,
        None,
        "the key {key} is given more than once",
        "Kuma takes the last one, other readers the first, or none",
    ),
    Remark(
        "rename-collision",
        "two names with one closest good name",
        _ALL,
        None,
        "the closest good name {closest} is taken, so {name} is suggested",
        "two resources of one kind cannot have one name",
    ),
    Remark(
        "mesh-not-in-inventory",
        "a reference to a Mesh that is not there",
        _ALL,
        None,
        "mesh {mesh} is not in the inventory; resources that name it: {count}",
        "the Mesh was not judged, and nothing can be said of its name",
    ),
)
COLLISIONS = {
    "proxyid": "proxy-id-collision",
    "kri": "kri-collision",
    "wire-name": "wire-name-collision",
    "kds-name": "kds-name-collision",
    "sni": "sni-collision",
    "sni-hash": "sni-collision",
    "hostname": "hostname-collision",
}
"""The remark on two resources with one identifier, by its codec."""
REMARKS = {(row.id, environment): row for row in _ROWS for environment in row.environments}
REMARK_IDS = tuple(dict.fromkeys(row.id for row in _ROWS))
