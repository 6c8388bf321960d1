"""Errors of the core: one subclass of ValueError for each cause, with a stable code."""


class NamesError(ValueError):
    """Base class of the errors about invalid input.

    `code` is stable, `field` names the invalid input, `choices` lists the valid values.
    """

    code = "names/error"

    def __init__(self, field: str, reason: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason
        self.choices = choices


class UnknownKindError(NamesError):
    """Error for a kind that no supported Kuma version has."""

    code = "kind/unknown"


class KindNotInVersionError(NamesError):
    """Error for a kind that Kuma has, but not in this version."""

    code = "kind/not-in-version"


class UnknownVersionError(NamesError):
    """Error for a Kuma version that the tables do not cover."""

    code = "version/unknown"


class NotApplicableError(NamesError):
    """Error for an input that does not apply to the kind, such as an operation on a subject."""

    code = "context/not-applicable"


class MalformedIdentifierError(NamesError):
    """Error for a text that a codec cannot decode, or fields that it cannot encode.

    `position` is the code point at which decoding stopped, `kuma_text` Kuma's own error, `reads`
    the mesh and name that the control plane would read, `suggestion` a name to use instead.
    """

    def __init__(
        self,
        code: str,
        field: str,
        reason: str,
        *,
        position: int | None = None,
        kuma_text: str | None = None,
        reads: tuple[str, str] | None = None,
        suggestion: str | None = None,
    ) -> None:
        super().__init__(field, reason)
        self.code = code
        self.position = position
        self.kuma_text = kuma_text
        self.reads = reads
        self.suggestion = suggestion
