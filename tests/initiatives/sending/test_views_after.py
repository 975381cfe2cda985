"""The pages that follow what was sent in: mending, withdrawing, appealing."""

import pytest

from initiatives.sending import actions
from initiatives.sending.choices import Purpose, Reason, State
from initiatives.sending.tokens import link_url
from tests.base.soup import soup, texts, values
from tests.factories import UserFactory
from tests.initiatives.sending.told import AT, accepted, declined, queued, returned, unconfirmed
from tests.initiatives.telling.told import picture

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MENDED = "Elke vrijdag, met twaalf buren, koken we soep in de oude school."


def page(submission, name="") -> str:
    return link_url(submission, Purpose.STATUS, name=name)


def test_only_what_was_asked_is_shown_and_changed(client):
    submission = returned()
    html = soup(client.get(page(submission, "mend")))
    assert values(html, "main form [name]", "name") == ["csrfmiddlewaretoken", "what"]
    assert "Hoe vaak komen jullie" in html.select_one(".notice").get_text()
    answer = client.post(page(submission, "mend"), {"what": MENDED, "title": "Iets anders"})
    submission.refresh_from_db()
    assert (answer["Location"], submission.state) == (page(submission), State.QUEUED)
    assert (submission.values["what"], submission.title) == (MENDED, "Soepcafé Zeddam")


def test_what_is_mended_wrong_is_said_and_nothing_is_lost(client):
    submission = returned()
    answer = client.post(page(submission, "mend"), {"what": "Kort"})
    submission.refresh_from_db()
    assert (answer.status_code, submission.state) == (422, State.RETURNED)
    assert texts(soup(answer), "textarea") == ["Kort"]


def test_of_two_windows_that_mend_the_second_is_told(client):
    submission = returned()
    client.post(page(submission, "mend"), {"what": MENDED})
    answer = client.post(page(submission, "mend"), {"what": MENDED + " Te laat."})
    assert len(soup(client.get(answer["Location"])).select(".notice--few")) == 1
    submission.refresh_from_db()
    assert submission.values["what"] == MENDED


def test_mended_with_a_button_pressed_twice_nothing_was_lost(client):
    submission = returned()
    sent = [client.post(page(submission, "mend"), {"what": MENDED}) for _press in range(2)]
    assert [answer["Location"] for answer in sent] == [page(submission)] * 2


def test_what_comes_too_late_and_is_wrong_is_told(client):
    submission = returned()
    client.post(page(submission, "mend"), {"what": MENDED})
    answer = client.post(page(submission, "mend"), {"what": "Kort"})
    assert len(soup(client.get(answer["Location"])).select(".notice--few")) == 1


def test_pictures_are_added_one_by_one_before_it_goes_back(client):
    submission = queued()
    note = actions.Note("pictures", Reason.PICTURE, "Een foto van de soep graag.")
    actions.give_back(submission, remarks=[note], by=UserFactory(), at=AT)
    link = page(submission, "mend")
    more = client.post(link, {"picture_new": picture(), "picture_new_alt": "Een pan", "go": "stay"})
    assert (more.status_code, len(soup(more).select(".told-picture img"))) == (200, 1)
    submission.refresh_from_db()
    assert submission.state == State.RETURNED
    (name,) = values(soup(more), ".told-picture input[type=text]", "name")
    client.post(link, {name: "Een pan soep", "picture_new": picture(), "picture_new_alt": "Een lepel"})
    submission.refresh_from_db()
    assert submission.state == State.QUEUED
    assert [one["alt"] for one in submission.values["pictures"]] == ["Een pan soep", "Een lepel"]


def test_it_is_taken_back_after_a_question(client):
    submission = queued()
    assert client.get(page(submission, "withdraw")).status_code == 200
    client.post(page(submission, "withdraw"))
    submission.refresh_from_db()
    assert submission.state == State.WITHDRAWN
    assert client.get(page(submission)).status_code == 200
    assert client.get(page(submission, "withdraw"))["Location"] == page(submission)


def test_who_was_declined_asks_once_that_somebody_else_looks(client):
    submission = declined()
    html = soup(client.get(page(submission)))
    assert "Azewijn" in html.select_one(".standing").get_text()
    assert page(submission, "appeal") in values(html, "main a", "href")
    assert client.post(page(submission, "appeal"), {"text": "Kort"}).status_code == 422
    client.post(page(submission, "appeal"), {"text": "Wij koken iets heel anders dan zij."})
    submission.refresh_from_db()
    assert (submission.state, submission.is_appeal) == (State.QUEUED, True)
    again = client.post(page(submission, "appeal"), {"text": "Nog een keer dan maar."})
    assert again.status_code == 422


def test_an_appeal_with_a_button_pressed_twice_counts_once(client):
    submission = declined()
    text = {"text": "Wij koken iets heel anders dan zij."}
    sent = [client.post(page(submission, "appeal"), text) for _press in range(2)]
    assert [answer.get("Location") for answer in sent] == [page(submission)] * 2
    assert submission.steps.filter(what="appealed").count() == 1


def test_what_is_accepted_cannot_be_taken_back(client):
    submission, _page = accepted()
    answer = client.post(page(submission, "withdraw"))
    submission.refresh_from_db()
    assert (answer.status_code, submission.state) == (200, State.ACCEPTED)
    assert len(soup(answer).select(".errors")) == 1


def test_on_the_site_it_leads_to_its_page(client):
    submission, made = accepted()
    made.save_revision().publish()
    submission.refresh_from_db()
    assert submission.state == State.PUBLISHED
    assert made.url in values(soup(client.get(page(submission))), "main a", "href")


def test_the_place_in_line_and_the_promised_day_stand_there(client):
    queued(mail="eerste@example.org")
    submission = queued()
    html = soup(client.get(page(submission)))
    assert texts(html, ".queue__place b") == ["2"]
    assert "18 mei 2027" in html.select_one(".queue__facts").get_text()


def test_confirmed_twice_it_waits_once(client):
    submission = unconfirmed()
    link = link_url(submission, Purpose.CONFIRM)
    assert client.post(link)["Location"] == client.post(link)["Location"]
    submission.refresh_from_db()
    assert (submission.state, submission.versions.count()) == (State.QUEUED, 1)
