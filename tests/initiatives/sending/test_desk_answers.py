"""At the desk of moderators: reading one submission, and each answer."""

import pytest
from django.test import Client
from django.urls import reverse

from initiatives.models import InitiativePage
from initiatives.sending import actions
from initiatives.sending.choices import State
from initiatives.sending.models import Submission
from initiatives.telling import pictures
from portal.base.models import AuditEvent
from tests.base.editing import editor
from tests.base.soup import soup, texts, values
from tests.factories import InitiativeIndexFactory, InitiativePageFactory, UserFactory
from tests.initiatives.sending.told import (
    AT,
    DAY,
    NAME,
    NOTE,
    SENDER,
    draft,
    picture,
    queued,
    returned,
    state_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LIST = "/admin/sending/"


def of(submission: Submission, way: str = "") -> str:
    return f"{LIST}{submission.pk}/{way}"


@pytest.fixture
def moderator() -> Client:
    InitiativeIndexFactory()
    return editor("moderator")


def answered(client: Client, submission: Submission, way: str = "", **posted):
    return client.post(of(submission, way), {"turn": submission.turn, **posted})


def test_one_shows_all_that_was_told_and_that_stands_in_the_trail(moderator):
    submission = queued(lessons="Begin klein & koop <b>grote</b> pannen.")
    content = soup(moderator.get(of(submission))).get_text(" ", strip=True)
    wanted = (NAME, SENDER, "Met twaalf buren", "grote</b> pannen", "Zeddam")
    assert [words for words in wanted if words not in content] == []
    event = AuditEvent.objects.filter(about=submission.about).latest("pk")
    assert (event.action, event.fields, event.label) == ("seen", ["mail", "name", "values"], str(submission))


def test_pictures_are_shown_to_moderators_only(moderator):
    submission = draft()
    actions.keep_picture(submission, upload=pictures.checked(picture()), alt="Een pan soep", at=AT)
    actions.send(submission, at=AT)
    actions.confirm(submission, at=AT)
    (url,) = values(soup(moderator.get(of(submission))), ".desk-pictures img", "src")
    response = moderator.get(url)
    assert (response.status_code, b"".join(response.streaming_content)[:3]) == (200, b"\xff\xd8\xff")
    assert "no-store" in response["Cache-Control"]
    event = AuditEvent.objects.filter(about=submission.about).latest("pk")
    assert (event.action, event.fields, event.label) == ("seen", ["pictures"], str(submission))
    assert (Client().get(url).status_code, editor("redacteur").get(url).status_code) == (302, 302)
    other = queued(mail="ander@example.org")
    assert moderator.get(url.replace(f"/{submission.pk}/", f"/{other.pk}/"), follow=True).status_code == 404


def test_remarks_give_it_back(moderator):
    submission = queued()
    posted = {"what-reason": "short", "what-text": "Hoe vaak?", "title-text": "Graag een kortere naam."}
    response = answered(moderator, submission, **posted)
    assert (response.status_code, response["Location"], state_of(submission)) == (302, LIST, State.RETURNED)
    rows = Submission.objects.get().open_remarks.values_list("field", "reason", "text")
    assert list(rows) == [("title", "other", "Graag een kortere naam."), ("what", "short", "Hoe vaak?")]
    assert AuditEvent.objects.get(action="returned").actor is not None


@pytest.mark.parametrize("posted", [{}, {"what-reason": "other"}, {"what-reason": "x"}, {"what-text": "x" * 1501}])
def test_remarks_that_say_nothing_are_refused_and_what_was_typed_stays(moderator, posted):
    submission = queued()
    response = answered(moderator, submission, **posted | {"costs-text": "" if not posted else "Wie betaalt dat?"})
    assert (response.status_code, state_of(submission)) == (422, State.QUEUED)
    assert ("Wie betaalt dat?" in response.content.decode()) is bool(posted)


def test_what_was_changed_shows_before_and_after_with_what_was_asked(moderator):
    submission = returned()
    told = "Met twaalf buren koken we elke vrijdag soep in de oude school, voor wie wil aanschuiven."
    actions.mend(submission, values={"what": told}, at=AT + DAY)
    page = soup(moderator.get(of(submission)))
    (field,) = page.select(".desk-field--changed")
    assert (texts(field, "h4"), texts(field, "ins")) == (["Wat er gebeurt (gewijzigd)"], ["elke vrijdag"])
    assert "Hoe vaak komen jullie bij elkaar?" in texts(field, ".desk-remark")[0]


def test_while_it_is_with_the_sender_the_remarks_stand_there(moderator):
    page = soup(moderator.get(of(returned())))
    assert "Hoe vaak komen jullie bij elkaar?" in texts(page, ".desk-remark")[0]
    assert page.select(".desk form") == []


def test_accepting_opens_the_draft_in_the_editor(moderator):
    submission = queued()
    assert "andere taal" not in moderator.get(of(submission, "accept/")).content.decode()
    response = answered(moderator, submission, "accept/")
    page = InitiativePage.objects.get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (moderator.get(response["Location"]).status_code, page.live) == (200, False)


def test_what_was_told_in_another_language_is_made_here_and_the_moderator_knows(moderator):
    submission = queued(language="de")
    assert "Duits" in " ".join(texts(soup(moderator.get(of(submission, "accept/"))), ".help-warning"))
    answered(moderator, submission, "accept/")
    assert InitiativePage.objects.get().locale.language_code == "nl"


def test_without_a_list_to_put_it_in_it_is_not_accepted():
    submission, client = queued(), editor("moderator")
    response = answered(client, submission, "accept/")
    assert (response.status_code, state_of(submission)) == (422, State.QUEUED)


def test_declining_asks_for_a_reason(moderator):
    submission = queued()
    for posted in ({}, {"reason": "x"}, {"reason": "other"}):
        assert answered(moderator, submission, "decline/", **posted).status_code == 422
    answered(moderator, submission, "decline/", reason="event", text="Zet het in de agenda.")
    submission.refresh_from_db()
    assert (submission.state, submission.decline_text) == (State.DECLINED, "Zet het in de agenda.")


def test_who_declined_reads_an_appeal_but_does_not_answer_it(moderator):
    submission = queued()
    answered(moderator, submission, "decline/", reason="harm")
    submission.refresh_from_db()
    actions.appeal(submission, text="Kijk alstublieft nog eens.", at=AT)
    page = soup(moderator.get(of(submission)))
    assert ("Kijk alstublieft nog eens." in page.get_text(), page.select(".desk form, .desk-links")) == (True, [])
    for way, posted in (("", {"what-text": "x"}), ("accept/", {}), ("decline/", {"reason": "harm"})):
        assert answered(moderator, submission, way, **posted).status_code == 422
    assert state_of(submission) == State.QUEUED
    other = Client()
    other.force_login(UserFactory(role="moderator"))
    assert answered(other, submission, "accept/").status_code == 302


@pytest.mark.parametrize("turn", ["1", "", "x", "9" * 30, "\x00"])
def test_who_answers_what_was_changed_meanwhile_is_told_so(moderator, turn):
    submission = queued()
    response = answered(moderator, submission, "decline/", reason="harm", turn=turn)
    assert (response.status_code, state_of(submission)) == (422, State.QUEUED)


def test_who_comes_second_is_told_so(moderator):
    submission = queued()
    actions.give_back(Submission.objects.get(), remarks=[NOTE], by=UserFactory(), at=AT)
    response = answered(moderator, submission, "accept/")
    assert (response.status_code, InitiativePage.objects.count()) == (422, 0)
    assert "veranderde" in " ".join(texts(soup(response), "[role=alert]"))


def test_what_is_like_it_stands_beside_it_and_can_be_compared(moderator):
    page = InitiativePageFactory(title="Soepcafé in Zeddam", lessons="<p>Begin klein.</p>")
    other = queued(title="Soep café Zeddam", mail="ander@example.org", costs="Honderd euro")
    queued(title="Dorpsbus", mail="derde@example.org")
    submission = queued()
    links = values(soup(moderator.get(of(submission))), ".desk-preview a", "href")
    assert links == [of(submission, f"page/{page.pk}/"), of(submission, f"other/{other.pk}/")]
    beside = soup(moderator.get(links[1])).get_text(" ", strip=True)
    assert ("Honderd euro" in beside, "Begin klein." in soup(moderator.get(links[0])).get_text()) == (True, True)
    assert AuditEvent.objects.filter(about=other.about, action="seen").count() == 1


def test_another_of_the_same_sender_stands_beside_it(moderator):
    other, submission = queued(title="Heel iets anders"), queued()
    assert of(submission, f"other/{other.pk}/") in values(soup(moderator.get(of(submission))), "a", "href")


@pytest.mark.parametrize("way", ["page/999999/", "other/999999/", "picture/00000000-0000-4000-8000-000000000000/"])
def test_what_is_not_there_is_404(moderator, way):
    assert moderator.get(of(queued(), way), follow=True).status_code == 404


def test_a_draft_of_somebody_cannot_be_read_by_comparing(moderator):
    hidden = draft(mail="ander@example.org")
    assert moderator.get(of(queued(), f"other/{hidden.pk}/"), follow=True).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_one_asks_no_more_for_more_beside_it(moderator, many, django_assert_num_queries):
    submission = returned(mail="a@example.org")
    actions.mend(submission, values={"what": "Elke vrijdag om zes uur koken we met twaalf buren soep."}, at=AT)
    for number in range(many):
        InitiativePageFactory(title=f"Soepcafé {number} Zeddam")
        queued(title=f"Soepcafé {number} in Zeddam", mail=f"{number}@example.org")
    moderator.get(of(submission))
    with django_assert_num_queries(21):
        moderator.get(of(submission))
