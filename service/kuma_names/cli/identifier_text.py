"""Text output about identifiers: encoded and decoded ones, and identifications."""

from collections.abc import Iterator

from kuma_names.cli.characters import escaped, quoted
from kuma_names.cli.layout import table
from kuma_names.cli.terminal import styled, terminal_width
from kuma_names.cli.text import finding_lines, labelled, verdict_lines
from kuma_names.core.identifiers import CODECS
from kuma_names.json_types import JsonObject

_YES_NO = {None: "unknown", True: "yes", False: "no"}


def encoded_lines(body: JsonObject) -> Iterator[str]:
    """Render an encoded identifier, and the other fields that are encoded to the same text."""
    yield escaped(body["text"])
    for other in body["others"]:
        yield from labelled("also from", joined_fields(other))
    yield from _loss_lines(body)


def decoded_lines(body: JsonObject) -> Iterator[str]:
    """Render the readings of a text, the best first, and what Kuma's parser reads."""
    if not body["readings"]:
        text = f"no candidate is encoded as {quoted(body['text'])}"
        yield from verdict_lines(body["resolution"], text)
    for index, reading in enumerate(body["readings"]):
        fields = joined_fields(reading["fields"])
        if reading["controlPlane"]:
            fields += " (Kuma's reading)"
        if index > 0:
            yield from verdict_lines("or", fields)
            continue
        yield from verdict_lines(body["resolution"], fields)
        for codec, text in reading["as"].items():
            yield from labelled(codec, escaped(text))
    if body["misread"]:
        yield from labelled("Kuma reads", joined_fields(body["misread"]))
    if body["upstream"]:
        yield from labelled("Kuma error", escaped(body["upstream"]))
    yield from _loss_lines(body)


def _loss_lines(body: JsonObject) -> Iterator[str]:
    """Render the fields that the text does not carry, and why."""
    if body["lost"]:
        loss = CODECS[body["codec"]].loss
        fields = ", ".join(body["lost"])
        yield from labelled("lost", f"{fields} ({loss})" if loss else fields)


def encoded_proxy_id_lines(body: JsonObject) -> Iterator[str]:
    """Render an encoded proxy ID, and the findings about its mesh and name."""
    yield escaped(body["proxyId"])
    if not body["roundTrips"]:
        reading = {"mesh": body["mesh"], "name": body["name"]}
        yield from labelled("Kuma reads", proxy_text(reading))
    if body["findings"]:
        yield from finding_lines(body["findings"])
        yield from labelled("verdict", styled(body["verdict"]))


def decoded_proxy_id_lines(body: JsonObject) -> Iterator[str]:
    """Render the reliable reading of a proxy ID, the findings, and a table of all readings."""
    resolved = body["resolved"]
    text = proxy_text(resolved) if resolved else "no reading is reliable"
    yield from verdict_lines(body["resolution"], text)
    yield from finding_lines(body["findings"])
    yield ""
    rows = []
    for candidate in body["candidates"]:
        mesh = quoted(candidate["mesh"])
        name = quoted(candidate["name"])
        by_kuma = _YES_NO[candidate["controlPlane"]]
        mesh_exists = _YES_NO[candidate["known"]]
        rows.append((mesh, name, by_kuma, mesh_exists))
    heads = ("MESH", "NAME", "READ BY CONTROL PLANE", "MESH EXISTS")
    yield from table(heads, rows, terminal_width())


def codec_lines(body: JsonObject) -> Iterator[str]:
    """Render the table of codecs."""
    rows = []
    for row in body["codecs"]:
        fields = " ".join(row["fields"])
        example = row["example"]["text"]
        rows.append((row["id"], fields, example))
    return table(("CODEC", "FIELDS", "EXAMPLE"), rows, terminal_width())


def identification_lines(body: JsonObject) -> Iterator[str]:
    """Render everything that a text can be."""
    if not body["identifiers"]:
        yield "not an identifier of Kuma"
        return
    rows = []
    for row in body["identifiers"]:
        fields = joined_fields(row["fields"])
        if "until" in row:
            fields += f" (until Kuma {row['until']})"
        rows.append((row["codec"], row["resolution"], fields))
    yield from table(("CODEC", "RESOLUTION", "FIELDS"), rows, terminal_width())


def joined_fields(fields: JsonObject) -> str:
    """Render the fields that are not empty."""
    return _joined({name: value for name, value in fields.items() if value})


def proxy_text(fields: JsonObject) -> str:
    """Render mesh and name of a proxy, and pod and namespace if it has them.

    The mesh may be empty: it is the one of zone proxies.
    """
    return _joined({name: value for name, value in fields.items() if value is not None})


def _joined(fields: JsonObject) -> str:
    return ", ".join(f"{name} {quoted(value)}" for name, value in fields.items())
