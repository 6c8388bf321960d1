"""Responses about identifiers: encoding, decoding, identification and explanation, as JSON."""

from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.identifiers.conversions import convert
from kuma_names.core.identifiers.identify import Identification, identify
from kuma_names.core.identifiers.proxy_ids import DecodedProxyId, EncodedProxyId
from kuma_names.core.identifiers.results import Decoded, Encoded
from kuma_names.core.interpretations import interpretations
from kuma_names.core.model import Context, Environment
from kuma_names.core.versions import MINORS, KumaVersion, parse_version
from kuma_names.json_types import JsonObject
from kuma_names.responses.findings import finding_json


def encoded_json(codec: Codec, encoded: Encoded, version: KumaVersion) -> JsonObject:
    """Convert an encoded identifier."""
    return {
        "codec": codec.id,
        "text": encoded.text,
        "fields": encoded.identifier.fields(),
        "kumaVersion": version.text,
        "roundTrips": encoded.round_trips,
        "others": [other.fields() for other in encoded.others],
        "lost": list(encoded.identifier.dropped_fields()),
    }


def decoded_json(codec: Codec, decoded: Decoded, version: KumaVersion) -> JsonObject:
    """Convert the readings of a text."""
    readings = [
        {
            "fields": reading.identifier.fields(),
            "controlPlane": reading.by_kuma,
            "as": convert(codec.id, reading.identifier, version),
        }
        for reading in decoded.readings
    ]
    return {
        "codec": codec.id,
        "text": decoded.text,
        "kumaVersion": version.text,
        "resolution": decoded.resolution,
        "readings": readings,
        "misread": decoded.misread and decoded.misread.fields(),
        "upstream": decoded.kuma_text,
        "lost": list(decoded.dropped_fields),
    }


def encoded_proxy_id_json(encoded: EncodedProxyId, context: Context) -> JsonObject:
    """Convert an encoded proxy ID; mesh and name are what the control plane reads."""
    read = ProxyId.decode(encoded.text)
    return {
        "proxyId": encoded.text,
        "mesh": read.mesh,
        "name": read.name,
        "kumaVersion": context.version.text,
        "roundTrips": encoded.round_trips,
        "verdict": encoded.verdict,
        "findings": [finding_json(finding) for finding in encoded.findings],
    }


def decoded_proxy_id_json(decoded: DecodedProxyId, context: Context) -> JsonObject:
    """Convert the readings of a proxy ID; mesh and name are what the control plane reads."""
    candidates = [
        {
            "mesh": candidate.proxy.mesh,
            "name": candidate.proxy.name,
            "controlPlane": candidate.control_plane,
            "known": candidate.known,
        }
        for candidate in decoded.candidates
    ]
    return {
        "proxyId": decoded.text,
        "kumaVersion": context.version.text,
        "environment": context.environment.value,
        "mesh": decoded.read.mesh,
        "name": decoded.read.name,
        "resolution": decoded.resolution,
        "resolved": decoded.resolved and _proxy_json(decoded.resolved, context),
        "candidates": candidates,
        "findings": [finding_json(finding) for finding in decoded.findings],
    }


def _proxy_json(proxy: ProxyId, context: Context) -> JsonObject:
    pod, namespace = None, None
    if context.environment is Environment.KUBERNETES:
        pod, namespace = proxy.pod() or (None, None)
    return {"mesh": proxy.mesh, "name": proxy.name, "pod": pod, "namespace": namespace}


def codecs_json() -> JsonObject:
    """Return all codecs."""
    return {"codecs": [_codec_json(codec) for codec in CODECS.values()]}


def _codec_json(codec: Codec) -> JsonObject:
    versions = map(parse_version, MINORS)
    newest = max(version for version in versions if codec.versions.contains(version.number))
    return {
        "id": codec.id,
        "summary": codec.summary,
        "grammar": codec.grammar,
        "source": codec.source,
        "since": codec.since,
        "until": codec.versions.until,
        "fields": list(codec.fields),
        "lost": list(codec.dropped_fields),
        "readByKuma": codec.decode_as_kuma is not None,
        "codes": list(codec.codes),
        "example": {"fields": codec.example.fields(), "text": codec.example.encode(newest)},
    }


def identified_json(identification: Identification) -> JsonObject:
    """Convert an identification; `until` is absent if the version has such identifiers."""
    body = identification._asdict()
    if identification.until is None:
        del body["until"]
    return body


def identification_json(text: str, version: KumaVersion) -> JsonObject:
    """Return what a text can be: interpretations, and identifiers with their best reading."""
    identifications = [identified_json(best) for best in identify(text, version)]
    return {
        "text": text,
        "kumaVersion": version.text,
        "interpretations": interpretations(text, version),
        "identifiers": identifications,
    }
