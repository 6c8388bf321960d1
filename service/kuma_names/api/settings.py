"""What an operator can set about the HTTP service, each by one environment variable; defaults are in the table."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    """Read `KUMA_NAMES_*`; raises ValueError for a value that cannot be used."""
    given = Settings()
    origins = environ.get("KUMA_NAMES_CORS_ORIGINS", "")
    return Settings(
        version(environ.get("KUMA_NAMES_DEFAULT_VERSION", given.default_version), "KUMA_NAMES_DEFAULT_VERSION").text,
        int(environ.get("KUMA_NAMES_MAX_BODY", given.max_body)),
        int(environ.get("KUMA_NAMES_MAX_ITEMS", given.max_items)),
        frozenset(filter(None, (origin.strip() for origin in origins.split(",")))),
        int(environ.get("KUMA_NAMES_NAME_GAUGE_CAP", given.name_gauge_cap)),
    )
