"""Every screen of the desk, for everybody. A new address has to be added to the table, or this fails."""

import uuid

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.registration.actions.certifying import issue
from events.registration.desk import urls
from events.registration.desk.access import Desk
from events.registration.models import Certificate, HomeworkGroup
from home.roles import ROLES
from portal.base.asking import StoredFile
from tests.factories.learning import was_at

pytestmark = pytest.mark.django_db

GET, POST = "get", "post"
#: Of each address by name: how it is asked for, and what it answers to who may. The sensitive ones ask for more.
SCREENS: dict[str, tuple[str, int]] = {
    "offerings": (GET, 200),
    "offering": (GET, 200),
    "add": (GET, 200),
    "mail": (GET, 200),
    "export": (GET, 200),
    "settings": (GET, 200),
    "copy": (GET, 200),
    "registration": (GET, 200),
    "sensitive": (POST, 200),
    "file": (GET, 200),
    "approve": (GET, 200),
    "reject": (GET, 200),
    "cancel": (GET, 200),
    "place": (GET, 200),
    "move": (GET, 200),
    "contact": (GET, 200),
    "link": (GET, 200),
    "revoke": (GET, 200),
    "cancel_person": (GET, 200),
    "swap": (GET, 200),
    "attendance": (GET, 200),
    "ticks": (GET, 200),
    "ticks_print": (GET, 200),
    "parallel": (GET, 200),
    "groups": (GET, 200),
    "group": (GET, 200),
    "group_file": (GET, 200),
    "certificates": (GET, 200),
    "revoke_certificate": (GET, 200),
    "certificate_file": (GET, 200),
    "invite": (GET, 200),
}
#: Who gets in at all; an organisator only at their own, all others at everything.
RUNS = {"eindredacteur", "organisator", "beheerder"}
SEES_SENSITIVE = {"organisator", "beheerder"}
#: Addresses that are about no offering in particular.
GENERAL = {"offerings"}


@pytest.fixture
def addresses(desk) -> dict[str, str]:
    """Each address of the desk, about the one offering."""
    stored = StoredFile(name="brief.pdf", kind="pdf", size=4, about=desk.placed.about, created_at=timezone.now())
    stored.file.save("brief.pdf", ContentFile(b"%PDF"))
    values = {
        "offering": desk.offering.pk,
        "registration": desk.placed.pk,
        "participant": desk.placed.people.get().pk,
        "uuid": stored.uuid,
    }
    group = HomeworkGroup.objects.create(offering=desk.offering, number=1)
    paper = StoredFile(name="blad.pdf", kind="pdf", size=4, about=group.about, created_at=timezone.now())
    paper.file.save("blad.pdf", ContentFile(b"%PDF"))
    more = {"session": desk.offering.sessions.get().pk, "group": group.pk, "certificate": certificate_at(desk).pk}
    own = {"group_file": {"uuid": paper.uuid}}
    return {
        pattern.name: reverse(
            f"registration_desk:{pattern.name}",
            kwargs={name: (values | more | own.get(pattern.name, {}))[name] for name in pattern.pattern.converters},
        )
        for pattern in urls.urlpatterns
    }


def certificate_at(desk) -> Certificate:
    person = desk.placed.people.select_related("registration__offering").get()
    was_at(person, *desk.offering.sessions.all())
    return issue(person, by=desk.user, at=timezone.now())


def answers(client: Client, addresses: dict[str, str], method: str = "") -> dict[str, int]:
    return {
        name: status_of(getattr(client, method or SCREENS[name][0])(address)) for name, address in addresses.items()
    }


def status_of(response: HttpResponse) -> int:
    """Django tries what is not there once more below a language, where it is not either."""
    is_tried_again = response.status_code == 302 and response["Location"].startswith("/nl/admin/")
    return 404 if is_tried_again else response.status_code


def test_every_address_of_the_desk_is_in_the_table() -> None:
    assert [pattern.name for pattern in urls.urlpatterns] == list(SCREENS)


def test_a_stranger_is_sent_to_the_login(addresses: dict[str, str]) -> None:
    client = Client()
    for method in (GET, POST):
        assert set(answers(client, addresses, method).values()) == {302}
    assert client.get(addresses["offering"])["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", sorted(set(ROLES) - RUNS))
def test_who_does_not_run_the_desk_gets_nowhere(staff, addresses: dict[str, str], role: str) -> None:
    client, user = staff(role)
    for offering in user.offerings.model.objects.all():
        offering.organisers.add(user)
    for method in (GET, POST):
        assert set(answers(client, addresses, method).values()) == {302}
    response = client.get(addresses["registration"], follow=True)
    assert "plek@example.org" not in response.content.decode()


def test_an_organiser_gets_everywhere_at_their_own(desk, addresses: dict[str, str]) -> None:
    assert answers(desk.client, addresses) == {name: status for name, (_method, status) in SCREENS.items()}


def test_what_is_somebody_elses_is_not_there_for_an_organiser(staff, desk, addresses: dict[str, str]) -> None:
    client, _user = staff("organisator")
    for method in (GET, POST):
        found = answers(client, {name: one for name, one in addresses.items() if name not in GENERAL}, method)
        assert {name: status for name, status in found.items() if status != 404} == {}
    assert desk.offering.title not in client.get(addresses["offerings"]).content.decode()


@pytest.mark.parametrize("role", ["eindredacteur", "beheerder"])
def test_who_sees_all_gets_everywhere_but_at_what_asks_for_more(staff, addresses, role: str) -> None:
    client, _user = staff(role)
    refused = set() if role in SEES_SENSITIVE else {"sensitive"}
    # The question of the file is not known, so it counts as sensitive.
    hidden = set() if role in SEES_SENSITIVE else {"file"}
    expected = {name: 302 if name in refused else 404 if name in hidden else 200 for name in SCREENS}
    assert answers(client, addresses) == expected


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_leads_there_for_who_runs_the_desk(staff, role: str) -> None:
    client, _user = staff(role)
    assert ("/admin/registrations/" in client.get("/admin/").content.decode()) == (role in RUNS)


@pytest.mark.parametrize("number", [0, 10**30])
def test_an_odd_number_is_a_404(desk, number: int) -> None:
    odd = ("{n}/", "registration/{n}/", "registration/{n}/cancel/", "person/{n}/swap/")
    found = {desk.client.get(f"/admin/registrations/{one.format(n=number)}", follow=True).status_code for one in odd}
    assert found == {404}


def test_a_file_of_another_registration_is_not_handed_out(desk, addresses: dict[str, str]) -> None:
    address = addresses["file"].replace(f"/{desk.placed.pk}/", f"/{desk.waiting.pk}/")
    assert status_of(desk.client.get(address)) == 404
    gone = addresses["file"].rsplit("/", 2)[0]
    assert status_of(desk.client.get(f"{gone}/{uuid.uuid4()}/")) == 404


def test_every_screen_has_the_permission_of_the_desk_itself() -> None:
    """A screen that is no `Desk` would have no check at all, whatever the others have."""
    assert [pattern.name for pattern in urls.urlpatterns if not issubclass(pattern.callback.view_class, Desk)] == []
