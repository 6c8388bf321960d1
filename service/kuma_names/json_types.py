"""Types of JSON values."""

from typing import Any

JsonObject = dict[str, Any]
"""A decoded JSON object: strings, numbers, booleans, None, lists and objects by key."""
