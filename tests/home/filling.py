"""A form page as a visitor's browser uses it."""

from datetime import UTC, datetime, timedelta
from html import unescape

from django.http import HttpResponse
from django.test import Client

from home.models import FormPage
from tests.base.guarding.sending import solve
from tests.base.soup import soup, texts

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=1)
ANSWERS = {"vraag-naam": "Riek", "vraag-je_vraag": "Hoe laat?"}


def opened(client: Client, page: FormPage, *, works: bool = True) -> dict[str, str]:
    """The hidden fields of the form as it is shown; `works`: with what work.js adds."""
    tree = soup(client.get(page.url))
    fields = {str(one["name"]): str(one.get("value", "")) for one in tree.select("main form input[type=hidden]")}
    challenge = tree.select_one("[data-work]")
    if works and challenge:
        fields["guard_work"] = solve(unescape(str(challenge["data-work"])))
    return fields


def said(response: HttpResponse) -> list[str]:
    """What the summary says is to be mended."""
    return texts(soup(response), ".errors li")


def is_thanked(response: HttpResponse, page: FormPage) -> bool:
    return (response.status_code, response.headers.get("Location")) == (302, f"{page.url}?verstuurd=1")
