"""Whatever charset a request claims, its address is read as UTF-8 and answered."""

import pytest
from django.test import RequestFactory
from django.test.client import ClientHandler

from portal.base.charsets import only_utf8
from tests.factories import InitiativeIndexFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("charset", ["rot13", "base64", "raw_unicode_escape", "utf-16", "no-such", '"utf-7"', ""])
@pytest.mark.parametrize("address", ["/nl/initiatieven/?bij=\\ud800&thema=%C3%A9", "/nl/niets/?q=é"])
def test_no_claimed_charset_ends_a_request(charset, address):
    InitiativeIndexFactory()
    path, _mark, query = address.partition("?")
    environ = RequestFactory().get(path, content_type=f"text/plain; charset={charset}; q=1").environ
    environ["QUERY_STRING"] = query.encode().decode("latin-1")
    statuses: list[int] = []
    body = b"".join(only_utf8(site)(environ, statuses.append))
    assert (statuses, b"</html>" in body) == ([404 if "niets" in path else 200], True)


def site(environ, start):
    """The whole site as an application that leaves the test's connection open."""
    answer = ClientHandler()(environ)
    start(answer.status_code)
    return [answer.content]
