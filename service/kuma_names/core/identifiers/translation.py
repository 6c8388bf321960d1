"""Translation: all forms of a name, in the stores, hostnames, certificates and metrics of Kuma."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError, NotApplicableError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import Codec, encode
from kuma_names.core.identifiers.translation_question import (
    FACTS,
    Question,
    is_of_zone,
    known_values,
)
from kuma_names.core.identifiers.translation_values import Value, fill, joined
from kuma_names.core.model import Environment
from kuma_names.core.names.kind_checks import (
    check_kind_environment,
    check_kind_version,
    kind_named,
)
from kuma_names.core.rows import Kind
from kuma_names.core.tables.translation_forms import TRANSLATED_KINDS, TRANSLATION_FORMS
from kuma_names.core.translation_rows import TranslationForm
from kuma_names.core.versions import (
    MINORS,
    KumaVersion,
    VersionRange,
    parse_version,
    version_number,
)


class Translated(NamedTuple):
    """A form of a name: its text, or else what it needs, or why it cannot be encoded.

    An error beside a text means that the text is read as something else. `versions` are those in
    which the kind has the form.
    """

    form: TranslationForm
    text: str | None
    needs: tuple[str, ...]
    error: MalformedIdentifierError | None
    versions: VersionRange


class Translation(NamedTuple):
    """All forms of a name, and the facts of the question that no form uses."""

    forms: list[Translated]
    unused: tuple[str, ...]


def translate(question: Question) -> Translation:
    """Return all forms that a name has in a version and an environment.

    Raises `UnknownKindError`, `KindNotInVersionError`, and `NotApplicableError` for a kind that
    names no resource, or an environment that the kind does not have.
    """
    kind = _check_kind(question)
    values = known_values(question)
    uses: set[str] = set()
    forms = []
    for form in _forms_of(question, kind):
        value = _value(form, values, question.version)
        values[form.id] = value
        uses.update(value.uses)
        if form.unlike is None or value.text != values[form.unlike].text:
            lifetime = _lifetime(form, kind, question.effective_environment)
            forms.append(Translated(form, value.text, value.needs, value.error, lifetime))
    given = (name for name in FACTS if question.facts.get(name))
    return Translation(forms, tuple(name for name in given if name not in uses))


def _check_kind(question: Question) -> Kind:
    kind = kind_named(question.kind)
    if kind.name not in TRANSLATED_KINDS:
        reason = f"{kind.name} is no resource whose name has other forms"
        raise NotApplicableError("kind", reason, TRANSLATED_KINDS)
    check_kind_version(kind, question.version, "kumaVersion")
    # a tag exists in both environments, but only names of Universal are validated
    if not kind.is_name_subject:
        check_kind_environment(kind, question.effective_environment)
    return kind


def _forms_of(question: Question, kind: Kind) -> Iterator[TranslationForm]:
    """Yield the forms that the name has."""
    of_zone = is_of_zone(question)
    number = question.version.number
    for form in _rows_of(kind, question.effective_environment):
        if form.of_zone in (None, of_zone) and _versions_of(form, kind).contains(number):
            yield form


def _rows_of(kind: Kind, environment: Environment) -> Iterator[TranslationForm]:
    """Yield the rows of a kind in an environment, of all versions."""
    for form in TRANSLATION_FORMS:
        if kind.name in form.kinds and environment in form.environments:
            yield form


def _lifetime(form: TranslationForm, kind: Kind, environment: Environment) -> VersionRange:
    """Return the versions in which a kind has a form, which may differ between them."""
    rows = [row for row in _rows_of(kind, environment) if row.id == form.id]
    ranges = [range_ for range_ in (_versions_of(row, kind) for row in rows) if _exists(range_)]
    starts = [range_.since or MINORS[0] for range_ in ranges]
    ends = [range_.before for range_ in ranges if range_.before is not None]
    is_over = len(ends) == len(ranges)
    before = max(ends, key=version_number) if is_over else None
    return VersionRange(min(starts, key=version_number), before)


def _exists(range_: VersionRange) -> bool:
    """Return whether any minor is in a range; that of a kind may begin after that of a form."""
    return any(range_.contains(parse_version(minor).number) for minor in MINORS)


def _versions_of(form: TranslationForm, kind: Kind) -> VersionRange:
    """Return the versions that have the form, its codec and the kind."""
    ranges = [form.versions, kind.versions]
    if form.codec is not None:
        ranges.append(CODECS[form.codec].versions)
    since = [MINORS[0], *filter(None, (range_.since for range_ in ranges))]
    before = filter(None, (range_.before for range_ in ranges))
    return VersionRange(
        max(since, key=version_number), min(before, key=version_number, default=None)
    )


def _value(form: TranslationForm, values: Mapping[str, Value], version: KumaVersion) -> Value:
    """Return the text of a form, or what it lacks."""
    if form.codec is None:
        return fill(form.text, values, form.cleaned)
    fields = {name: fill(template, values) for name, template in form.fields.items()}
    whole = joined(fields.values())
    if whole.needs or whole.error:
        return whole
    texts = {name: value.text or "" for name, value in fields.items()}
    text, error = _encoded(CODECS[form.codec], texts, version)
    return whole._replace(text=text, error=error)


def _encoded(
    codec: Codec, fields: dict[str, str], version: KumaVersion
) -> tuple[str | None, MalformedIdentifierError | None]:
    """Encode fields; a text that is not read as them has an error, too."""
    try:
        return encode(codec, fields, version).text, None
    except MalformedIdentifierError as error:
        strict_error = error
    try:
        return encode(codec, fields, version, lenient=True).text, strict_error
    except MalformedIdentifierError as error:
        return None, error
