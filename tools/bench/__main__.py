"""Benchmarks of core, codecs, batches, audits, logs and service: `python -m tools.bench`.

Each result is printed with its limit, if it has one, and with a baseline of the same machine.
"""

import http.client
import io
import re
import statistics
import time
from collections.abc import Callable
from typing import Any

import orjson

from kuma_names.api import create_app
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import decode, encode
from kuma_names.core.model import Context
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import parse_version
from tools.bench.audit import measure_audits
from tools.bench.logs import measure_logs
from tools.bench.rows import print_row
from tools.bench.server import child_processes, request_rate, resident_memory, run_server

_BATCH_SIZE = 10_000
_ROUNDS = 5
_SECONDS = 1.0
# The last version that deprecates names and has all codecs.
_VERSION = parse_version("2.14")


def main() -> None:
    """Run all benchmarks, and print each result with its limit."""
    print(f"{'benchmark':<44} {'result':>12}  limit")
    _measure_names()
    _measure_codecs()
    _measure_batches()
    measure_audits()
    measure_logs()
    _measure_server()


def _measure_names() -> None:
    validate = Validator("Mesh", Context(_VERSION)).validate
    match = re.compile("[a-z](?:[-a-z0-9]*[a-z0-9])?").fullmatch
    valid = [f"mesh-{number}" for number in range(_BATCH_SIZE)]
    deprecated = [f"mesh.{number}" for number in range(_BATCH_SIZE)]
    match_seconds = _seconds_per_call(match, valid)
    for verdict, names, limit in (("valid", valid, 1.5), ("deprecated", deprecated, 10.0)):
        seconds = _seconds_per_call(validate, names)
        print_row(
            f"core: validate a {verdict} name",
            f"{seconds * 1e6:.2f} µs",
            f"<= {limit} µs",
            f"{seconds / match_seconds:.1f} x re.fullmatch",
        )


def _measure_codecs() -> None:
    """Measure encoding and decoding, with all readings, of the example of each codec."""
    for codec in CODECS.values():
        fields = [codec.example.fields()] * 500
        texts = [codec.example.encode(_VERSION)] * 500
        encode_seconds = _seconds_per_call(
            lambda fields: encode(codec, fields, _VERSION, lenient=True),  # noqa: B023
            fields,
        )
        decode_seconds = _seconds_per_call(
            lambda text: decode(codec, text, _VERSION),  # noqa: B023
            texts,
        )
        result = f"{encode_seconds * 1e6:.0f}, {decode_seconds * 1e6:.0f} µs"
        print_row(f"codec {codec.id}: encode, decode", result)


def _seconds_per_call(function: Callable[[Any], object], arguments: list[Any]) -> float:
    """Return the median processor time of a call, in seconds."""
    rounds = []
    for _ in range(2 * _ROUNDS):
        start = time.process_time()
        for argument in arguments:
            function(argument)
        rounds.append((time.process_time() - start) / len(arguments))
    return statistics.median(rounds)


def _measure_batches() -> None:
    application = create_app().wsgi_app
    _freeze_objects_as_server()
    small_batch_rate = _names_per_second(application, _BATCH_SIZE // 10)
    full_batch_rate = _names_per_second(application, _BATCH_SIZE)
    json_rate = _names_per_second_of_json(20)
    print_row(
        "batch: 10,000 names, one in ten deprecated",
        f"{full_batch_rate:,.0f}/s",
        ">= 300,000/s",
        f"{full_batch_rate / json_rate:.3f} x orjson in and out",
    )
    print_row(
        "batch: seconds a name, 10,000 / 1,000 names",
        f"{small_batch_rate / full_batch_rate:.2f}",
        "about 1 (linear)",
    )


def _freeze_objects_as_server() -> None:
    # Imported after the application is created: the import makes all later metrics write to files.
    from kuma_names.server import gunicorn_conf

    gunicorn_conf.when_ready(None)


def _names_per_second(application: Any, size: int) -> float:
    body = _batch(size)
    rounds = []
    for _ in range(_ROUNDS * _BATCH_SIZE // size):
        environ = _batch_environ(body)
        start = time.process_time()
        b"".join(application(environ, lambda status, headers: None))
        rounds.append(size / (time.process_time() - start))
    return statistics.median(rounds)


def _names_per_second_of_json(rounds: int) -> float:
    body = _batch(_BATCH_SIZE)
    start = time.process_time()
    for _ in range(rounds):
        orjson.dumps(orjson.loads(body))
    return rounds * _BATCH_SIZE / (time.process_time() - start)


def _batch(size: int) -> bytes:
    names = []
    for number in range(size):
        separator = "." if number % 10 == 0 else "-"
        names.append(f"mesh{separator}{number}")
    return orjson.dumps({"kind": "Mesh", "names": names})


def _batch_environ(body: bytes) -> dict[str, Any]:
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


def _measure_server() -> None:
    paths = []
    for number in range(2000):
        separator = "." if number % 2 else "-"
        paths.append(f"/validate?kind=Mesh&name=mesh{separator}{number}")
    with (
        run_server("kuma_names.server.wsgi:app", "/readyz") as service,
        run_server("tools.bench.constant:app", "/constant") as constant,
    ):
        service_rates = []
        constant_rates = []
        # Alternate, so that other load on this machine affects both.
        for _ in range(_ROUNDS):
            service_rates.append(request_rate(service.port, paths, _SECONDS))
            constant_rates.append(request_rate(constant.port, ["/constant"], _SECONDS))
        _post_full_batch(service.port)
        memory = max(map(resident_memory, child_processes(service.pid)))
    pairs = zip(service_rates, constant_rates, strict=True)
    ratios = [service_rate / constant_rate for service_rate, constant_rate in pairs]
    median_rate = statistics.median(service_rates)
    median_constant_rate = statistics.median(constant_rates)
    print_row(
        "GET /validate through gunicorn",
        f"{statistics.median(ratios):.2f}",
        ">= 0.85",
        f"{median_rate:,.0f}/s; constant JSON: {median_constant_rate:,.0f}/s",
    )
    print_row("memory of a worker after a full batch", f"{memory:.0f} MB", "< 60 MB")
    print_row("time until the service is ready", f"{service.seconds_to_ready:.2f} s", "< 1 s")


def _post_full_batch(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"Content-Type": "application/json"}
    connection.request("POST", "/validate/batch", _batch(_BATCH_SIZE), headers)
    body = connection.getresponse().read()
    connection.close()
    if not body.startswith(b'{"summary"'):
        raise RuntimeError(f"unexpected response: {body[:200]!r}")


if __name__ == "__main__":
    main()
