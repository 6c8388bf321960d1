"""Settings of the service, which operators set by environment variables.

The field `max_body` is read from `KUMA_NAMES_MAX_BODY`, and so is every other field; its annotation
holds its parser. This module imports only the standard library and the core, so that the health
check and the command line start fast.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NamedTuple, Self, get_type_hints
from urllib.parse import urlsplit

from kuma_names.core.errors import UnknownVersionError
from kuma_names.core.versions import DEFAULT_VERSION, MINORS, parse_version

# The lookahead keeps a path of a Unix socket, such as unix:80, from being a host and a port.
_TCP_ADDRESS = re.compile(
    r"(?:tcp://)?(?!unix:)"
    r"(?:\[(?P<ipv6>[^][/\s]+)\]|(?P<host>[^][/:\s]*))"
    r":(?P<port>0|[1-9][0-9]{0,4})"
)
_REPOSITORY = "https://github.com/kuma-names/kuma-names"
_WHOLE_NUMBER = re.compile(r"[0-9]{1,11}")


class TcpAddress(NamedTuple):
    """TCP address to listen on: an empty host means all interfaces, IPv6 is without brackets."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


class UnixAddress(NamedTuple):
    """Unix socket to listen on."""

    path: str

    def __str__(self) -> str:
        return f"unix:{self.path}"


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """Parser of whole numbers within bounds."""

    minimum: int
    maximum: int = 1_000_000_000

    def __call__(self, text: str) -> int:
        """Parse ASCII digits; raises ValueError."""
        if _WHOLE_NUMBER.fullmatch(text) and self.minimum <= int(text) <= self.maximum:
            return int(text)
        bounds = f"from {self.minimum} to {self.maximum}"
        raise ValueError(f"must be a whole number {bounds}, is {text[:40]!r}")


@dataclass(frozen=True, slots=True)
class Choice:
    """Parser of one of a few words, in any case."""

    words: tuple[str, ...]

    def __call__(self, text: str) -> str:
        """Return the word in lowercase; raises ValueError."""
        word = text.lower()
        if word not in self.words:
            raise ValueError(f"must be one of {', '.join(self.words)}, is {word[:40]!r}")
        return word


def parse_default_version(text: str) -> str:
    """Parse a supported Kuma version; raises ValueError."""
    try:
        return parse_version(text).text
    except UnknownVersionError:
        bounds = f"from {MINORS[0]} to {MINORS[-1]}"
        raise ValueError(f"must be a Kuma version {bounds}, is {text[:40]!r}") from None


def parse_list(text: str) -> frozenset[str]:
    """Parse items separated by commas."""
    items = map(str.strip, text.split(","))
    return frozenset(filter(None, items))


def parse_url(text: str) -> str | None:
    """Parse the URL of a web page, None for an empty text; raises ValueError."""
    if not text:
        return None
    url = urlsplit(text)
    if url.scheme not in ("http", "https") or not url.netloc:
        raise ValueError(f"must be a URL that begins with http:// or https://, is {text[:80]!r}")
    return text


def parse_tcp_address(text: str) -> TcpAddress:
    """Parse `host:port`; raises ValueError.

    >>> parse_tcp_address("[::1]:8080")
    TcpAddress(host='::1', port=8080)
    """
    match = _TCP_ADDRESS.fullmatch(text)
    if match is None or int(match["port"]) > 65535:
        raise ValueError(f"must be host:port, is {text[:80]!r}")
    host = match["ipv6"] or match["host"]
    return TcpAddress(host, int(match["port"]))


def parse_address(text: str) -> TcpAddress | UnixAddress:
    """Parse `host:port` or `unix:path` as gunicorn does; raises ValueError.

    >>> parse_address("unix:/run/names")
    UnixAddress(path='/run/names')
    """
    path = text.removeprefix("unix:").removeprefix("//")
    if text.startswith("unix:") and path:
        return UnixAddress(path)
    try:
        return parse_tcp_address(text)
    except ValueError:
        raise ValueError(f"must be host:port or unix:path, is {text[:80]!r}") from None


def parse_addresses(text: str) -> tuple[TcpAddress | UnixAddress, ...]:
    """Parse addresses separated by commas; raises ValueError."""
    items = map(str.strip, text.split(","))
    return tuple(map(parse_address, items))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of the HTTP application; sizes are in bytes."""

    default_version: Annotated[str, parse_default_version] = DEFAULT_VERSION
    max_body: Annotated[int, WholeNumber(1)] = 1024 * 1024
    max_inventory: Annotated[int, WholeNumber(1)] = 4 * 1024 * 1024
    max_items: Annotated[int, WholeNumber(1)] = 10_000
    cors_origins: Annotated[frozenset[str], parse_list] = frozenset()
    name_gauge_cap: Annotated[int, WholeNumber(0)] = 100
    metrics_bind: Annotated[TcpAddress | None, parse_tcp_address] = None
    docs_url: Annotated[str | None, parse_url] = f"{_REPOSITORY}/tree/main/docs"
    repository_url: Annotated[str | None, parse_url] = _REPOSITORY

    @property
    def management_port(self) -> int | None:
        """Port of metrics and probes, or None if they share the main port."""
        return None if self.metrics_bind is None else self.metrics_bind.port

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Self:
        """Return settings from environment variables, with defaults for those that are not set.

        Raises ValueError, which names the variable, if a value cannot be used.
        """
        values = {}
        for field, annotation in get_type_hints(cls, include_extras=True).items():
            variable = variable_name(field)
            (parser,) = annotation.__metadata__
            if variable in environ:
                try:
                    values[field] = parser(environ[variable])
                except ValueError as error:
                    raise ValueError(f"{variable} {error}") from None
        return cls(**values)


WORKERS = WholeNumber(1, 64)
"""Parser of `workers`: the command line checks its bounds, too."""

# In memory: workers write heartbeats and metrics all the time, and must not wait for a disk.
_MEMORY_DIRECTORY = "/dev/shm"
if not os.access(_MEMORY_DIRECTORY, os.W_OK):
    _MEMORY_DIRECTORY = os.environ.get("TMPDIR", "/tmp")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings(Settings):
    """Settings of the HTTP application and of the processes that serve it; times are in seconds."""

    bind: Annotated[tuple[TcpAddress | UnixAddress, ...], parse_addresses] = (
        TcpAddress("127.0.0.1", 8080),
    )
    workers: Annotated[int, WORKERS] = 2
    threads: Annotated[int, WholeNumber(1, 256)] = 32
    listener: Annotated[str, Choice(("shared", "reuse-port"))] = "shared"
    deadline: Annotated[int, WholeNumber(1, 3600)] = 10
    # Longer than gateways keep idle connections, so that none sends a request into a closing one.
    keepalive: Annotated[int, WholeNumber(1, 3600)] = 75
    grace: Annotated[int, WholeNumber(1, 3600)] = 20
    log_level: Annotated[str, Choice(("debug", "info", "warning", "error", "critical"))] = "info"
    metrics_dir: Annotated[str, str] = _MEMORY_DIRECTORY

    def __post_init__(self) -> None:
        """Validate what depends on another setting or on the machine; raises ValueError."""
        ports = {address.port for address in self.bind if isinstance(address, TcpAddress)}
        if self.metrics_bind is not None and self.metrics_bind.port in ports:
            reason = f"must have a port of its own, is {str(self.metrics_bind)!r}"
            raise ValueError(f"{variable_name('metrics_bind')} {reason}")
        is_writable = os.access(self.metrics_dir, os.W_OK | os.X_OK)
        if not (is_writable and Path(self.metrics_dir).is_dir()):
            reason = f"must be a directory that can be written to, is {self.metrics_dir!r}"
            raise ValueError(f"{variable_name('metrics_dir')} {reason}")


def variable_name(field: str) -> str:
    """Return the name of the environment variable that sets a field."""
    return f"KUMA_NAMES_{field.upper()}"
