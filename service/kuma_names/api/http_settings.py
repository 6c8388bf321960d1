"""What an operator can set about the HTTP service, each by one environment variable; the defaults are those of `Settings`."""

from collections.abc import Mapping
from dataclasses import dataclass

from kuma_names import environment
from kuma_names.core.errors import UnknownVersionError
from kuma_names.core.versions import DEFAULT_VERSION, parse_version


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and defaults of the service; sizes in bytes."""

    default_version: str = DEFAULT_VERSION
    max_body: int = 1024 * 1024
    max_inventory: int = 4 * 1024 * 1024
    max_items: int = 10_000
    cors_origins: frozenset[str] = frozenset()
    name_gauge_cap: int = 100
    management_port: int | None = None


def from_environment(environ: Mapping[str, str]) -> Settings:
    """Read `KUMA_NAMES_*`; raises ValueError, which names the variable, for a value that cannot be used."""
    given = Settings()
    return Settings(
        _version(environ, "KUMA_NAMES_DEFAULT_VERSION", given.default_version),
        environment.number(environ, "KUMA_NAMES_MAX_BODY", given.max_body, least=1),
        environment.number(environ, "KUMA_NAMES_MAX_INVENTORY", given.max_inventory, least=1),
        environment.number(environ, "KUMA_NAMES_MAX_ITEMS", given.max_items, least=1),
        environment.words(environ, "KUMA_NAMES_CORS_ORIGINS"),
        environment.number(environ, "KUMA_NAMES_NAME_GAUGE_CAP", given.name_gauge_cap),
        environment.port(environ, "KUMA_NAMES_METRICS_BIND"),
    )


def _version(environ: Mapping[str, str], variable: str, default: str) -> str:
    try:
        return parse_version(environ.get(variable, default), variable).text
    except UnknownVersionError as error:
        raise ValueError(f"{variable}: {error.reason}") from error
