"""Types of the core: enumerations, and the context and facts of a validation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

from kuma_names.core.errors import NotApplicableError
from kuma_names.core.versions import KumaVersion, parse_version

DISPLAY_NAME = "kuma.io/display-name"
"""The label that carries the display name on Universal."""


class Environment(StrEnum):
    """Where the control plane runs."""

    UNIVERSAL = "universal"
    KUBERNETES = "kubernetes"


class Operation(StrEnum):
    """What a request does to the resource."""

    CREATE = "create"
    UPDATE = "update"


class Mode(StrEnum):
    """Mode of the control plane: global, a zone on its own, or a zone connected to a global one."""

    GLOBAL = "global"
    ZONE = "zone"
    FEDERATED_ZONE = "federated-zone"


class Severity(StrEnum):
    """Severity of a finding."""

    ERROR = "error"
    WARNING = "warning"


class Verdict(StrEnum):
    """Result of validating a name against one version, mildest first."""

    VALID = "valid"
    INCOMPLETE = "incomplete"
    DEPRECATED = "deprecated"
    BROKEN = "broken"
    REJECTED = "rejected"


VERDICTS = tuple(Verdict)


class Outcome(StrEnum):
    """What happens to a name that breaks a rule."""

    REFUSED = "refused"  # the request fails
    WARNED = "warned"  # the response has a warning
    LOGGED = "logged"  # only the control plane's log has a warning
    SKIPPED = "skipped"  # something is not generated from the name
    UNSYNCED = "unsynced"  # the resource does not arrive at other control planes
    BROKEN = "broken"  # the name is accepted, but something does not work with it
    STARTUP = "startup"  # the process does not start


class Effect(NamedTuple):
    """Consequence of an outcome: severity, verdict, and whether it announces a later rejection."""

    severity: Severity
    verdict: Verdict
    announces: bool


EFFECTS = {
    Outcome.REFUSED: Effect(Severity.ERROR, Verdict.REJECTED, announces=False),
    Outcome.WARNED: Effect(Severity.WARNING, Verdict.DEPRECATED, announces=True),
    Outcome.LOGGED: Effect(Severity.WARNING, Verdict.DEPRECATED, announces=True),
    Outcome.SKIPPED: Effect(Severity.WARNING, Verdict.DEPRECATED, announces=False),
    Outcome.UNSYNCED: Effect(Severity.ERROR, Verdict.BROKEN, announces=False),
    Outcome.BROKEN: Effect(Severity.ERROR, Verdict.BROKEN, announces=False),
    Outcome.STARTUP: Effect(Severity.ERROR, Verdict.REJECTED, announces=False),
}


class Stage(StrEnum):
    """Stages in which a control plane handles a request, in order; a refusal ends the request.

    Clauses about something else than requests have the stage `NONE`.
    """

    URL = "url"
    LOOKUP = "lookup"
    REQUEST = "request"
    LABEL = "label"
    KIND = "kind"
    WRITE = "write"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Context:
    """Version, environment, operation and mode of a validation.

    `target` is the version that an upgrade leads to; `operation` None means the kind's first one.
    """

    version: KumaVersion
    target: KumaVersion | None = None
    environment: Environment = Environment.UNIVERSAL
    operation: Operation | None = None
    mode: Mode = Mode.ZONE

    @classmethod
    def from_strings(
        cls,
        kuma_version: str,
        target_version: str | None = None,
        environment: str = Environment.UNIVERSAL,
        operation: str | None = None,
        mode: str = Mode.ZONE,
    ) -> Self:
        """Parse the values of a request.

        Raises `UnknownVersionError`, which lists the choices, and ValueError for an unknown
        environment, operation or mode.

        >>> Context.from_strings("2.14").version.text
        '2.14'
        """
        target = None
        if target_version is not None:
            target = parse_version(target_version, "targetVersion")
        return cls(
            parse_version(kuma_version),
            target,
            Environment(environment),
            None if operation is None else Operation(operation),
            Mode(mode),
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """Inputs of a validation besides name and context; None means unknown, not empty.

    `labels` are pairs of key and value, in the order of keys; on Universal the display name is
    one of them. `address` is the networking.address of an ExternalService.
    """

    mesh: str | None = None
    zone: str | None = None
    namespace: str | None = None
    display_name: str | None = None
    synced: bool = False
    ports: tuple[str, ...] | None = None
    labels: tuple[tuple[str, str], ...] = ()
    address: str | None = None

    @classmethod
    def from_inputs(
        cls,
        environment: Environment,
        labels: Mapping[str, str] | None = None,
        *,
        mesh: str | None = None,
        zone: str | None = None,
        namespace: str | None = None,
        display_name: str | None = None,
        synced: bool = False,
        ports: Iterable[str] | None = None,
        address: str | None = None,
    ) -> Self:
        """Create facts; on Universal the display name is read from its label, if that is present.

        Raises `NotApplicableError` if label and display name differ.

        >>> Facts.from_inputs(Environment.UNIVERSAL, {"kuma.io/display-name": "web"}).display_name
        'web'
        """
        labels = labels or {}
        if environment is Environment.UNIVERSAL and DISPLAY_NAME in labels:
            label = labels[DISPLAY_NAME]
            if display_name not in (None, label):
                reason = f"must be equal to the label {DISPLAY_NAME}, or be omitted"
                raise NotApplicableError("displayName", reason)
            display_name = label
        return cls(
            mesh,
            zone,
            namespace,
            display_name,
            synced,
            None if ports is None else tuple(ports),
            tuple(sorted(labels.items())),
            address,
        )


NO_FACTS = Facts()
