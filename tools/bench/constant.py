"""What GET /validate is compared with: Flask's own constant answer in JSON, without a hook."""

from flask import Flask

app = Flask(__name__)


@app.get("/constant")
def get_constant() -> dict[str, bool]:
    """Answer always the same."""
    return {"valid": True}
