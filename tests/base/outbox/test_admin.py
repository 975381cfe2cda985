"""Editors read and change the words of mails, and see which mails did not arrive."""

import pytest

from portal.base.outbox import MailState, OutboxMail, offer_text, send_due
from portal.base.outbox.models import MailText
from tests.base.editing import complaints, editor
from tests.base.outbox.samples import AT
from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/mail-words/"
FORM = "/admin/mail-words/confirmed/nl/"
REPORT = "/admin/mails-not-sent/"
WORDS = {"subject": "Tot gauw bij {titel}", "body": "Dag!\r\n\r\nWij zien je bij {titel}."}


@pytest.fixture(autouse=True)
def offered() -> None:
    offer(1)


def offer(count: int) -> None:
    for number in range(count):
        offer_text(
            f"confirmed{number or ''}",
            "You take part",
            placeholders={"titel": "Brood <bakken>"},
            subject="You take part: {titel}",
            body="See you at {titel}.",
        )


@pytest.fixture
def office():
    return editor("eindredacteur")


def rows(client) -> list[list[str]]:
    return [texts(row, "td") for row in soup(client.get(LIST)).select("tbody tr")]


def test_the_list_has_every_mail_in_every_language_also_without_words_of_our_own(office):
    MailText.objects.create(kind="confirmed", language="de", subject="Bis bald", body="Hallo")
    found = {cells[1]: cells[2:] for cells in rows(office)}
    offered = ["You take part: {titel}", dutch("As they came")]
    assert found == {
        dutch("Dutch"): offered,
        dutch("English"): offered,
        dutch("German"): ["Bis bald", dutch("Changed")],
    }
    assert values(soup(office.get(LIST)), "td a", "href")[0] == FORM


def test_without_any_mail_the_list_says_so(office, monkeypatch):
    monkeypatch.setattr("portal.base.outbox.texts._offered", {})
    assert dutch("There are no mails with words to change yet.") in office.get(LIST).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_does_not_ask_more_for_more(office, count, django_assert_num_queries):
    offer(count)
    office.get(LIST)
    with django_assert_num_queries(10):
        office.get(LIST)


def test_the_form_begins_with_the_offered_words_and_names_what_may_be_used(office):
    page = soup(office.get(FORM))
    assert values(page, "[name=subject]", "value") == ["You take part: {titel}"]
    assert (texts(page, ".mail-samples dt"), texts(page, ".mail-samples dd")) == (["{titel}"], ["Brood <bakken>"])
    assert page.select("[name=default]") == []


def test_words_are_changed_and_changed_back(office):
    assert office.post(FORM, WORDS).status_code == 302
    row = MailText.objects.get()
    assert (row.kind, row.language, row.body) == ("confirmed", "nl", "Dag!\n\nWij zien je bij {titel}.")
    office.post(FORM, WORDS | {"subject": "Hoi"})
    assert MailText.objects.get().subject == "Hoi"
    office.post(FORM, WORDS | {"default": "1"})
    office.post(FORM, WORDS | {"default": "1"})
    assert not MailText.objects.exists()


def test_words_that_are_the_offered_ones_are_not_kept(office):
    office.post(FORM, WORDS)
    office.post(FORM, {"subject": "You take part: {titel}", "body": "See you at {titel}."})
    assert not MailText.objects.exists()


@pytest.mark.parametrize("button", [{}, {"preview": "1"}])
@pytest.mark.parametrize("field", ["subject", "body"])
def test_a_placeholder_that_there_is_not_is_told_beside_the_field(office, field, button):
    page = office.post(FORM, WORDS | {field: "Dag {naam}"} | button)
    said = dutch("There is no {%(name)s} in this mail. You may use: %(allowed)s.")
    assert complaints(page) == [said % {"name": "naam", "allowed": "{titel}"}]
    assert not MailText.objects.exists()


def test_the_preview_shows_the_mail_with_the_samples_and_saves_nothing(office):
    page = soup(office.post(FORM, WORDS | {"preview": "1"}))
    letter = page.select_one(".mail-preview iframe")
    assert (letter["title"], letter.has_attr("sandbox")) == ("Tot gauw bij Brood <bakken>", True)
    assert "Wij zien je bij Brood &lt;bakken&gt;." in letter["srcdoc"]
    assert values(page, "[name=subject]", "value") == [WORDS["subject"]]
    assert not MailText.objects.exists()


@pytest.mark.parametrize("path", ["confirmed/xx/", "gone/nl/", "%00/nl/", "confirmed/nl-nl-nl/"])
def test_what_there_is_not_is_not_found(office, path):
    assert office.get(f"{LIST}{path}", follow=True).status_code == 404


@pytest.mark.parametrize("sent", [{}, {"subject": "x" * 999, "body": "y" * 9999}, {"subject": "\x00", "body": "\x00"}])
def test_bad_input_is_told(office, sent):
    assert office.post(FORM, sent).status_code == 200
    assert not MailText.objects.exists()


def test_an_organisator_reads_the_words_and_changes_none():
    client = editor("organisator")
    page = soup(client.get(FORM))
    assert page.select("[name=subject][disabled]")
    assert page.select(".mail-actions") == []
    client.post(FORM, WORDS)
    assert not MailText.objects.exists()


@pytest.fixture
def failed(posted, mail_server) -> OutboxMail:
    mail = posted()
    mail_server.replies["RCPT"] = "550 nobody of that name"
    send_due(AT)
    mail_server.replies.clear()
    return mail


def test_the_report_shows_what_failed_or_may_have_gone_and_nothing_else(failed, posted):
    posted()
    doubt = posted()
    OutboxMail.objects.filter(pk=doubt.pk).update(state=MailState.IN_DOUBT)
    found = [texts(row, "td") for row in soup(editor("eindredacteur").get(REPORT)).select("tbody tr")]
    assert sorted(cells[1:5] for cells in found) == sorted(
        [
            [failed.about, failed.to, dutch("Failed"), "550 nobody of that name"],
            [doubt.about, doubt.to, dutch("Maybe sent"), ""],
        ]
    )
    assert {cells[0] for cells in found} == {"You take part"}


def test_a_mail_is_sent_again_at_the_press_of_a_button(failed):
    client = editor("eindredacteur")
    form = soup(client.get(REPORT)).select_one("tbody form")
    assert (form["method"], bool(form.select("[name=csrfmiddlewaretoken]"))) == ("post", True)
    assert client.get(form["action"]).status_code == 405
    words = [
        "The mail goes again, within a minute.",
        "This mail cannot go again: it went by now, or its address was forgotten.",
    ]
    for said in words:
        assert dutch(said) in client.post(form["action"], follow=True).content.decode()
    failed.refresh_from_db()
    assert failed.state == MailState.WAITING
    assert client.post(f"{REPORT}999/again/", follow=True).status_code == 404


def test_a_mail_whose_address_was_forgotten_has_no_button(failed):
    OutboxMail.objects.update(to="")
    assert soup(editor("eindredacteur").get(REPORT)).select("tbody form") == []


def test_addresses_are_not_for_everybody_and_not_for_export(failed):
    client = editor("organisator")
    client.post(f"{REPORT}{failed.pk}/again/")
    failed.refresh_from_db()
    assert (failed.state, client.get(REPORT).status_code) == (MailState.FAILED, 302)
    export = editor("eindredacteur").get(f"{REPORT}?export=csv")
    assert failed.to not in b"".join(export).decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_report_does_not_ask_more_for_more(posted, count, django_assert_num_queries):
    for _number in range(count):
        posted()
    OutboxMail.objects.update(state=MailState.FAILED)
    client = editor("eindredacteur")
    client.get(REPORT)
    with django_assert_num_queries(11):
        client.get(REPORT)


def test_who_has_no_role_sees_neither(client):
    client.force_login(UserFactory())
    assert [client.get(path).status_code for path in (LIST, FORM, REPORT)] == [302] * 3
