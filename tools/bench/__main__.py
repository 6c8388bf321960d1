"""Measure every bar in one run, beside a figure of this machine to compare it with."""

import io
import re
import statistics
import time
from collections.abc import Callable
from typing import Any

import orjson

from kuma_names.api import create_app
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import Codec, decode, encode
from kuma_names.core.model import Context
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import KumaVersion, parse_version
from tools.bench.server import children, rate, resident, served

_FULL = 10_000
_ROUNDS, _SECONDS = 5, 1.0
_ASKED = "2.14"
"""The last version that warns of names, and has every codec."""
_AGAIN = [""] * 500


def main() -> None:
    """Print each bar with its figure, with garbage collected as the server does."""
    print("what                                            figure        bar")
    _core()
    _codecs()
    _batch()
    _served()


def _core() -> None:
    judge = Validator("Mesh", Context(parse_version(_ASKED))).validate
    match = re.compile("[a-z](?:[-a-z0-9]*[a-z0-9])?").fullmatch
    valid = [f"mesh-{number}" for number in range(_FULL)]
    deprecated = [f"mesh.{number}" for number in range(_FULL)]
    compared = _each(match, valid)
    for what, names, bar in (("valid", valid, 1.5), ("deprecated", deprecated, 10.0)):
        taken = _each(judge, names)
        _say(f"core: validate a {what} name", f"{taken * 1e6:.2f} µs", f"<= {bar} µs", f"{taken / compared:.1f} x re.fullmatch")


def _codecs() -> None:
    """Say what an encoding and a decoding of each family's example cost, with all their readings."""
    asked = parse_version(_ASKED)
    for family in CODECS.values():
        written, read = _each(_writer(family, asked), _AGAIN), _each(_reader(family, asked), _AGAIN)
        _say(f"codec {family.id}: encode, decode", f"{written * 1e6:.0f}, {read * 1e6:.0f} µs", "", "")


def _writer(family: Codec, asked: KumaVersion) -> Callable[[str], object]:
    fields = family.example.fields()
    return lambda _: encode(family, fields, asked, lenient=True)


def _reader(family: Codec, asked: KumaVersion) -> Callable[[str], object]:
    text = family.example.encode(asked)
    return lambda _: decode(family, text, asked)


def _each(function: Callable[[str], object], names: list[str]) -> float:
    """Measure the median time of one call, in seconds of this process."""
    rounds = []
    for _ in range(2 * _ROUNDS):
        begun = time.process_time()
        for name in names:
            function(name)
        rounds.append((time.process_time() - begun) / len(names))
    return statistics.median(rounds)


def _batch() -> None:
    ask = create_app().wsgi_app
    from kuma_names.server import gunicorn_conf

    gunicorn_conf.when_ready(None)
    small, full = (_names_a_second(ask, size) for size in (_FULL // 10, _FULL))
    body = _body(_FULL)
    begun = time.process_time()
    for _ in range(20):
        orjson.dumps(orjson.loads(body))
    compared = 20 * _FULL / (time.process_time() - begun)
    beside = f"{full / compared:.3f} x orjson in and out"
    _say("batch: 10,000 names, one in ten deprecated", f"{full:,.0f}/s", ">= 300,000/s", beside)
    _say("batch: cost a name, full against a tenth", f"{small / full:.2f}", "about 1 (linear)", "")


def _names_a_second(ask: Any, size: int) -> float:
    body = _body(size)
    rounds = []
    for _ in range(_ROUNDS * _FULL // size):
        environ = _environ(body)
        begun = time.process_time()
        b"".join(ask(environ, lambda status, headers: None))
        rounds.append(size / (time.process_time() - begun))
    return statistics.median(rounds)


def _body(size: int) -> bytes:
    names = [f"mesh.{number}" if number % 10 == 0 else f"mesh-{number}" for number in range(size)]
    return orjson.dumps({"kind": "Mesh", "names": names})


def _environ(body: bytes) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/validate/batch",
        "SERVER_NAME": "bench",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": "http",
    }


def _served() -> None:
    names = [f"mesh{'.' if number % 2 else '-'}{number}" for number in range(2000)]
    paths = [f"/validate?kind=Mesh&name={name}" for name in names]
    with served("kuma_names.server.wsgi:app", "/readyz") as ours, served("tools.bench.constant:app", "/constant") as constant:
        rounds = [(rate(ours.port, paths, _SECONDS), rate(constant.port, ["/constant"], _SECONDS)) for _ in range(_ROUNDS)]
        rates = [statistics.median(column) for column in zip(*rounds, strict=True)]
        ratio = statistics.median(one / other for one, other in rounds)
        _post(ours.port)
        memory = max(resident(child) for child in children(ours.pid))
    _say("GET /validate through gunicorn", f"{ratio:.2f}", ">= 0.85", f"{rates[0]:,.0f}/s of {rates[1]:,.0f}/s of constant JSON")
    _say("memory of a worker after a full batch", f"{memory:.0f} MB", "< 60 MB", "")
    _say("ready after", f"{ours.ready_after:.2f} s", "< 1 s", "")


def _post(port: int) -> None:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", "/validate/batch", _body(_FULL), {"Content-Type": "application/json"})
    if connection.getresponse().read()[:10] != b'{"summary"':
        raise RuntimeError("the batch was not answered")
    connection.close()


def _say(what: str, figure: str, bar: str, beside: str) -> None:
    print(f"{what:<44} {figure:>12}  {bar:<17} {beside}".rstrip())


if __name__ == "__main__":
    main()
