"""An offering with somebody who has a place and somebody who waits, and staff of every role."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from events.registration.models import Offering, Registration
from home.roles import load_role
from tests.factories import OfferingFactory, UserFactory, sign_up

DESK = "/admin/registrations/"


@dataclass
class Desk:
    """`client` is logged in as `user`, who runs `offering`; `placed` has a place there and `waiting` waits."""

    client: Client
    user: object
    offering: Offering
    placed: Registration
    waiting: Registration

    def of(self, name: str = "") -> str:
        return f"{DESK}{self.offering.pk}/{name}"

    def about(self, registration: Registration, name: str = "") -> str:
        return f"{DESK}registration/{registration.pk}/{name}"

    @property
    def person(self) -> str:
        return f"{DESK}person/{self.placed.people.get().pk}/"


@pytest.fixture
def staff(db) -> Callable[..., tuple[Client, object]]:
    """Somebody with this role, logged in; no role at all without one."""

    def staff(role: str = "organisator") -> tuple[Client, object]:
        if role:
            load_role(role)
        user, client = UserFactory(role=role), Client()
        client.force_login(get_user_model().objects.get(pk=user.pk))
        return client, user

    return staff


@pytest.fixture
def desk(staff) -> Desk:
    client, user = staff()
    offering = OfferingFactory(capacity=1)
    offering.organisers.add(user)
    placed = sign_up(offering, "plek@example.org", organisation="Stichting Bloei")
    return Desk(client, user, offering, placed, sign_up(offering, "wacht@example.org"))
