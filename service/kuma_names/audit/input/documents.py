"""Stream of items from YAML and JSON documents: single values, and the entries of lists.

Memory is bounded by the largest item, not by the file: documents are parsed one by one, and the
entries of a list are yielded one at a time.
"""

from collections.abc import Iterator

import yaml

from kuma_names.audit.input.document_reader import DocumentReader, Source
from kuma_names.audit.input.file_parts import FilePart
from kuma_names.audit.input.items import Item, UnreadableDocument
from kuma_names.audit.input.json_items import JsonItems
from kuma_names.audit.input.json_window import NotJsonError
from kuma_names.audit.input.template_filter import IS_TEMPLATE
from kuma_names.audit.input.text_checks import BrokenDocumentError
from kuma_names.audit.input.yaml_items import YamlItems
from kuma_names.audit.input.yaml_source import YamlSource
from kuma_names.audit.input.yaml_values import MisreadDocumentError

__all__ = ["Item", "UnreadableDocument", "read_items"]


def read_items(source: Source) -> Iterator[Item | UnreadableDocument]:
    """Yield all items of a file; a broken document yields the items before its error, too.

    The source can be a part of a file.
    """
    lines_before, document = 0, 0
    if isinstance(source, FilePart):
        lines_before, document = source.lines_before, source.documents_before
    reader = DocumentReader(source, lines_before)
    try:
        while reader.advance():
            document += 1
            yield from _read_document(reader, document)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        yield UnreadableDocument(max(document, 1), reader.last_line, reason)


def _read_document(reader: DocumentReader, document: int) -> Iterator[Item | UnreadableDocument]:
    try:
        beginning = reader.read()
        if reader.is_json:
            yield from _read_json(JsonItems(reader, document, beginning), document)
        else:
            yield from _read_yaml(YamlSource(reader, beginning), document)
    except BrokenDocumentError as error:
        yield UnreadableDocument(document, error.line, error.reason)


def _read_json(json_items: JsonItems, document: int) -> Iterator[Item | UnreadableDocument]:
    try:
        yield from json_items
    except NotJsonError:
        yield from _read_yaml(json_items.rest(), document)


def _read_yaml(source: YamlSource, document: int) -> Iterator[Item | UnreadableDocument]:
    try:
        is_empty = True
        for item in YamlItems(source, document):
            is_empty = False
            yield item
        control_line = source.first_control_line
        if is_empty and control_line is not None:
            yield UnreadableDocument(document, control_line, IS_TEMPLATE)
    except MisreadDocumentError as error:
        reason = IS_TEMPLATE if source.has_placeholders else error.reason
        yield UnreadableDocument(document, error.line, reason)
    except yaml.MarkedYAMLError as error:
        yield _syntax_error(source, document, error)


def _syntax_error(
    source: YamlSource, document: int, error: yaml.MarkedYAMLError
) -> UnreadableDocument:
    mark = error.problem_mark or error.context_mark
    line = source.lines_before + 1 + (mark.line if mark else 0)
    problem = ", ".join(filter(None, (error.context, error.problem)))
    reason = IS_TEMPLATE if source.has_placeholders else f"is not YAML: {problem}"
    # libyaml places an unexpected end in the line after the last one.
    return UnreadableDocument(document, min(line, source.last_line), reason)
