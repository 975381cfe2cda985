"""A form that editors made: shown, sent once, and never lost."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from home.forms.choices import Confirmation
from home.models import FormAnswer, FormPage
from portal.base.asking import StoredFile
from portal.base.outbox import OutboxMail
from tests.base.soup import soup, texts, values
from tests.factories import ContactFactory, FormPageFactory, SiteSettingsFactory, question, twin_of
from tests.home.filling import ANSWERS, AT, LATER, is_thanked, opened, said

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PDF = b"%PDF-1.7 plan"


@pytest.fixture(autouse=True)
def _clean():
    cache.clear()
    with time_machine.travel(AT, tick=False):
        yield
    cache.clear()


@pytest.fixture
def send(client) -> Callable[..., HttpResponse]:
    """Open the form, fill in these answers, and send it a minute later."""

    def send(page: FormPage, answers: dict, *, works: bool = True) -> HttpResponse:
        fields = opened(client, page, works=works)
        with time_machine.travel(LATER, tick=False):
            return client.post(page.url, fields | answers)

    return send


def test_a_form_that_is_filled_in_well_is_kept_and_leads_to_thanks(client, send):
    page = FormPageFactory(days_kept=30, thanks_title="Tot gauw", thanks="<p>We bellen je.</p>")
    response = send(page, ANSWERS)
    assert is_thanked(response, page)
    answer = FormAnswer.objects.get()
    assert (answer.plain, answer.sensitive) == ({"naam": "Riek", "je_vraag": "Hoe laat?"}, {})
    assert (answer.form_key, answer.title, answer.language) == (page.translation_key, page.title, "nl")
    assert (answer.created_at, answer.keep_until) == (LATER, LATER + timedelta(days=30))
    thanks = soup(client.get(response["Location"]))
    assert (texts(thanks, "main h2"), thanks.select("main form")) == (["Tot gauw"], [])
    assert "We bellen je." in thanks.get_text()


def test_a_form_with_faults_says_so_and_loses_nothing(send):
    page = FormPageFactory(questions=[question("Naam", required=True), question("Mail", "mail"), question("Waar")])
    response = send(page, {"vraag-naam": "", "vraag-mail": "riek.example.org", "vraag-waar": "Ulft <3"})
    assert (response.status_code, len(said(response)), FormAnswer.objects.count()) == (422, 2, 0)
    tree = soup(response)
    assert values(tree, "#id_vraag-mail, #id_vraag-waar", "value") == ["riek.example.org", "Ulft <3"]
    assert values(tree, ".errors a", "href") == ["#id_vraag-naam", "#id_vraag-mail"]


def test_after_mending_the_faults_it_is_sent_at_once(client, send):
    page = FormPageFactory()
    response = send(page, {"vraag-naam": ""})
    fields = {row["name"]: row.get("value", "") for row in soup(response).select("main form input[type=hidden]")}
    with time_machine.travel(LATER, tick=False):
        assert is_thanked(client.post(page.url, fields | ANSWERS), page)
    assert FormAnswer.objects.count() == 1


def test_sent_again_it_is_kept_once(client):
    page = FormPageFactory(confirmation=Confirmation.RECEIVED)
    fields = opened(client, page)
    with time_machine.travel(LATER, tick=False):
        responses = [client.post(page.url, fields | ANSWERS) for _time in range(3)]
    assert [is_thanked(response, page) for response in responses] == [True] * 3
    assert [str(answer.submission) for answer in FormAnswer.objects.all()] == [fields["submission"]]


@pytest.mark.parametrize("made_up", ["", "x", "1' OR 1=1", "\x00"])
def test_a_submission_that_was_made_up_is_another_one(client, made_up):
    page = FormPageFactory()
    fields = opened(client, page) | {"submission": made_up, "draft": made_up}
    with time_machine.travel(LATER, tick=False):
        assert is_thanked(client.post(page.url, fields | ANSWERS), page)
    assert isinstance(FormAnswer.objects.get().submission, UUID)


def test_sensitive_answers_are_kept_apart(send):
    page = FormPageFactory(questions=[question("Naam"), question("Allergie", sensitive=True)])
    send(page, {"vraag-naam": "Riek", "vraag-allergie": "noten"})
    answer = FormAnswer.objects.get()
    assert (answer.plain, answer.sensitive, answer.words) == ({"naam": "Riek"}, {"allergie": "noten"}, "Riek")


def test_a_machine_is_thanked_and_nothing_is_kept(send):
    page = FormPageFactory()
    assert is_thanked(send(page, ANSWERS | {"guard_weblink": "http://example.org/"}), page)
    assert (FormAnswer.objects.count(), OutboxMail.objects.count()) == (0, 0)


def test_who_is_too_quick_sends_it_once_more(client):
    page = FormPageFactory()
    response = client.post(page.url, opened(client, page) | ANSWERS)
    assert (response.status_code, len(said(response)), FormAnswer.objects.count()) == (422, 1, 0)
    assert values(soup(response), "#id_vraag-naam", "value") == ["Riek"]


def test_without_scripts_one_connection_sends_five_in_an_hour(send):
    page = FormPageFactory()
    answers = [send(page, ANSWERS, works=False).status_code for _time in range(6)]
    assert (answers, FormAnswer.objects.count()) == ([302] * 5 + [422], 5)


def test_a_file_is_kept_while_the_rest_is_mended(client):
    page = FormPageFactory(questions=[question("Naam", required=True), question("Plan", "file")])
    fields = opened(client, page)
    with time_machine.travel(LATER, tick=False):
        client.post(page.url, fields | {"vraag-plan": SimpleUploadedFile("plan.pdf", PDF)})
        assert StoredFile.objects.get().is_draft
        client.post(page.url, fields | {"vraag-naam": "Riek"})
    answer = FormAnswer.objects.get()
    assert [(stored.name, stored.is_draft) for stored in answer.files] == [("plan.pdf", False)]


def test_a_form_is_open_on_its_last_day_and_closed_after_it(client, send):
    page = FormPageFactory(closes_on=date(2027, 5, 4))
    assert is_thanked(send(page, ANSWERS), page)
    FormPage.objects.filter(pk=page.pk).update(closes_on=date(2027, 5, 3))
    assert soup(client.get(page.url)).select("main form") == []
    response = client.post(page.url, ANSWERS)
    assert (response.status_code, FormAnswer.objects.count()) == (200, 1)


def test_a_translated_form_keeps_the_words_of_every_language(send):
    page = FormPageFactory(title="Vraag", questions=[question("Naam", clean_name="naam")])
    twin = twin_of(page, "en", title="Question")
    twin.questions.update(label="Name")
    send(twin, {"vraag-naam": "Riek"})
    answer = FormAnswer.objects.get()
    assert (answer.title, answer.language, answer.form_key) == ("Vraag", "en", page.translation_key)
    assert [answer.shown(language=code) for code in ("nl", "en")] == [[("Naam", "Riek")], [("Name", "Riek")]]


def test_answers_survive_the_page(send):
    page = FormPageFactory()
    send(page, ANSWERS)
    page.delete()
    assert FormAnswer.objects.get().shown(language="nl") == [("Naam", "Riek"), ("Je vraag", "Hoe laat?")]


def mails() -> dict[str, tuple[str, str]]:
    return {mail.kind: (mail.to, mail.language) for mail in OutboxMail.objects.all()}


def test_the_receiver_and_the_sender_get_a_mail(send):
    contact = ContactFactory(mail="loket@example.org")
    page = FormPageFactory(questions=[question("Mail", "mail")], receiver=contact)
    twin = twin_of(page, "de")
    send(twin, {"vraag-mail": "riek@example.org"})
    assert mails() == {"form_answer": ("loket@example.org", "nl"), "form_copy": ("riek@example.org", "de")}


@pytest.mark.parametrize("confirmation", [Confirmation.NONE, Confirmation.RECEIVED])
def test_without_a_contact_the_site_is_told_and_the_sender_only_when_the_editor_wants(send, confirmation):
    SiteSettingsFactory(mail="redactie@example.org")
    page = FormPageFactory(questions=[question("Mail", "mail")], confirmation=confirmation)
    send(page, {"vraag-mail": "riek@example.org"})
    wanted = {"form_copy"} if confirmation != Confirmation.NONE else set()
    assert set(mails()) == {"form_answer"} | wanted


def test_only_a_form_sets_a_cookie_and_it_is_no_session(client):
    page = FormPageFactory()
    assert set(client.get(page.url).cookies) == {"csrftoken"}
    assert set(Client().get("/nl/").cookies) == set()
    assert set(Client().get(f"{page.url}?verstuurd=1").cookies) == set()


def test_no_cache_keeps_what_was_typed(client, send):
    page = FormPageFactory()
    kept = {client.get(page.url)["Cache-Control"], send(page, {"vraag-naam": ""})["Cache-Control"]}
    assert kept == {"private, no-store"}


def test_a_form_from_elsewhere_is_refused():
    page = FormPageFactory()
    client = Client(enforce_csrf_checks=True)
    response = client.post(page.url, ANSWERS)
    assert (response.status_code, texts(soup(response), "h1")) == (403, ["Dit formulier konden we niet aannemen"])
    fields = opened(client, page)
    with time_machine.travel(LATER, tick=False):
        assert is_thanked(client.post(page.url, fields | ANSWERS), page)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(FormPageFactory().url).status_code == 405


@pytest.mark.parametrize("name", ["vraag-naam", "vraag-mail", "vraag-dag", "vraag-wat", "vraag-plan", "draft"])
@pytest.mark.parametrize("value", ["\x00", "é" * 9000, "-1", "{}", "<script>"])
def test_nothing_that_is_posted_breaks_the_page(client, name, value):
    asked = [question("Naam"), question("Mail", "mail"), question("Dag", "date"), question("Plan", "file")]
    asked.append(question("Wat", "choice", options={"a": "A", "b": "B"}))
    page = FormPageFactory(questions=asked)
    fields = opened(client, page, works=False)
    with time_machine.travel(LATER, tick=False):
        assert client.post(page.url, fields | {name: value}).status_code in {302, 422}


@pytest.mark.parametrize("count", [1, 3])
def test_a_form_takes_the_same_number_of_queries(client, django_assert_num_queries, count):
    page = FormPageFactory(questions=[question(f"Vraag {number}") for number in range(count)])
    client.get(page.url)
    with django_assert_num_queries(5):
        client.get(page.url)
