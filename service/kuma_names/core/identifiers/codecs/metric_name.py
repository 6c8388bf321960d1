"""Codec of the names of clusters and listeners in metrics, with their characters replaced.

Grammar, Kuma 0.5 to 3.0 (pkg/util/xds/metric_sanitizer.go, SanitizeMetric):

    metric-name = letter, digit, "_" or "-", any number of them

Whatever else a name has becomes "_". The name cannot be restored, but most of the names that change
are Envoy's older ones (tables/legacy_envoy_forms.py), which can be recognized, also in metrics that
are older than the control plane. Services and KRIs seldom change.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import Identifier, distinct, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs import legacy_envoy_name
from kuma_names.core.quoting import quoted
from kuma_names.core.rows import LegacyEnvoyForm
from kuma_names.core.tables.legacy_envoy_forms import LEGACY_ENVOY_FORMS
from kuma_names.core.versions import KumaVersion, parse_version, version_number

CHARACTERS, FIELD = CODES = ("metric-name/characters", "metric-name/field")
_REPLACED = re.compile(r"[^a-zA-Z_\-0-9]", re.ASCII)
_WITHOUT_METRICS = ("mesh_ca_all", "mesh_ca", "identity_cert", "inbound_route", "outbound_route")
"""Forms of secrets and routes, which have no metrics."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_RESTORED = {"ipv4": ".", "ipv6": ":", "ip": ".:"}
"""The characters that may have been replaced in the value of a placeholder."""


def sanitized(name: str) -> str:
    """Replace the characters of a name as Kuma does.

    >>> sanitized("localhost:8080")
    'localhost_8080'
    """
    return _REPLACED.sub("_", name)


@dataclass(frozen=True, slots=True)
class MetricName(Identifier):
    """The name of a cluster or a listener of Envoy."""

    name: str = ""

    def is_conventional(self) -> bool:
        """Return True: dots are usual here."""
        return True

    def is_possible(self) -> bool:
        """Return whether a character was replaced: other names are what they are elsewhere."""
        return sanitized(self.name) != self.name

    def dropped_fields(self) -> tuple[str, ...]:
        """Return the name, if a character of it may have been replaced."""
        return ("name",) if "_" in sanitized(self.name) else ()

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "MetricName":
        """Decode a name in the most likely way; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the name exactly as Kuma does.

        Raises `MalformedIdentifierError` for an empty name.
        """
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name")
        return sanitized(self.name)


def readings(text: str, version: KumaVersion) -> list[MetricName]:
    """Return Envoy's older names that become the text, and the text itself.

    Services with dots may become it, too, and are no readings.
    """
    offender = _REPLACED.search(text)
    if offender or not text:
        reason = f"{quoted(text)} must consist of letters, digits, '_' and '-'"
        raise malformed(CHARACTERS, reason, offender.start() if offender else 0)
    return distinct([*_envoy_names(text, version), MetricName(text)])


def _envoy_names(text: str, version: KumaVersion) -> Iterator[MetricName]:
    for form in LEGACY_ENVOY_FORMS:
        is_known = version.number >= version_number(form.since)
        if form.id in _WITHOUT_METRICS or not is_known:
            continue
        for name in _restored_names(form, text):
            if sanitized(name) == text and _has_form(name, form):
                yield MetricName(name)


def _restored_names(form: LegacyEnvoyForm, text: str) -> Iterator[str]:
    """Yield the names of a form that a text may have been."""
    match = _pattern(form.template).fullmatch(text)
    if match is None:
        return
    choices = [_restored_values(key, value) for key, value in match.groupdict().items()]
    for values in product(*choices):
        yield form.template.format_map(dict(zip(match.groupdict(), values, strict=True)))


def _restored_values(placeholder: str, value: str) -> list[str]:
    characters = _RESTORED.get(placeholder)
    if characters is None:
        return [value]
    return [value.replace("_", character) for character in characters]


@lru_cache(maxsize=64)
def _pattern(template: str) -> re.Pattern[str]:
    """Compile a template whose characters are replaced; every placeholder becomes a group."""
    texts = _PLACEHOLDER.split(template)
    pattern = ""
    for literal, placeholder in zip(texts[::2], [*texts[1::2], ""], strict=True):
        pattern += re.escape(sanitized(literal))
        if placeholder:
            pattern += f"(?P<{placeholder}>.+)"
    return re.compile(pattern)


def _has_form(name: str, form: LegacyEnvoyForm) -> bool:
    """Return whether a name is one of Envoy's older names of this form."""
    try:
        names = legacy_envoy_name.readings(name, parse_version(form.since))
    except MalformedIdentifierError:
        return False
    return any(reading.form == form.id for reading in names)


CODEC = Codec(
    id="metric-name",
    summary="a cluster or a listener, as metrics call it",
    grammar='metric-name = { letter | digit | "_" | "-" }',
    source="pkg/util/xds/metric_sanitizer.go, SanitizeMetric",
    type=MetricName,
    readings=readings,
    codes=(*CODES, "metric-name/too-long"),
    example=MetricName("localhost:8080"),
    dropped_fields=("name",),
    loss="Kuma replaces all but letters, digits, '_' and '-'",
    is_recognizable=False,
)
