"""A visitor's form, as a browser sends it."""

import re
import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from events.registration.models import Offering, Registration


def sign_up_url(offering: Offering) -> str:
    return reverse("registration:sign_up", args=[offering.key])


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


def send(client: Client, offering: Offering, **fields: Any) -> HttpResponse:
    return client.post(sign_up_url(offering), {**filled_in(**fields), "send": ""})


def hidden_of(response: HttpResponse) -> dict[str, Any]:
    """What the hidden fields of a page's form hold."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(
        r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', response.content.decode()
    ):
        found.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def the_one(offering: Offering) -> Registration:
    return Registration.objects.get(offering=offering)
