"""Text output about translations: a table of the forms of a name."""

import re
from collections.abc import Iterator

from kuma_names.cli.layout import table
from kuma_names.cli.terminal import terminal_width
from kuma_names.json_types import JsonObject
from kuma_names.text_layout import wrapped

_CAPITAL = re.compile("([A-Z])")


def option_of(fact: str) -> str:
    """Return the option of a fact.

    >>> option_of("displayName")
    '--display-name'
    """
    return "--" + _CAPITAL.sub(r"-\1", fact).lower()


def translation_lines(body: JsonObject) -> Iterator[str]:
    """Render the forms of a name, and the options that no form uses."""
    rows = [row for form in body["forms"] for row in _rows(form)]
    if rows:
        yield from table(("FORM", "TEXT"), rows, terminal_width())
    else:
        yield "no other form"
    if body["unused"]:
        unused = ", ".join(map(option_of, body["unused"]))
        yield from wrapped(f"not part of any form: {unused}", terminal_width())


def _rows(form: JsonObject) -> Iterator[tuple[str, str]]:
    """Yield the row of a form, and one that says what is wrong with its text."""
    title, text, error = form["title"], form["text"], form["error"]
    if form["needs"]:
        yield title, f"needs {' and '.join(map(option_of, form['needs']))}"
    elif text is None:
        yield title, f"cannot be encoded: {error['reason']} ({error['code']})"
    else:
        yield title, text
        if error is not None:
            yield "", f"but {error['reason']} ({error['code']})"
