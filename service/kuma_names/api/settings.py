"""What an operator can set about the HTTP service, each by one environment variable; the defaults are those of `Settings`."""

from collections.abc import Mapping
from dataclasses import dataclass

from kuma_names.core.errors import UnknownVersionError
from kuma_names.core.versions import DEFAULT_VERSION, version


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and defaults of the service; sizes in bytes."""

    default_version: str = DEFAULT_VERSION
    max_body: int = 1024 * 1024
    max_items: int = 10_000
    cors_origins: frozenset[str] = frozenset()
    name_gauge_cap: int = 100


def from_environment(environ: Mapping[str, str]) -> Settings:
    """Read `KUMA_NAMES_*`; raises ValueError, which names the variable, for a value that cannot be used."""
    given = Settings()
    origins = environ.get("KUMA_NAMES_CORS_ORIGINS", "")
    return Settings(
        _version(environ, "KUMA_NAMES_DEFAULT_VERSION", given.default_version),
        _number(environ, "KUMA_NAMES_MAX_BODY", given.max_body, least=1),
        _number(environ, "KUMA_NAMES_MAX_ITEMS", given.max_items, least=1),
        frozenset(filter(None, (origin.strip() for origin in origins.split(",")))),
        _number(environ, "KUMA_NAMES_NAME_GAUGE_CAP", given.name_gauge_cap, least=0),
    )


def _version(environ: Mapping[str, str], variable: str, default: str) -> str:
    try:
        return version(environ.get(variable, default), variable).text
    except UnknownVersionError as error:
        raise ValueError(f"{variable}: {error.reason}") from error


def _number(environ: Mapping[str, str], variable: str, default: int, least: int) -> int:
    text = environ.get(variable, str(default))
    if not (text.isascii() and text.isdigit() and int(text) >= least):
        raise ValueError(f"{variable} must be a whole number from {least} on, is {text[:40]!r}")
    return int(text)
