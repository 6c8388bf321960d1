"""The page at the address of the README, served by this process: for screenshots."""

from urllib.parse import urlsplit

from flask.testing import FlaskClient
from playwright.sync_api import Page, Route

from kuma_names.api import create_app

ADDRESS = "http://127.0.0.1:8080/"


def serve_in_process(page: Page) -> None:
    """Serve all requests of a page without a server."""
    client = create_app().test_client()
    page.route("**/*", lambda route: _fulfill(route, client))


def _fulfill(route: Route, client: FlaskClient) -> None:
    request = route.request
    url = urlsplit(request.url)
    response = client.open(
        url.path,
        method=request.method,
        query_string=url.query,
        data=request.post_data_buffer,
        content_type=request.headers.get("content-type"),
    )
    route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.data)
