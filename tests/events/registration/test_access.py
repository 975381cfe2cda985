"""Every address at which there is something of people, for everybody who may ask, read and sent to.

The table is `access`. An address that is not in it fails, so that nobody forgets to say who may.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.views import redirect_to_login
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, include, path, reverse
from django.utils import timezone

from events.registration.actions.certifying import issue
from events.registration.choices import Presence
from events.registration.models import (
    Attendance,
    CatchUp,
    HomeworkGroup,
    Invitation,
    Membership,
    Offering,
    Registration,
)
from events.registration.tokens import Purpose, invitation_signature, signature
from events.registration.views.manage import manage
from home.roles import load_roles
from portal.base.asking import StoredFile
from portal.base.outbox import MailState, OutboxMail, post
from tests.events.registration.access import DESK, LINKS, PUBLIC, STAFF, column_of
from tests.factories import OfferingFactory, UserFactory, sign_up
from tests.home.test_form_page_office import answer, file_of

pytestmark = pytest.mark.django_db

ROOMS = ("events.registration", "home.forms", "portal.base.outbox", "portal.base.privacy")
NAMESPACES = {"registration", "registration_desk", "form-answers", "mail-words", "mails-not-sent", "trail"}
METHODS = ("GET", "POST")
SECRET = "geheim-adres@example.org"
NOBODY = {"login", "home", "gone", "404"}


@dataclass(frozen=True)
class Address:
    """`parts`: what has to stand in it."""

    name: str
    view: Callable
    parts: frozenset[str]

    @property
    def is_about_people(self) -> bool:
        view = getattr(self.view, "view_class", self.view)
        return self.name.partition(":")[0] in NAMESPACES or inspect.unwrap(view).__module__.startswith(ROOMS)


def addresses(patterns=None, space: str = "", parts: frozenset[str] = frozenset()) -> Iterator[Address]:
    """Each address of the site."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        known = parts | set(one.pattern.converters)
        if isinstance(one, URLPattern):
            yield Address(f"{space}:{one.name}", one.callback, known)
        else:
            yield from addresses(one.url_patterns, one.namespace or space, known)


def asked_for(patterns=None) -> dict[str, Address]:
    return {one.name: one for one in addresses(patterns) if one.is_about_people}


def test_every_address_with_something_of_people_is_in_the_table_with_both_methods():
    table = [line.split()[:2] for text in (DESK, PUBLIC) for line in text.strip().splitlines()]
    assert sorted(table) == sorted([name, method] for name in asked_for() for method in METHODS)


def test_a_new_address_is_noticed_wherever_it_is_put():
    mine = path("new/<int:pk>/", manage, name="new")
    assert asked_for([mine]).keys() == {":new"}
    assert asked_for([path("x/", include(([path("", redirect_to_login, name="y")], "registration")))]).keys() == {
        "registration:y"
    }
    assert asked_for([path("", redirect_to_login, name="other")]) == {}


@pytest.fixture
def there() -> SimpleNamespace:
    """One thing of each kind, and another registration at the same offering."""
    load_roles()
    offering = OfferingFactory(capacity=1)
    mine = sign_up(offering, SECRET)
    other = sign_up(offering, "ander@example.org")
    stored = StoredFile(name="brief.pdf", kind="pdf", size=4, about=mine.about, created_at=timezone.now())
    stored.file.save("brief.pdf", ContentFile(b"%PDF"))
    row = answer(naam="Riek", mail=SECRET)
    post(key="x", kind="x", about="x:1", to=SECRET, language="nl", at=timezone.now())
    OutboxMail.objects.filter(key="x").update(state=MailState.FAILED)
    things = {"offering": offering, "mine": mine, "other": other, "file": stored, "answer": row, "sheet": file_of(row)}
    return SimpleNamespace(**things, **learned(offering, mine))


def learned(offering: Offering, registration: Registration) -> dict:
    """A group with its material, a certificate, an invitation and a meeting to be made good."""
    person, at = registration.people.get(), timezone.now()
    group = HomeworkGroup.objects.create(offering=offering, number=1)
    Membership.objects.create(group=group, participant=person, round=1)
    material = StoredFile(name="opdracht.pdf", kind="pdf", size=4, about=group.about, created_at=at)
    material.file.save("opdracht.pdf", ContentFile(b"%PDF"))
    session = offering.sessions.get()
    Attendance.objects.create(participant=person, session=session, presence=Presence.PRESENT, at=at)
    offering.sessions.update(catch_up_places=1, catch_up_taken=1)
    CatchUp.objects.create(participant=person, missed=session, session=session, created_at=at)
    offering.certificate_sessions = 1
    certificate = issue(person, by=UserFactory(), at=at)
    invitation = Invitation.objects.create(offering=offering, participant=person, sent_at=at)
    return {
        "group": group,
        "material": material,
        "session": session,
        "certificate": certificate,
        "invitation": invitation,
    }


def values(there: SimpleNamespace, name: str) -> dict[str, object]:
    """What can stand in an address, by what it is called there. An address with something new needs it here."""
    space = name.partition(":")[0]
    files = {"form-answers": there.sheet.uuid, "registration_desk": there.file.uuid}
    numbers = {"form-answers": there.answer.pk, "registration": there.invitation.pk}
    is_material = name in ("registration:homework_file", "registration_desk:group_file")
    file = there.material.uuid if is_material else there.file.uuid
    mail = OutboxMail.objects.get(key="x")
    return {
        "offering": there.offering.pk,
        "key": there.offering.key,
        "registration": there.mine.pk,
        "participant": there.mine.people.get().pk,
        "person": there.mine.people.get().uuid,
        "file": file,
        "uuid": file if is_material and space == "registration_desk" else files.get(space, there.mine.uuid),
        "pk": numbers.get(space, mail.pk),
        "session": there.session.pk,
        "group": there.group.pk,
        "certificate": there.certificate.pk,
        "code": there.certificate.shown_code,
        "kind": "registration.confirmed",
        "language": "nl",
    }


def outcome(client: Client, method: str, address: str) -> tuple[str, HttpResponse]:
    """What comes of it; whatever it changed is undone."""
    with transaction.atomic():
        response = client.generic(method, address, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    place = response.get("Location", "")
    if place.startswith("/admin/login/"):
        return "login", response
    # Django tries what is not there once more below a language, where it is not either.
    words = {"/admin/": "home"}.get(place, "gone" if place.startswith("/nl/admin/") else str(response.status_code))
    return words, response


def visits(there: SimpleNamespace, expected: dict, client: Client, **fixed: object) -> dict:
    """What comes of each of these rows of the table."""
    known, found = asked_for(), {}
    for name, method, column in expected:
        arguments = values(there, name) | fixed
        if name == "registration:invited" and column == "link":
            arguments["given"] = invitation_signature(there.invitation)
        address = reverse(name, kwargs={part: arguments[part] for part in known[name].parts})
        words, response = outcome(client, method, address)
        found[name, method, column] = words
        if words in NOBODY or (column == "other" and name.startswith("registration_desk:")):
            assert SECRET not in response.content.decode(), f"{name} tells {column} too much"
    return found


@pytest.mark.parametrize("column", STAFF)
def test_staff(there, column):
    client, user = Client(), None
    if column != "visitor":
        user = UserFactory(role="organisator" if column in ("own", "other") else column)
        client.force_login(get_user_model().objects.get(pk=user.pk))
    if column == "own":
        there.offering.organisers.add(user)
    expected = column_of(DESK, STAFF, column)
    assert visits(there, expected, client) == expected


@pytest.mark.parametrize("column", LINKS)
def test_links(there, column):
    client, mine = Client(), there.mine
    given = {
        "stranger": "x" * 43,
        "link": signature(mine, Purpose.MANAGE),
        "other_link": signature(there.other, Purpose.MANAGE),
        "old_link": signature(mine, Purpose.MANAGE),
        "beheerder": "x" * 43,
    }[column]
    if column == "old_link":
        Registration.objects.update(token_version=F("token_version") + 1)
    if column == "beheerder":
        client.force_login(UserFactory(role="beheerder"))
    expected = column_of(PUBLIC, LINKS, column)
    assert visits(there, expected, client, given=given) == expected


def test_ones_own_link_opens_nothing_that_belongs_to_another(there):
    link = {"uuid": there.other.uuid, "given": signature(there.other, Purpose.MANAGE)}
    behind = [one for one in asked_for().values() if {"uuid", "given"} < one.parts]
    assert len(behind) > 5
    for one in behind:
        arguments = values(there, one.name) | link
        address = reverse(one.name, kwargs={part: arguments[part] for part in one.parts})
        assert {outcome(Client(), method, address)[0] for method in METHODS} == {"404"}, one.name
