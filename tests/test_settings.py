"""Settings are read from environment variables, and a value that cannot be used is named."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from gunicorn.util import parse_address as parse_address_of_gunicorn
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.settings import (
    ServerSettings,
    Settings,
    TcpAddress,
    UnixAddress,
    parse_address,
)

ADDRESSES = [
    ("127.0.0.1:8080", TcpAddress("127.0.0.1", 8080)),
    ("localhost:0", TcpAddress("localhost", 0)),
    (":65535", TcpAddress("", 65535)),
    ("[::1]:8080", TcpAddress("::1", 8080)),
    ("tcp://10.0.0.1:81", TcpAddress("10.0.0.1", 81)),
    ("tcp://[::]:81", TcpAddress("::", 81)),
    ("unix:/run/a", UnixAddress("/run/a")),
    ("unix:///run/a", UnixAddress("/run/a")),
    ("unix:a", UnixAddress("a")),
    ("unix:80", UnixAddress("80")),
]
NO_ADDRESSES = [
    *("", "localhost", "8080", "unix:", "unix://", "fd://3", "http://a:80", "a:b:80", "::1:80"),
    *("127.0.0.1:http", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:080", "127.0.0.1:٣"),
    *("[::1]", "[::1]80", "[]:80", "a b:80", "127.0.0.1:80\n"),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_an_address_is_parsed(text: str, expected: TcpAddress | UnixAddress) -> None:
    assert parse_address(text) == expected
    assert parse_address(str(expected)) == expected


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_an_invalid_address_is_rejected(text: str) -> None:
    with pytest.raises(ValueError) as error:
        parse_address(text)
    assert str(error.value) == f"must be host:port or unix:path, is {text!r}"


@given(st.text("a1.:/[]t", max_size=8) | st.from_regex(r"(unix:|tcp:)//[a:1]*", fullmatch=True))
def test_gunicorn_parses_every_address_to_the_same_one(text: str) -> None:
    try:
        address = parse_address(text)
    except ValueError:
        return
    expected = address.path if isinstance(address, UnixAddress) else tuple(address)
    assert parse_address_of_gunicorn(text) == expected
    assert parse_address_of_gunicorn(str(address)) == expected


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_environment({"PATH": "/bin"}) == Settings()
    assert ServerSettings.from_environment({}) == ServerSettings()


def test_every_setting_is_read_from_its_variable(tmp_path: Path) -> None:
    variables = {
        "KUMA_NAMES_DEFAULT_VERSION": "v2.6.1",
        "KUMA_NAMES_MAX_BODY": "1",
        "KUMA_NAMES_MAX_INVENTORY": "2",
        "KUMA_NAMES_MAX_ITEMS": "3",
        "KUMA_NAMES_CORS_ORIGINS": "https://a.example, https://b.example,",
        "KUMA_NAMES_NAME_GAUGE_CAP": "0",
        "KUMA_NAMES_DOCS_URL": "https://docs.example",
        "KUMA_NAMES_REPOSITORY_URL": "",
        "KUMA_NAMES_METRICS_BIND": "127.0.0.1:9090",
        "KUMA_NAMES_BIND": "127.0.0.1:8080, unix:/run/names",
        "KUMA_NAMES_WORKERS": "64",
        "KUMA_NAMES_THREADS": "256",
        "KUMA_NAMES_LISTENER": "Reuse-Port",
        "KUMA_NAMES_DEADLINE": "1",
        "KUMA_NAMES_KEEPALIVE": "2",
        "KUMA_NAMES_GRACE": "3600",
        "KUMA_NAMES_LOG_LEVEL": "ERROR",
        "KUMA_NAMES_METRICS_DIR": str(tmp_path),
    }
    settings = ServerSettings.from_environment(variables)
    assert asdict(settings) == {
        "default_version": "2.6.1",
        "max_body": 1,
        "max_inventory": 2,
        "max_items": 3,
        "cors_origins": {"https://a.example", "https://b.example"},
        "name_gauge_cap": 0,
        "docs_url": "https://docs.example",
        "repository_url": None,
        "metrics_bind": TcpAddress("127.0.0.1", 9090),
        "bind": (TcpAddress("127.0.0.1", 8080), UnixAddress("/run/names")),
        "workers": 64,
        "threads": 256,
        "listener": "reuse-port",
        "deadline": 1,
        "keepalive": 2,
        "grace": 3600,
        "log_level": "error",
        "metrics_dir": str(tmp_path),
    }


@pytest.mark.parametrize(("metrics_bind", "expected"), [(None, None), (TcpAddress("", 9), 9)])
def test_the_management_port_is_that_of_metrics(metrics_bind: Any, expected: int | None) -> None:
    assert Settings(metrics_bind=metrics_bind).management_port == expected


INVALID = {
    "KUMA_NAMES_BIND": [
        ("localhost", "must be host:port or unix:path, is 'localhost'"),
        ("127.0.0.1:http", "must be host:port or unix:path, is '127.0.0.1:http'"),
        ("127.0.0.1:65536", "must be host:port or unix:path, is '127.0.0.1:65536'"),
        ("127.0.0.1:80,", "must be host:port or unix:path, is ''"),
        ("unix:", "must be host:port or unix:path, is 'unix:'"),
    ],
    "KUMA_NAMES_METRICS_BIND": [
        ("", "must be host:port, is ''"),
        ("unix:/run/names", "must be host:port, is 'unix:/run/names'"),
        ("unix:80", "must be host:port, is 'unix:80'"),
        ("0.0.0.0:8080", "must have a port of its own, is '0.0.0.0:8080'"),
    ],
    "KUMA_NAMES_WORKERS": [
        ("0", "must be a whole number from 1 to 64, is '0'"),
        ("65", "must be a whole number from 1 to 64, is '65'"),
    ],
    "KUMA_NAMES_THREADS": [
        ("eight", "must be a whole number from 1 to 256, is 'eight'"),
        ("٣", "must be a whole number from 1 to 256, is '٣'"),
        ("1\n", "must be a whole number from 1 to 256, is '1\\n'"),
    ],
    "KUMA_NAMES_DEADLINE": [("-1", "must be a whole number from 1 to 3600, is '-1'")],
    "KUMA_NAMES_KEEPALIVE": [("3601", "must be a whole number from 1 to 3600, is '3601'")],
    "KUMA_NAMES_GRACE": [("1.5", "must be a whole number from 1 to 3600, is '1.5'")],
    "KUMA_NAMES_MAX_BODY": [("0", "must be a whole number from 1 to 1000000000, is '0'")],
    "KUMA_NAMES_MAX_INVENTORY": [("", "must be a whole number from 1 to 1000000000, is ''")],
    "KUMA_NAMES_MAX_ITEMS": [
        ("9" * 50, f"must be a whole number from 1 to 1000000000, is '{'9' * 40}'"),
    ],
    "KUMA_NAMES_NAME_GAUGE_CAP": [("x", "must be a whole number from 0 to 1000000000, is 'x'")],
    "KUMA_NAMES_DOCS_URL": [
        (
            "javascript:alert(1)",
            "must be a URL that begins with http:// or https://, is 'javascript:alert(1)'",
        ),
        ("http://", "must be a URL that begins with http:// or https://, is 'http://'"),
    ],
    "KUMA_NAMES_LISTENER": [("both", "must be one of shared, reuse-port, is 'both'")],
    "KUMA_NAMES_LOG_LEVEL": [
        ("loud", "must be one of debug, info, warning, error, critical, is 'loud'"),
    ],
    "KUMA_NAMES_DEFAULT_VERSION": [
        ("9", "must be a Kuma version from 2.5 to 3.0, is '9'"),
    ],
    "KUMA_NAMES_METRICS_DIR": [
        ("/does/not/exist", "must be a directory that can be written to, is '/does/not/exist'"),
        ("/dev/null", "must be a directory that can be written to, is '/dev/null'"),
    ],
}
INVALID_ROWS = [(variable, *row) for variable, rows in INVALID.items() for row in rows]


@pytest.mark.parametrize(("variable", "value", "reason"), INVALID_ROWS)
def test_a_value_that_cannot_be_used_is_named(variable: str, value: str, reason: str) -> None:
    with pytest.raises(ValueError) as error:
        ServerSettings.from_environment({variable: value})
    assert str(error.value) == f"{variable} {reason}"


def test_the_http_application_has_no_settings_of_processes() -> None:
    assert Settings.from_environment({"KUMA_NAMES_WORKERS": "none"}) == Settings()
