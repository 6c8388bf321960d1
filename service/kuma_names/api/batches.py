"""From questions to answers: plain dictionaries with the words of the API, one or many at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from marshmallow import Schema, ValidationError

from kuma_names.api.errors import THRESHOLD_REACHED, RequestError, problem_of, refused
from kuma_names.api.http_settings import Settings
from kuma_names.api.queries import context_of, question
from kuma_names.api.request_parsing import loaded
from kuma_names.api.schemas import Decode, Encode, Name, required
from kuma_names.core.errors import MalformedIdentifierError, NamesError
from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.model import VERDICTS, Report, Verdict
from kuma_names.responses import rendering
from kuma_names.responses.validation import MAX_TEXT, summary, worst

Data = dict[str, Any]
Answer = Callable[[Data, Settings, list[str]], Data]
_NAME, _ENCODE, _DECODE = Name(), Encode(), Decode()


def validate(data: Data, settings: Settings, seen: list[Report]) -> Data:
    """Answer for one name."""
    return _thresholded(_single(data, settings, frozenset(data.get("include", rendering.PARTS)), seen), data)


def validate_batch(data: Data, settings: Settings, seen: list[Report]) -> Data:
    """Answer for many names, each for itself."""
    include = frozenset(data.get("include", ()))
    shared = {key: value for key, value in data.items() if key in _NAME.fields}
    asked = _validate_names if _chosen(data, "names", "items") == "names" else _validate_items
    results = list(asked(data, shared, settings, include, seen))
    counts = summary(len(results), seen)
    if "only" in data:
        results = [result for result in results if _notable(result)]
    return _thresholded({"summary": counts, "results": results}, data)


def encode(data: Data, settings: Settings, seen: list[str]) -> Data:
    """Answer with the ID of a mesh and a name."""
    required(data, "mesh", "name")
    context = context_of(data, settings.default_version)
    with _counted_refusal(seen):
        made = proxy_id.encode(data["mesh"], data["name"], context, lenient=data.get("lenient", False))
    seen.append("encoded" if made.round_trips else "misread")
    return rendering.encoded(made, context)


def decode(data: Data, settings: Settings, seen: list[str]) -> Data:
    """Answer with the readings of an ID."""
    required(data, "proxyId")
    context = context_of(data, settings.default_version)
    with _counted_refusal(seen):
        made = proxy_id.decode(data["proxyId"], context, data.get("meshes"))
    seen.append(made.resolution)
    return rendering.decoded(made, context)


def encode_batch(data: Data, settings: Settings, seen: list[str]) -> Data:
    """Answer with many IDs."""
    return batch_of(data, settings, seen, encode, _ENCODE, listed(data, "items", None, settings))


def decode_batch(data: Data, settings: Settings, seen: list[str]) -> Data:
    """Answer with the readings of many IDs."""
    if _chosen(data, "proxyIds", "items") == "items":
        items = listed(data, "items", "proxyId", settings)
    else:
        items = [{"proxyId": text} for text in listed(data, "proxyIds", "proxyId", settings)]
    return batch_of(data, settings, seen, decode, _DECODE, items)


@contextmanager
def _counted_refusal(seen: list[str]) -> Iterator[None]:
    try:
        yield
    except MalformedIdentifierError as error:
        seen.append(error.code)
        raise


def _single(data: Data, settings: Settings, include: frozenset[str], seen: list[Report]) -> Data:
    required(data, "kind", "name")
    return question(data, settings.default_version).answer(data["name"], include, data.get("taken", ()), seen)


def _validate_names(data: Data, shared: Data, settings: Settings, include: frozenset[str], seen: list[Report]) -> Iterator[Data]:
    names = listed(data, "names", "name", settings)
    asked, taken = question(shared, settings.default_version), data.get("taken", ())
    for index, name in enumerate(names):
        if isinstance(name, str) and len(name) <= MAX_TEXT:
            yield {"index": index, **asked.answer(name, include, taken, seen)}
        else:
            yield _faulty(index, refused(f"names[{index}]", _fault(name)))


def _fault(name: Any) -> str:
    if not isinstance(name, str):
        return "must be a string"
    return f"must be at most {MAX_TEXT} characters long, is {len(name)}"


def _validate_items(data: Data, shared: Data, settings: Settings, include: frozenset[str], seen: list[Report]) -> Iterator[Data]:
    items = listed(data, "items", "name", settings)
    return _each(items, shared, lambda merged: _single(merged, settings, include, seen), _NAME)


def batch_of(data: Data, settings: Settings, seen: list[str], answer: Answer, schema: Schema, items: list[Any]) -> Data:
    """Answer each item for itself, over what they share, and count."""
    shared = {key: value for key, value in data.items() if key in schema.fields}
    results = list(_each(items, shared, lambda merged: answer(merged, settings, seen), schema))
    malformed = sum("problem" in result for result in results)
    counts = {"total": len(results), "answered": len(results) - malformed, "malformed": malformed}
    return {"summary": counts, "results": results}


def _each(items: list[Any], shared: Data, answer: Callable[[Data], Data], schema: Schema) -> Iterator[Data]:
    for index, item in enumerate(items):
        try:
            yield {"index": index, **answer({**shared, **loaded(schema, item)})}
        except (NamesError, ValidationError, RequestError) as error:
            yield _faulty(index, error)


def _faulty(index: int, error: Exception) -> Data:
    return {"index": index, "problem": problem_of(error)}


def _chosen(data: Data, one: str, other: str) -> str:
    """Find which of two lists a batch has; raises if it has both or neither."""
    if one in data and other in data:
        raise refused(other, f"must not be given beside {one}")
    if one not in data and other not in data:
        raise refused(one, f"is required, or {other}")
    return one if one in data else other


def listed(data: Data, field: str, single: str | None, settings: Settings) -> list[Any]:
    """Find the list of a batch; raises where there is none, or what it lists stands beside it, or too much of it."""
    required(data, field)
    if single in data:
        raise refused(str(single), f"must not be given beside {field}")
    listed = data[field]
    if not isinstance(listed, list):
        raise refused(field, "must be a list")
    if len(listed) > settings.max_items:
        raise RequestError(413, f"{field} must have at most {settings.max_items} items, has {len(listed)}")
    return listed


def _notable(result: Data) -> bool:
    return bool("problem" in result or result["findings"] or result["rejectedIn"])


def _thresholded(answer: Data, data: Data) -> Data:
    """Raise the problem that carries the answer, where the threshold is reached."""
    if "failOn" in data:
        verdict = worst(answer)
        if VERDICTS.index(verdict) >= VERDICTS.index(Verdict(data["failOn"])):
            detail = f"the verdict is {verdict.value}, and failOn is {data['failOn']}"
            raise RequestError(422, detail, slug=THRESHOLD_REACHED, report=answer)
    return answer
