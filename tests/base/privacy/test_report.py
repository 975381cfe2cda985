"""Who saw or changed what, for those who may ask."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from home.roles import ROLES
from portal.base.privacy.actions import Action
from portal.base.privacy.trail import SELF, record
from tests.base.editing import editor
from tests.base.soup import soup, texts
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

REPORT = "/admin/reports/trail/"
AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


def rows(response) -> list[list[str]]:
    return [texts(row, "td")[1:] for row in soup(response).select("tbody tr")]


@pytest.fixture
def events() -> None:
    staff = UserFactory(username="gerda", first_name="Gerda", last_name="Bos")
    record(Action.SEEN, about="registration:17", label="2027-17", by=staff, fields=["mail", "name"], at=AT)
    record(Action.EXPORTED, about="offering:3", by=staff, count=12, at=AT + timedelta(days=1))
    record(Action.CANCELLED, about="registration:18", by=SELF, at=AT + timedelta(days=2))
    record(Action.RETAINED, about="holder:contacts", count=4, at=AT + timedelta(days=3))


@pytest.mark.usefixtures("events")
def test_the_latest_event_stands_first():
    assert rows(editor("eindredacteur").get(REPORT)) == [
        ["het portaal", "na de termijn opgeruimd", "holder:contacts", "", "4"],
        ["de persoon zelf", "geannuleerd", "registration:18", "", "1"],
        ["Gerda Bos", "geëxporteerd", "offering:3", "", "12"],
        ["Gerda Bos", "bekeken", "registration:17 (2027-17)", "mail, name", "1"],
    ]


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("action=seen", ["registration:17 (2027-17)"]),
        ("about=registration", ["registration:18", "registration:17 (2027-17)"]),
        ("actor_kind=person", ["registration:18"]),
        ("actor=gerda", ["offering:3", "registration:17 (2027-17)"]),
        ("at_from=2027-05-06&at_to=2027-05-06", ["registration:18"]),
    ],
)
def test_the_report_can_be_narrowed(question, found):
    if question == "actor=gerda":
        question = f"actor={get_user_model().objects.get(username='gerda').pk}"
    assert [row[2] for row in rows(editor("beheerder").get(f"{REPORT}?{question}"))] == found


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize("question", ["action=nothing", "actor=x", "at_from=yesterday", "p=99", "about=%00"])
def test_a_wrong_question_is_no_error(question):
    assert editor("beheerder").get(f"{REPORT}?{question}").status_code in {200, 302, 404}


@pytest.mark.parametrize("role", ROLES)
def test_who_may_read_it(role):
    client = editor(role)
    expected = 200 if role in {"eindredacteur", "beheerder"} else 302
    assert [client.get(address).status_code for address in (REPORT, f"{REPORT}results/")] == [expected] * 2
    assert ("reports/trail" in client.get("/admin/").content.decode()) == (expected == 200)


def test_a_stranger_is_sent_to_the_login(client):
    assert client.get(REPORT)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_report_asks_the_database_as_often_for_one_as_for_three(count, django_assert_num_queries):
    client = editor("beheerder")
    client.get(REPORT)
    for number in range(count):
        record(Action.SEEN, about=f"registration:{number}", by=UserFactory(), at=AT)
    with django_assert_num_queries(12):
        client.get(REPORT)
