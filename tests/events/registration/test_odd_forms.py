"""Whatever is sent to the form: an answer beside the field, never a broken page."""

import itertools

import pytest
from django.test import Client

from events.registration.models import Registration
from portal.base.outbox import OutboxMail
from tests.events.registration.signing import (
    DIET,
    INVOICE,
    ORGANISATION,
    PLAN,
    asking,
    errors,
    filled_in,
    press,
    send,
    sign_up_url,
)
from tests.factories import OfferingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ODD = {
    "nothing": "",
    "only space": " \t\r\n ",
    "very long": "a" * 5000,
    "long and wide": "🌻" * 5000,
    "NUL": "a\x00b",
    "controls": "a\x07\x1b[31mb\x7f",
    "turned round": "abc\u202egnp.exe",
    "header": "Jan\r\nBcc: een@example.org",
    "markup": "<script>alert(1)</script>{{ 7|add:7 }}%s%(x)s",
    "formula": "=1+1",
    "not a number": "NaN",
    "lone surrogate": "\udc80",
}
NAMES = (
    "submission",
    "draft",
    "colleague",
    "comes",
    "contact-name",
    "contact-mail",
    "contact-phone",
    "person-1-name",
    "person-1-mail",
    "invoice-postcode",
    "invoice-mail",
    "asked-soort",
    "own-eten",
    "remove",
)


@pytest.mark.parametrize("words", ODD.values(), ids=ODD.keys())
def test_odd_words_in_any_field_break_nothing(client: Client, words: str) -> None:
    offering = asking(ORGANISATION, PLAN, DIET, asks_invoice=True)
    for name, button in itertools.product(NAMES, ("check", "send", "remove")):
        form = filled_in(colleagues=1, **INVOICE) | {"asked-soort": "anders", "own-eten": "Vis", "answers-1-eten": "Ei"}
        sent = words.encode(errors="surrogatepass") if "\udc80" in words else words
        response = press(client, offering, button, form | {name: sent})
        assert response.status_code in (200, 303), (name, button)


@pytest.mark.parametrize("name", ["J", "Ō", "李", "Anne-Marie 't Hart–Ünal", "Zoë 🌻", "👩‍🌾"])
def test_names_of_all_kinds_are_taken_as_they_are(client: Client, name: str) -> None:
    registration = send(client, OfferingFactory(), **{"contact-name": name})
    assert (registration.name, registration.people.get().name) == (name, name)


def test_a_name_cannot_carry_headers_or_hidden_signs(client: Client) -> None:
    name = "Jan\r\nBcc: een@example.org\x00\x1b\u202e\tde Boer"
    assert send(client, OfferingFactory(), **{"contact-name": name}).name == "Jan Bcc: een@example.org de Boer"


@pytest.mark.parametrize("mail", ["jan@example.org\nBcc: een@example.org", "jan@", "@example.org", "jan@exa mple.org"])
def test_an_address_that_is_none_is_refused(client: Client, mail: str) -> None:
    response = press(client, OfferingFactory(), "send", filled_in() | {"contact-mail": mail})
    assert errors(response) == ["Je e-mailadres: Vul een heel e-mailadres in met een @, zoals naam@example.org."]
    assert (Registration.objects.count(), OutboxMail.objects.count()) == (0, 0)


def test_words_that_are_too_long_are_said_so_beside_their_field(client: Client) -> None:
    response = press(client, OfferingFactory(), "send", filled_in() | {"contact-name": "a" * 5000})
    assert len(errors(response)) == 1
    assert "200" in errors(response)[0]


def test_what_is_sent_without_a_form_breaks_nothing(client: Client) -> None:
    offering = OfferingFactory()
    for body, kind in ((b"", "text/plain"), (b"{", "application/json"), (b"--x", "multipart/form-data; boundary=x")):
        assert client.post(sign_up_url(offering), body, content_type=kind).status_code in (200, 400)
    assert client.put(sign_up_url(offering)).status_code == 405
