"""Examples as they stand in a page, `$ curl ...` or `$ kuma-names ...`, and what they print, without network and installation."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from flask.testing import FlaskClient

from tests.support.servers import environment

_ORIGIN = "http://127.0.0.1:8080"
_FAILED = 22
_VALUED = {"-d", "--data", "--data-urlencode", "-H", "--header", "-o", "--output"}
_FLAGS = {"-s", "--silent", "-G", "--get", "-sG", "--fail-with-body"}


class Example(NamedTuple):
    """A command, and what it prints."""

    command: str
    output: str


@dataclass(slots=True)
class _Curl:
    """A command line of curl, as far as examples need it."""

    url: str = ""
    flags: set[str] = field(default_factory=set)
    data: list[str] = field(default_factory=list)
    headers: list[tuple[str, str]] = field(default_factory=list)
    silent: bool = False


def examples(text: str) -> Iterator[Example]:
    """Find the examples in a page's console fences; lines that end in a backslash go on."""
    for fence in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for piece in re.split(r"^\$ ", fence.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
            command, _, output = piece.partition("\n")
            yield Example(re.sub(" +", " ", command), output.rstrip("\n"))


def answer(command: str, client: FlaskClient) -> str:
    """Run `curl ... | filter; echo $?`, both latter parts optional; raises ValueError for what it does not know."""
    line, echo, _ = command.partition("; echo $?")
    asked, _, through = line.partition(" | ")
    curl = _parsed(shlex.split(asked))
    status, text = _asked(curl, client)
    failed = "--fail-with-body" in curl.flags and status >= 400
    shown = "" if curl.silent else _filtered(text, through)
    return "\n".join(filter(None, (shown.rstrip("\n"), str(_FAILED if failed else 0) if echo else "")))


def ran(command: str, folder: Path | None = None) -> str:
    """Run a line of a shell, in a folder whose programs it finds, with our command line, and give what it prints."""
    python = shlex.quote(sys.executable)
    line = re.sub(r"(?<![\w/-])kuma-names(?= )", f"{python} -m kuma_names", command)
    line = re.sub(r"(?<![\w/-])python3(?= )", python, line)
    done = subprocess.run(
        ["sh", "-c", line], cwd=folder, env=_found_in(folder), capture_output=True, text=True, check=False, timeout=30
    )
    assert done.stderr == ""
    return done.stdout.rstrip("\n")


def _found_in(folder: Path | None) -> dict[str, str]:
    variables = environment()
    return variables if folder is None else {**variables, "PATH": f"{folder}:{variables['PATH']}"}


def _parsed(words: list[str]) -> _Curl:
    curl, rest = _Curl(), iter(words[1:])
    if words[0] != "curl":
        raise ValueError(f"{words[0]} is not curl")
    for word in rest:
        if word in _VALUED:
            _take(curl, word, next(rest))
        elif word in _FLAGS:
            curl.flags.add(word)
        elif word.startswith(_ORIGIN):
            curl.url = word
        else:
            raise ValueError(f"{word} is not understood")
    return curl


def _take(curl: _Curl, option: str, value: str) -> None:
    if option in ("-H", "--header"):
        name, _, content = value.partition(": ")
        curl.headers.append((name, content))
    elif option in ("-o", "--output"):
        curl.silent = True
    elif option == "--data-urlencode":
        name, _, content = value.partition("=")
        curl.data.append(f"{name}={quote(content, safe='')}")
    else:
        curl.data.append(value)


def _asked(curl: _Curl, client: FlaskClient) -> tuple[int, str]:
    url, data = urlsplit(curl.url), "&".join(curl.data)
    if curl.flags & {"-G", "--get", "-sG"}:
        queries, data = [url.query, data], ""
    else:
        queries = [url.query]
    made = client.open(
        url.path,
        method="POST" if data else "GET",
        query_string="&".join(filter(None, queries)),
        data=data.encode() if data else None,
        headers=curl.headers,
    )
    return made.status_code, made.get_data(as_text=True)


def _filtered(text: str, through: str) -> str:
    if not through:
        return text
    program = re.sub(r"^python3 ", f"{shlex.quote(sys.executable)} ", through)
    done = subprocess.run(["sh", "-c", program], input=text, capture_output=True, text=True, check=True, timeout=30)
    return done.stdout
