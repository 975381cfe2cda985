"""A request that broke off on its way is refused, and never read as if it were all."""

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import UnreadablePostError
from django.test import RequestFactory

from portal.base.bodies import only_whole

FORM = b"title=Soep&what=Elke+vrijdag"
PART = b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nSoep\r\n--x--\r\n'
KINDS = [(FORM, "application/x-www-form-urlencoded"), (PART, "multipart/form-data; boundary=x")]


def received(body: bytes, kind: str, *, arrived: int) -> WSGIRequest:
    """The request as Django sees it when only so many bytes of its body came in."""
    environ = RequestFactory().post("/nl/", data=body, content_type=kind).environ
    environ["wsgi.input"] = BytesIO(body[:arrived])
    requests: list[WSGIRequest] = []

    def taken(environ, start_response):
        requests.append(WSGIRequest(environ))
        return []

    only_whole(taken)(environ, lambda *_answer: None)
    return requests[0]


@pytest.mark.parametrize(("body", "kind"), KINDS, ids=["words", "with files"])
def test_what_came_in_whole_is_read(body, kind):
    assert received(body, kind, arrived=len(body)).POST["title"] == "Soep"


@pytest.mark.parametrize(("body", "kind"), KINDS, ids=["words", "with files"])
@pytest.mark.parametrize("missing", [1, 12])
def test_what_broke_off_is_refused(body, kind, missing):
    with pytest.raises(UnreadablePostError):
        _post = received(body, kind, arrived=len(body) - missing).POST


def test_lines_are_read_to_the_end():
    request = received(b"one\ntwo", "text/plain", arrived=7)
    assert [request.readline(), request.readline(), request.readline()] == [b"one\n", b"two", b""]
