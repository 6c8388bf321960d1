"""A page at the address of the README, answered by the service in this process: what pictures are made of."""

from urllib.parse import urlsplit

from flask.testing import FlaskClient
from playwright.sync_api import Page, Route

from kuma_names.api import create_app

ADDRESS = "http://127.0.0.1:8080/"


def answered_here(page: Page) -> None:
    """Answer everything that a page asks, without a server."""
    client = create_app().test_client()
    page.route("**/*", lambda route: _answer(route, client))


def _answer(route: Route, client: FlaskClient) -> None:
    asked = route.request
    url = urlsplit(asked.url)
    answer = client.open(
        url.path,
        method=asked.method,
        query_string=url.query,
        data=asked.post_data_buffer,
        content_type=asked.headers.get("content-type"),
    )
    route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.data)
