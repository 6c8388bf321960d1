"""Runner of console examples: `$ curl ...` against a test client, `$ kuma-names ...` in a shell.

It needs neither a network nor an installed package.
"""

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
_EXIT_CODE_OF_FAILURE = 22
"""Exit code of curl --fail-with-body for a status of 400 or above."""
_VALUED = {"-d", "--data", "--data-urlencode", "-H", "--header", "-o", "--output"}
_GET_FLAGS = {"-G", "--get", "-sG"}
_FLAGS = {"-s", "--silent", "--fail-with-body", *_GET_FLAGS}


class Example(NamedTuple):
    """NamedTuple of a command and its expected output."""

    command: str
    output: str


@dataclass(slots=True)
class _CurlRequest:
    """A parsed curl command, with the options that examples use."""

    url: str = ""
    flags: set[str] = field(default_factory=set)
    data: list[str] = field(default_factory=list)
    headers: list[tuple[str, str]] = field(default_factory=list)
    hides_body: bool = False


def parse_examples(text: str) -> Iterator[Example]:
    """Yield the examples in a page's console fences; a final backslash continues a line."""
    for fence in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for section in re.split(r"^\$ ", fence.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
            command, _, output = section.partition("\n")
            yield Example(re.sub(" +", " ", command), output.rstrip("\n"))


def run_curl(command: str, client: FlaskClient) -> str:
    """Return the output of `curl ... | filter; echo $?`, where filter and echo are optional.

    Raises ValueError for an option of curl that examples do not use.
    """
    pipeline, echo, _ = command.partition("; echo $?")
    curl_command, _, filter_command = pipeline.partition(" | ")
    request = _parse_curl(shlex.split(curl_command))
    status, body = _send(request, client)
    lines = []
    if not request.hides_body:
        lines.append(_run_filter(body, filter_command).rstrip("\n"))
    if echo:
        is_failure = "--fail-with-body" in request.flags and status >= 400
        lines.append(str(_EXIT_CODE_OF_FAILURE if is_failure else 0))
    return "\n".join(filter(None, lines))


def run_shell(command: str, folder: Path | None = None) -> str:
    """Return the output of a shell command that calls our command line.

    The shell runs in `folder` and finds programs there.
    """
    python = shlex.quote(sys.executable)
    line = re.sub(r"(?<![\w/-])kuma-names(?= )", f"{python} -m kuma_names", command)
    line = re.sub(r"(?<![\w/-])python3(?= )", python, line)
    variables = environment()
    if folder is not None:
        variables["PATH"] = f"{folder}:{variables['PATH']}"
    process = subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert process.stderr == ""
    return process.stdout.rstrip("\n")


def _parse_curl(words: list[str]) -> _CurlRequest:
    if words[0] != "curl":
        raise ValueError(f"{words[0]} is not curl")
    request = _CurlRequest()
    arguments = iter(words[1:])
    for word in arguments:
        if word in _VALUED:
            _add_option(request, word, next(arguments))
        elif word in _FLAGS:
            request.flags.add(word)
        elif word.startswith(_ORIGIN):
            request.url = word
        else:
            raise ValueError(f"{word} is not supported")
    return request


def _add_option(request: _CurlRequest, option: str, value: str) -> None:
    if option in ("-H", "--header"):
        name, _, content = value.partition(": ")
        request.headers.append((name, content))
    elif option in ("-o", "--output"):
        request.hides_body = True
    elif option == "--data-urlencode":
        name, _, content = value.partition("=")
        request.data.append(f"{name}={quote(content, safe='')}")
    else:
        request.data.append(value)


def _send(request: _CurlRequest, client: FlaskClient) -> tuple[int, str]:
    url = urlsplit(request.url)
    data = "&".join(request.data)
    query = url.query
    if request.flags & _GET_FLAGS:  # curl appends the data to the query then
        query = "&".join(filter(None, (url.query, data)))
        data = ""
    response = client.open(
        url.path,
        method="POST" if data else "GET",
        query_string=query,
        data=data.encode() if data else None,
        headers=request.headers,
    )
    return response.status_code, response.get_data(as_text=True)


def _run_filter(text: str, command: str) -> str:
    if not command:
        return text
    line = re.sub(r"^python3 ", f"{shlex.quote(sys.executable)} ", command)
    process = subprocess.run(
        ["sh", "-c", line], input=text, capture_output=True, text=True, check=True, timeout=30
    )
    return process.stdout
