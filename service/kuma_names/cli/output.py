"""Output of a command."""

from collections.abc import Iterable
from typing import NamedTuple

from kuma_names.json_types import JsonObject


class Output(NamedTuple):
    """Output of a command: the JSON body, its text in lines, and whether it is a failure.

    The lines are generated only if they are printed.
    """

    body: JsonObject
    text: Iterable[str]
    is_failure: bool = False
