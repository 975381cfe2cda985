"""A visitor's form, as a browser sends it, and what a page answers."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from events.registration import addresses
from events.registration.actions.leaving import cancel
from events.registration.choices import WaitingList, Who
from events.registration.models import Offering, Registration
from portal.base.asking import Asked, FrozenQuestions, Kind, Option, Per, QuestionSet
from tests.base.soup import soup, texts
from tests.factories import OfferingFactory, sign_up

ORGANISATION = Asked(
    "soort",
    Kind.CHOICE,
    {"nl": "Wat voor organisatie?"},
    options=(Option("overheid", {"nl": "Overheid"}), Option("anders", {"nl": "Anders"})),
)
WHICH = Asked("welke", Kind.TEXT, {"nl": "Welke dan?"}, shown_if_question="soort", shown_if_answer="anders")
PLAN = Asked("plan", Kind.FILE, {"nl": "Je plan"}, required=False)
DIET = Asked("eten", Kind.TEXT, {"nl": "Wat eet je niet?"}, per=Per.PERSON, sensitive=True)
INVOICE = {
    "invoice-organisation": "Gemeente Voorbeeld",
    "invoice-address": "Markt 1",
    "invoice-postcode": "7021 AA",
    "invoice-city": "Zelhem",
    "invoice-reference": "PO-2027-18",
}


def sign_up_url(offering: Offering) -> str:
    with override("nl"):
        return addresses.sign_up_url(offering)


def manage_url(registration: Registration, name: str = "manage", *more: Any) -> str:
    with override("nl"):
        return addresses.manage_url(registration, name, *more)


def asking(*questions: Asked, **more: Any) -> Offering:
    """An offering with these questions."""
    offering = OfferingFactory(**more)
    offering.questions = FrozenQuestions.freeze(QuestionSet(questions), at=offering.starts)
    offering.save(update_fields=["questions"])
    return offering


def filled_in(*, colleagues: int = 0, **more: Any) -> dict[str, Any]:
    """A form of somebody who comes, with so many colleagues."""
    number = uuid.uuid4().hex[:8]
    fields = {
        "submission": str(uuid.uuid4()),
        "contact-name": f"Bezoeker {number}",
        "contact-mail": f"bezoeker-{number}@example.org",
        "comes": "yes",
        "colleague": [str(count) for count in range(1, colleagues + 1)],
    }
    names = {f"person-{count}-name": f"Collega {number}-{count}" for count in range(1, colleagues + 1)}
    return {**fields, **names, **more}


def press(client: Client, offering: Offering, button: str, fields: dict[str, Any]) -> HttpResponse:
    """Send the form with this button; `button` may be "remove=2"."""
    name, _equals, value = button.partition("=")
    return client.post(sign_up_url(offering), {**fields, name: value})


def send(client: Client, offering: Offering, **fields: Any) -> Registration:
    """Sign somebody up through the form."""
    form = filled_in(**fields)
    response = press(client, offering, "send", form)
    assert response.status_code == 303, texts(soup(response), ".errors, .notice")
    return Registration.objects.get(submission=form["submission"])


def fields_of(response: HttpResponse) -> dict[str, Any]:
    """What the fields of the page's form hold, as a browser would send them."""
    found: dict[str, list[str]] = {}
    for control in soup(response).select("main form input[name], main form textarea[name], main form select[name]"):
        if control.get("type") in ("checkbox", "radio") and not control.has_attr("checked"):
            continue
        value = control.get_text().removeprefix("\n") if control.name == "textarea" else control.get("value", "")
        if control.get("type") != "file":
            found.setdefault(str(control["name"]), []).append(str(value))
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def errors(response: HttpResponse) -> list[str]:
    """The summary of what is to be mended."""
    return texts(soup(response), ".errors li, .errors > p")


def heading(response: HttpResponse) -> str:
    return texts(soup(response), "h1")[0]


def managed(client: Client, registration: Registration, name: str = "manage", *more: Any) -> HttpResponse:
    return client.get(manage_url(registration, name, *more))


def offer_made() -> Registration:
    """Somebody in line to whom a place was offered; one more waits behind them."""
    offering = OfferingFactory(capacity=1, waiting_list=WaitingList.OFFER)
    first, second = sign_up(offering), sign_up(offering)
    sign_up(offering)
    cancel(first, by=Who.PERSON, at=timezone.now())
    second.refresh_from_db()
    return second


def waiting(people: int = 1, **more) -> Registration:
    offering = OfferingFactory(**{"capacity": people} | more)
    sign_up(offering, people=people)
    return sign_up(offering, people=people)


def main(response) -> str:
    return texts(soup(response), "main")[0]


def links(response) -> set[str]:
    return {str(tag["href"]) for tag in soup(response).select("main a[href]")}


def after(client: Client, registration: Registration, name: str, *more, **fields) -> Registration:
    """The registration as it is after this was sent."""
    response = client.post(manage_url(registration, name, *more), fields)
    assert response.status_code == 303, errors(response)
    return Registration.objects.get(pk=registration.pk)
