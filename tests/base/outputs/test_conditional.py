"""Who has the newest already gets nothing; who has not gets all of it."""

from datetime import timedelta

import pytest

from portal.base.models import Theme
from tests.base.outputs.reading import AGENDA, AT, FILES, SHOWCASE
from tests.factories import EventPageFactory, HelpItemFactory, InitiativePageFactory, ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(AT, tick=False)


def tag(client, path: str, name: str) -> str:
    return client.get(f"{path}{name}")["ETag"]


def is_known(client, path: str, name: str, known: str) -> bool:
    response = client.get(f"{path}{name}", headers={"If-None-Match": known})
    assert (response.status_code, b"".join(response)) == (304, b"") or response.status_code == 200
    return response.status_code == 304


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_sent_twice_until_something_changes(client, name):
    page = InitiativePageFactory(title="Tuin", themes=[ThemeFactory(slug="groen")], help_items=[HelpItemFactory()])
    known = tag(client, SHOWCASE, name)
    assert is_known(client, SHOWCASE, name, known)
    assert is_known(client, SHOWCASE, name, f'"else", W/{known}')
    page.title = "Moestuin"
    page.save_revision().publish()
    assert not is_known(client, SHOWCASE, name, known)
    known = tag(client, SHOWCASE, name)
    theme = Theme.objects.get()
    theme.label = "Groener"
    theme.save()
    assert not is_known(client, SHOWCASE, name, known)


def test_each_filter_each_output_and_each_host_has_a_tag_of_its_own(client):
    InitiativePageFactory()
    found = [tag(client, SHOWCASE, name) for name in (*FILES, "lijst.csv?fase=idea")]
    assert len(set(found)) == 5


@pytest.mark.parametrize("name", FILES)
def test_a_date_that_went_by_changes_the_agenda(client, name, time_machine):
    EventPageFactory(at=AT, in_days=(1,))
    known = tag(client, AGENDA, name)
    time_machine.move_to(AT + timedelta(hours=1), tick=False)
    assert is_known(client, AGENDA, name, known)
    time_machine.move_to(AT + timedelta(days=1, hours=3), tick=False)
    assert not is_known(client, AGENDA, name, known)


def test_what_is_known_costs_little(client, django_assert_max_num_queries):
    InitiativePageFactory()
    known = tag(client, SHOWCASE, "lijst.csv")
    with django_assert_max_num_queries(9):
        assert is_known(client, SHOWCASE, "lijst.csv", known)


def test_scripts_of_other_sites_may_read_them(client):
    InitiativePageFactory()
    for name in (*FILES, "schema.json"):
        assert client.get(f"{SHOWCASE}{name}")["Access-Control-Allow-Origin"] == "*"
