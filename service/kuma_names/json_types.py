"""Types of JSON values."""

from typing import Any

JsonObject = dict[str, Any]
"""A JSON object as Python holds it: strings, numbers, booleans, None, lists and objects by key."""
