"""The errors of the core: one ValueError a cause, each with a stable code; it knows nothing of HTTP."""


class NamesError(ValueError):
    """A question that cannot be answered as it was asked.

    `code` is stable, `field` names the input at fault and `choices` lists what it may be instead.
    """

    code = "names/error"

    def __init__(self, field: str, reason: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason
        self.choices = choices


class UnknownKindError(NamesError):
    """A kind that no supported Kuma version has."""

    code = "kind/unknown"


class KindNotInVersionError(NamesError):
    """A kind that exists in Kuma, but not in the version asked about."""

    code = "kind/not-in-version"


class UnknownVersionError(NamesError):
    """A Kuma version that the tables do not cover."""

    code = "version/unknown"


class NotApplicableError(NamesError):
    """A context that the kind does not have, such as an operation on a name that is not a resource's."""

    code = "context/not-applicable"


class MalformedIdentifierError(NamesError):
    """A text that is no identifier of its family, or parts that make none.

    `position` is the code point where reading stopped, `upstream` Kuma's own text, `reads` what the control plane
    would read instead and `suggestion` what to use.
    """

    def __init__(
        self,
        code: str,
        field: str,
        reason: str,
        *,
        position: int | None = None,
        upstream: str | None = None,
        reads: tuple[str, str] | None = None,
        suggestion: str | None = None,
    ) -> None:
        super().__init__(field, reason)
        self.code = code
        self.position = position
        self.upstream = upstream
        self.reads = reads
        self.suggestion = suggestion
