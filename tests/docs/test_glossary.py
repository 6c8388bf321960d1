"""The glossary explains every word of the API, and names only classes and codes that exist."""

import re

from kuma_names.api.errors import STATUSES, THRESHOLD_REACHED
from kuma_names.core import errors
from kuma_names.core.format import ATOMS
from kuma_names.core.identifiers import proxy_ids
from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.model import Environment, Mode, Operation, Outcome, Severity, Verdict
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.metrics import label_values
from tests.docs.pages import GLOSSARY, SOURCES

MEDIA_TYPES = {"application/json", "application/problem+json"}


def test_every_word_of_the_api_is_explained() -> None:
    words: set[str] = {*Verdict, *Outcome, *Severity, *Environment, *Operation, *Mode}
    words |= {*ATOMS, *FORMATS, *_explained_measures()}
    words |= {*proxy_ids.RESOLUTIONS, "proxyid", *label_values.SOURCES, *_codes()}
    words |= {kind.name for kind in KINDS.values() if kind.is_name_subject}
    slugs = [row.slug for row in STATUSES.values()] + [THRESHOLD_REACHED]
    words |= {f"urn:kuma-names:problem:{slug}" for slug in slugs}
    explained_words = set(re.findall(r"`([^`\n]+)`", GLOSSARY))
    assert {str(word) for word in words} - explained_words == set()


def test_named_codes_exist() -> None:
    codes = set(re.findall(r"`([a-z-]+/[a-z-]+)`", GLOSSARY)) - MEDIA_TYPES
    assert codes == _codes()


def test_named_classes_exist() -> None:
    class_names = set(re.findall(r"`((?:[A-Z][a-z]+)+)`", GLOSSARY)) - set(KINDS)
    pattern = re.compile(r"^class (\w+)", re.MULTILINE)
    classes = {name for path in SOURCES for name in pattern.findall(path.read_text("utf-8"))}
    assert class_names - classes == set()
    assert {"Codec", "Finding", "Report"} <= class_names


def _explained_measures() -> set[str]:
    """Measures, without those named after a label and a value, which are explained together."""
    return {id_ for id_ in MEASURES if "-label-not-" not in id_}


def _codes() -> set[str]:
    """Codes of malformed proxy IDs and of the library's other errors."""
    classes = [value for value in vars(errors).values() if isinstance(value, type)]
    causes = [class_ for class_ in classes if issubclass(class_, errors.NamesError)]
    codes = {cause.code for cause in causes} - {errors.NamesError.code}
    return {*proxy_id.CODES, *codes}
