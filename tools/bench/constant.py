"""WSGI application for comparison with GET /validate: a constant JSON body, without any hook."""

from flask import Flask

app = Flask(__name__)


@app.get("/constant")
def get_constant() -> dict[str, bool]:
    """Return the same object for every request."""
    return {"valid": True}
