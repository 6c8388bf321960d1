"""Codec of the names of the Secrets about tokens: signing keys, public keys and revocations.

Grammar, Kuma 1.4 to 3.0 (pkg/core/tokens/signing_key.go, pkg/tokens/builtin):

    token-secret = token, "-token-", use, [ "-", mesh ], [ "-", key ]
    token        = "dataplane" | "zone" | "user"
                 | "zone-ingress"                                    until 2.6
    use          = "signing-key"
                 | "signing-public-key"                              of zones only
                 | "revocations"                                     without a key
    key          = a number, the ID of the key in the tokens

The Secrets for tokens of data plane proxies belong to a mesh, and contain its name; the others are
global. Key 0 is that of Kuma 1.3, whose name has no number at all. Kuma reads the number only, and
takes the greatest one to sign.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kuma_names.core.identifiers.base import (
    Identifier,
    distinct,
    malformed,
    offender_position,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion, Versioned

START, FIELD = CODES = ("token-secret/start", "token-secret/field")
_FIRST_KEY = "0"
_KEY = re.compile("0*[1-9][0-9]*")
_MESH_AND_KEY = re.compile("(.+)-(0*[1-9][0-9]*)", re.DOTALL)
_LEGACY_NAME = FORMATS["legacy-charset"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form(Versioned):
    """Table row: a sort of Secret, what its name has behind its beginning, and its versions."""

    token: str
    use: str
    has_mesh: bool = False
    has_key: bool = False
    since: str | None = None
    before: str | None = None

    @property
    def start(self) -> str:
        """The beginning of the name."""
        return f"{self.token}-token-{self.use}"


_FORMS = (
    _Form(token="dataplane", use="signing-key", has_mesh=True, has_key=True),
    _Form(token="dataplane", use="revocations", has_mesh=True),
    _Form(token="zone", use="signing-key", has_key=True),
    _Form(token="zone", use="signing-public-key", has_key=True),
    _Form(token="zone", use="revocations"),
    _Form(token="user", use="signing-key", has_key=True),
    _Form(token="user", use="revocations"),
    _Form(token="zone-ingress", use="signing-key", has_key=True, before="2.7"),
    _Form(token="zone-ingress", use="revocations", before="2.7"),
)


@dataclass(frozen=True, slots=True)
class TokenSecret(Identifier):
    """What a Secret is used for: the sort of token, the use, the mesh, and the ID of the key."""

    token: str = ""
    use: str = ""
    mesh: str = ""
    key: str = ""

    def is_conventional(self) -> bool:
        """Return whether it is no key of Kuma 1.3."""
        return self.key != _FIRST_KEY

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "TokenSecret":
        """Decode a name in the most likely way: a number at the end is a key.

        Raises `MalformedIdentifierError`.
        """
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the name.

        Raises `MalformedIdentifierError` for a Secret that the version does not have, and for a
        mesh or a key that the Secret cannot have.
        """
        form = self._form(version)
        if form.has_mesh:
            self._check_mesh()
        elif self.mesh:
            raise malformed(FIELD, "must be empty: the Secret is global", 0, "mesh")
        if form.has_key:
            self._check_key()
        elif self.key:
            raise malformed(FIELD, "must be empty: the Secret has no key", 0, "key")
        key = "" if self.key == _FIRST_KEY else self.key
        return "-".join(filter(None, (form.start, self.mesh, key)))

    def _form(self, version: KumaVersion) -> _Form:
        for form in _forms_in(version):
            if (form.token, form.use) == (self.token, self.use):
                return form
        starts = ", ".join(form.start for form in _forms_in(version))
        reason = f"and use must result in one of {starts}"
        raise malformed(FIELD, reason, 0, "token")

    def _check_mesh(self) -> None:
        if not _LEGACY_NAME.accepts(self.mesh):
            reason = f"{quoted(self.mesh)} must be a name that some Kuma release accepted"
            raise malformed(FIELD, reason, offender_position(_LEGACY_NAME, self.mesh), "mesh")

    def _check_key(self) -> None:
        if self.key != _FIRST_KEY and not _KEY.fullmatch(self.key):
            reason = f"{quoted(self.key)} must be a number, or {_FIRST_KEY} for that of Kuma 1.3"
            raise malformed(FIELD, reason, 0, "key")


def _forms_in(version: KumaVersion) -> list[_Form]:
    return [form for form in _FORMS if form.versions.contains(version.number)]


def readings(text: str, version: KumaVersion) -> list[TokenSecret]:
    """Return the reading with a number as the key, and the one with the number in the mesh."""
    forms = [form for form in _forms_in(version) if text.startswith(form.start)]
    if not forms:
        starts = ", ".join(form.start for form in _forms_in(version))
        raise malformed(START, f"{quoted(text)} must begin with one of {starts}", 0)
    form = forms[0]
    candidates = distinct(_readings(form, text.removeprefix(form.start)))
    if not candidates:
        reason = f"{quoted(text)} must have nothing but {_parts_of(form)} behind '{form.start}'"
        raise malformed(FIELD, reason, len(form.start))
    return candidates


def _parts_of(form: _Form) -> str:
    parts = {"a mesh": form.has_mesh, "a number": form.has_key}
    return " and ".join(part for part, has_part in parts.items() if has_part) or "nothing"


def _readings(form: _Form, rest: str) -> Iterator[TokenSecret]:
    """Yield the readings of what is behind the beginning of a name."""
    if form.has_mesh:
        yield from _readings_in_mesh(form, rest)
        return
    key = _FIRST_KEY if form.has_key else ""
    if not rest:
        yield TokenSecret(form.token, form.use, "", key)
    elif form.has_key and rest.startswith("-") and _KEY.fullmatch(rest, 1):
        yield TokenSecret(form.token, form.use, "", rest[1:])


def _readings_in_mesh(form: _Form, rest: str) -> Iterator[TokenSecret]:
    mesh = rest.removeprefix("-")
    if mesh == rest or not _LEGACY_NAME.accepts(mesh):
        return
    if not form.has_key:
        yield TokenSecret(form.token, form.use, mesh)
        return
    match = _MESH_AND_KEY.fullmatch(mesh)
    if match:
        yield TokenSecret(form.token, form.use, match[1], match[2])
    yield TokenSecret(form.token, form.use, mesh, _FIRST_KEY)


CODEC = Codec(
    id="token-secret",
    summary="the Secret of a key that signs tokens",
    grammar='token-secret = token, "-token-", use, [ "-", mesh ], [ "-", key ]',
    source="pkg/core/tokens/signing_key.go, pkg/tokens/builtin",
    type=TokenSecret,
    readings=readings,
    codes=(*CODES, "token-secret/ambiguous", "token-secret/too-long"),
    example=TokenSecret("dataplane", "signing-key", "default", "1"),
)
