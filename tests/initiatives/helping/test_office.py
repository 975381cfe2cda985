"""What moderators see: reports of abuse, and nothing of what others write to each other."""

import pytest

from home.roles import ROLES
from initiatives.helping import actions
from initiatives.helping.choices import Side
from initiatives.helping.models import HelpMessage
from portal.base.models import AuditEvent
from tests.base.editing import editor
from tests.base.soup import soup, texts
from tests.initiatives.helping.writing import AT, WORDS, relayed

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LIST = "/admin/help-reports/"
READERS = {"eindredacteur", "moderator", "beheerder"}


def reported() -> HelpMessage:
    message = relayed()
    actions.report(message, at=AT)
    return message


@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_read_reports_gets_in(role):
    message, client = reported(), editor(role)
    urls = (LIST, f"{LIST}inspect/{message.pk}/", f"{LIST}delete/{message.pk}/")
    statuses = {client.get(url).status_code for url in urls}
    assert statuses == ({200} if role in READERS else {302})
    assert (LIST in client.get("/admin/").content.decode()) is (role in READERS)


def test_it_lists_what_was_reported_only():
    message, other, client = reported(), relayed(mail="ander@example.org"), editor("moderator")
    assert list(client.get(LIST).context["object_list"]) == [message]
    urls = [f"{LIST}{way}/{other.pk}/" for way in ("inspect", "delete")]
    assert [client.get(url, follow=True).status_code for url in urls] == [404, 404]


def test_reading_a_report_shows_all_of_it_and_stands_in_the_trail():
    message, client = reported(), editor("moderator")
    assert WORDS in client.get(f"{LIST}inspect/{message.pk}/").content.decode()
    last = AuditEvent.objects.filter(about=message.about).latest("pk")
    assert (last.action, last.fields, last.actor is not None) == ("seen", ["text"], True)


def test_it_reads_as_a_conversation_with_the_times_of_here():
    message, client = relayed(), editor("moderator")
    actions.write_on(message, side=Side.INITIATOR, text="We zoeken handen.", at=AT)
    actions.report(message, at=AT)
    shown = soup(client.get(f"{LIST}inspect/{message.pk}/"))
    rows = dict(zip(texts(shown, "main dt"), texts(shown, "main dd"), strict=True))
    assert (rows["Het initiatief"], rows["Geschreven"]) == ("We zoeken handen.", "4 mei 2027 12:00")


def test_a_deleted_report_is_gone_and_stands_in_the_trail():
    message, client = reported(), editor("moderator")
    client.post(f"{LIST}delete/{message.pk}/")
    last = AuditEvent.objects.filter(about=message.about).latest("pk")
    assert (HelpMessage.objects.count(), last.action) == (0, "erased")


@pytest.mark.parametrize("way", ["new/", "edit/{pk}/"])
def test_nobody_writes_or_changes_one_here(way):
    message, client = reported(), editor("beheerder")
    assert client.get(LIST + way.format(pk=message.pk)).status_code in {302, 404}
