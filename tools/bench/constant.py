"""WSGI application with a constant JSON response: the baseline of GET /validate."""

from flask import Flask

app = Flask(__name__)


@app.get("/constant")
def get_constant() -> dict[str, bool]:
    """Return the same object for every request."""
    return {"valid": True}
