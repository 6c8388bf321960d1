"""Law: an audit rejects or breaks a resource exactly if the validation of its name does."""

import io
import json
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from kuma_names.audit.model import AuditOptions
from kuma_names.audit.run import audit
from kuma_names.core.errors import KindNotInVersionError
from kuma_names.core.identifiers.codecs.kds_name import is_copy
from kuma_names.core.model import DISPLAY_NAME, Context, Environment, Facts, Mode, Operation
from kuma_names.core.names.validator import Validator
from kuma_names.core.rows import Kind
from kuma_names.core.tables.kinds import KINDS, KINDS_WITH_MESH_FIELD, RESOURCE_KINDS
from kuma_names.core.tables.labels import (
    MANAGED_BY,
    MESH,
    NAMESPACE,
    ORIGIN,
    REGISTERED,
    RETIRED_LABELS,
    ZONE,
)
from kuma_names.core.versions import KumaVersion
from kuma_names.json_types import JsonObject
from tests.audit.support import AUDITED_AT
from tests.support.strategies import names, versions

# An audit does not judge the labels of a resource with one of these, because a control plane wrote
# them; test_labels.py has them. A namespace makes a resource of Universal one of Kubernetes.
_KEYS = [
    key for key in REGISTERED if key not in (MANAGED_BY, ORIGIN, NAMESPACE, MESH, *RETIRED_LABELS)
]
_label_keys = st.sampled_from([*_KEYS, "kuma.io/x", "team", "a/b/c", "-a", "a" * 64]) | names
_label_values = st.sampled_from(("zone", "system", "universal", "enabled", "web", "a" * 64)) | names
SERVICE_KINDS = ("MeshService", "MeshMultiZoneService")


class Case(NamedTuple):
    """A resource, and the question about it."""

    kind: Kind
    environment: Environment
    version: KumaVersion
    operation: Operation
    mode: Mode
    name: str
    mesh: str | None
    namespace: str | None
    labels: dict[str, str]
    ports: tuple[str, ...] | None

    @property
    def display_name(self) -> str | None:
        """The display name, which is a label of Universal, and an annotation of Kubernetes."""
        return self.labels.get(DISPLAY_NAME)

    @property
    def synced(self) -> bool:
        """Whether the name is that of a copy."""
        return self.display_name is not None and is_copy(self.name, self.display_name)

    def document(self) -> JsonObject:
        """Return the resource as a document."""
        if self.environment is Environment.KUBERNETES:
            return self._object()
        document: JsonObject = {"type": self.kind.name, "name": self.name, "labels": self.labels}
        if self.mesh is not None:
            document["mesh"] = self.mesh
        return {**document, "spec": self._spec()}

    def _object(self) -> JsonObject:
        labels = {key: value for key, value in self.labels.items() if key != DISPLAY_NAME}
        annotations = {DISPLAY_NAME: self.display_name} if self.display_name is not None else {}
        metadata: JsonObject = {"name": self.name, "annotations": annotations, "labels": labels}
        document: JsonObject = {"apiVersion": "kuma.io/v1alpha1", "kind": self.kind.name}
        if self.mesh is not None and self.kind.name in KINDS_WITH_MESH_FIELD:
            document["mesh"] = self.mesh
        elif self.mesh is not None:
            labels[MESH] = self.mesh
        if self.namespace is not None:
            metadata["namespace"] = self.namespace
        return {**document, "metadata": metadata, "spec": self._spec()}

    def _spec(self) -> JsonObject:
        if self.ports is None:
            return {}
        ports = [{"port": number, "name": name} for number, name in enumerate(self.ports, 1)]
        return {"ports": ports}

    def facts(self) -> Facts:
        """Return the facts that a user would give with the name."""
        labels = dict(self.labels)
        if self.environment is Environment.KUBERNETES:
            labels.pop(DISPLAY_NAME, None)
            if self.mesh is not None and self.kind.name not in KINDS_WITH_MESH_FIELD:
                labels[MESH] = self.mesh
        return Facts.from_inputs(
            self.environment,
            {} if self.synced else labels,
            mesh=self.mesh,
            zone=self.labels.get(ZONE),
            namespace=self.namespace,
            display_name=self.display_name,
            synced=self.synced,
            ports=self.ports,
        )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a resource of Kuma."""
    kind = KINDS[draw(st.sampled_from(RESOURCE_KINDS))]
    environment = draw(st.sampled_from(kind.environments))
    on_kubernetes = environment is Environment.KUBERNETES
    in_namespace = on_kubernetes and kind.kubernetes_scope == "Namespace"
    return Case(
        kind=kind,
        environment=environment,
        version=draw(versions),
        operation=draw(st.sampled_from(list(Operation))),
        mode=draw(st.sampled_from(list(Mode))),
        name=draw(names.filter(_is_text)),
        mesh=draw(names.filter(_is_text)) if kind.scope == "mesh" else None,
        namespace=draw(st.sampled_from(("demo", "kuma-system"))) if in_namespace else None,
        labels=draw(
            st.dictionaries(
                _label_keys.filter(_is_text), _label_values.filter(_is_text), max_size=3
            )
        ),
        ports=draw(st.none() | st.lists(names.filter(_is_text), max_size=2, min_size=1).map(tuple))
        if kind.name in SERVICE_KINDS
        else None,
    )


def _is_text(text: str) -> bool:
    return text.isprintable()


def _validated(case: Case) -> str:
    context = Context(case.version, None, case.environment, case.operation, case.mode)
    try:
        validator = Validator(case.kind.name, context, case.facts())
    except KindNotInVersionError:
        return "rejected"
    return validator.validate(case.name).verdict


def _audited(case: Case) -> str | None:
    options = AuditOptions(case.version, case.version, case.operation, case.mode)
    text = json.dumps(case.document(), ensure_ascii=False).encode()
    report = audit([("f.json", io.BytesIO(text))], options, (), AUDITED_AT)
    assert not report.unreadable_files and not report.skipped_resources, (report, text)
    for part in report.resource_reports:
        if not part.resource.is_referenced:
            return part.after
    return "valid"


@given(cases())
def test_audit_and_validate_agree(case: Case) -> None:
    audited, validated = _audited(case), _validated(case)
    assert (audited == "rejected") == (validated == "rejected"), (audited, validated)
