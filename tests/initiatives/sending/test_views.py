"""The sender's pages: from the first page to the mail that confirms, and everything that goes otherwise."""

import re
import uuid
from itertools import pairwise

import pytest
from django.test import override_settings

from initiatives.sending.choices import Purpose, State
from initiatives.sending.models import Submission
from initiatives.sending.pages.progress import Progress
from initiatives.sending.tokens import link_url
from initiatives.sending.views import drafting
from initiatives.telling import STEPS
from portal.base.guarding import Guard
from portal.base.models import Place
from tests.base.guarding.sending import inputs
from tests.base.soup import soup, texts, values
from tests.factories import InitiativeIndexFactory, InitiativePageFactory, ThemeFactory
from tests.initiatives.sending.stepping import START, TYPED, about, begun, keep, path_of, url, whole
from tests.initiatives.sending.told import SENDER, link_in, mails_sent, unconfirmed

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_the_whole_way_from_the_first_page_to_the_queue(client):
    submission = begun(client)
    assert keep(client, submission, "about", **about())["Location"] == url(submission, "where")
    for step, following in pairwise(STEPS[1:]):
        assert keep(client, submission, step.name)["Location"] == url(submission, following.name)
    look_over = Progress(submission).url("look_over")
    assert keep(client, submission, "contact")["Location"] == look_over
    page = client.get(look_over)
    assert "Soepcafé Zeddam" in soup(page).select_one("main").get_text()
    sent = client.post(look_over, inputs(page.context["guard"]) | {"consent": "yes"})
    assert (sent.status_code, sent["Location"]) == (303, link_url(submission, Purpose.DRAFT))
    assert SENDER in client.get(sent["Location"]).content.decode()
    (letter,) = mails_sent()
    link = link_in(letter)
    assert client.get(link).status_code == 200
    submission.refresh_from_db()
    assert submission.state == State.UNCONFIRMED
    status = client.post(link)["Location"]
    html = soup(client.get(status))
    assert texts(html, ".queue__place b") == ["1"]
    assert client.get(link)["Location"] == status
    submission.refresh_from_db()
    assert (submission.state, submission.municipality) == (State.QUEUED, "montferland")


def test_steps_out_of_order_lead_to_the_first_that_is_not_done(client):
    submission = begun(client)
    for step in ("where", "contact"):
        assert path_of(client.get(url(submission, step))) == url(submission, "about")
    assert path_of(client.get(Progress(submission).url("look_over"))) == url(submission, "about")
    keep(client, submission, "about", **about())
    assert client.get(url(submission, "about")).status_code == 200
    assert path_of(client.get(url(submission, "help"))) == url(submission, "where")
    assert client.get(link_url(submission, Purpose.DRAFT))["Location"] == url(submission, "where")


def test_what_is_wrong_is_said_and_kept(client):
    submission = begun(client)
    answer = keep(client, submission, "about", **about(title="x", stage="ooit", what="kort\x00"))
    assert (answer.status_code, len(texts(soup(answer), ".errors li"))) == (422, 3)
    submission.refresh_from_db()
    assert (submission.values["title"], submission.values["what"]) == ("x", "kort")
    assert values(soup(client.get(url(submission, "about"))), "#id_title", "value") == ["x"]


@pytest.mark.parametrize(("go", "name"), [("later", "later"), ("map", "pick")])
def test_buttons_that_lead_elsewhere_keep_what_was_typed(client, go, name):
    submission = begun(client)
    answer = keep(client, submission, "about", title="Soep", go=go)
    submission.refresh_from_db()
    assert (answer["Location"], submission.values["title"]) == (Progress(submission).url(name), "Soep")


def test_of_two_windows_the_last_counts_and_says_so(client):
    submission = begun(client)
    seen = client.get(url(submission, "about")).context["seen"]
    keep(client, submission, "about", **about(title="Eerste naam"))
    answer = client.post(url(submission, "about"), about(title="Tweede naam") | {"seen": seen})
    submission.refresh_from_db()
    assert submission.values["title"] == "Tweede naam"
    assert url(submission, "about") in values(soup(client.get(answer["Location"])), ".notice a", "href")


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("about", {"title": "Soepcafé"}),
        ("how", {"steps_0_title": "Pannen lenen", "steps_0_text": "Bij de school."}),
        ("contact", {"name": "Riek", "mail": "riek@example.org"}),
    ],
)
def test_a_button_pressed_twice_is_no_other_window(client, step, typed):
    submission = whole()
    seen = client.get(url(submission, step)).context["seen"]
    data = {"seen": seen} | (about() if step == "about" else {}) | typed
    sent = [client.post(url(submission, step), data) for _press in range(2)]
    assert [answer["Location"].partition("?")[2] for answer in sent] == ["", ""]


def test_another_window_on_another_step_is_no_matter(client):
    submission = begun(client)
    keep(client, submission, "about", **about())
    seen = client.get(url(submission, "where")).context["seen"]
    keep(client, submission, "about", **about(title="Tweede naam"))
    answer = client.post(url(submission, "where"), TYPED["where"] | {"seen": seen})
    assert answer["Location"] == url(submission, "how")


def test_what_was_sent_meanwhile_is_changed_no_more_and_nothing_typed_is_lost(client):
    submission = unconfirmed()
    answer = client.post(url(submission, "about"), about(title="Te laat"))
    assert (answer.status_code, values(soup(answer), "#id_title", "value")) == (422, ["Te laat"])
    assert path_of(client.get(url(submission, "about"))) == link_url(submission, Purpose.DRAFT)


def test_who_typed_the_address_wrong_writes_on(client):
    submission = unconfirmed()
    old = link_url(submission, Purpose.DRAFT)
    answer = client.post(old)
    submission.refresh_from_db()
    assert (submission.state, client.get(answer["Location"]).status_code) == (State.DRAFT, 200)
    assert client.get(old).status_code == 404


def test_the_link_to_write_on_is_mailed(client):
    submission = begun(client)
    later = Progress(submission).url("later")
    answer = client.post(later, inputs(client.get(later).context["guard"]) | {"mail": SENDER})
    assert SENDER in client.get(answer["Location"]).content.decode()
    (letter,) = mails_sent()
    assert path_of(client.get(link_in(letter))) == url(submission, "about")
    assert client.post(later, {"mail": "geen adres"}).status_code == 422


def test_after_the_example_of_another_its_lessons_stand_there(client):
    page = InitiativePageFactory(title="Dorpsbus", lessons="<p>Begin klein.</p>", what="<p>Een bus.</p>")
    start = client.get(f"{START}?naar={page.translation_key}")
    assert "Dorpsbus" in soup(start).select_one(".notice").get_text()
    client.post(START, inputs(start.context["guard"]) | {"naar": str(page.translation_key)})
    submission = Submission.objects.get()
    assert (submission.like_key, submission.values["lessons"]) == (page.translation_key, "Begin klein.")
    assert "what" not in submission.values


@pytest.mark.parametrize("key", ["x", "\x00", str(uuid.uuid4()), "9" * 500, "💥"])
def test_an_example_that_is_not_there_is_no_matter(client, key):
    assert client.get(START, {"naar": key}).status_code == 200


def test_what_is_like_it_is_shown_before_sending(client):
    ThemeFactory(slug="ontmoeten")
    InitiativePageFactory(title="Soepcafé Azewijn")
    submission = whole()
    html = soup(client.get(Progress(submission).url("look_over")))
    assert texts(html, ".standing--few li a") == ["Soepcafé Azewijn"]


def test_sent_twice_it_counts_once(client):
    submission = whole()
    look_over = Progress(submission).url("look_over")
    form = inputs(client.get(look_over).context["guard"]) | {"consent": "yes"}
    assert [client.post(look_over, form).status_code for _turn in range(2)] == [303, 303]
    assert len(mails_sent()) == 1


def send(client, submission: Submission):
    look_over = Progress(submission).url("look_over")
    return client.post(look_over, inputs(client.get(look_over).context["guard"]) | {"consent": "yes"})


@override_settings(SUBMISSIONS_PER_HOUR=8)
def test_who_writes_on_and_sends_to_another_address_is_counted_again(client):
    submission, answers = whole(), []
    for number in range(3):
        answers.append(send(client, submission).status_code)
        client.post(link_url(submission, Purpose.DRAFT))
        submission.refresh_from_db()
        if submission.state == State.DRAFT:
            keep(client, submission, "contact", mail=f"ander{number}@example.org")
            submission.refresh_from_db()
    assert answers == [303, 303, 422]


def test_one_connection_writes_on_so_many_times(client, monkeypatch):
    answers = []
    monkeypatch.setattr(drafting, "REOPEN", Guard("sending-reopen", honeypot=False, per_hour=2))
    for number in range(3):
        submission = unconfirmed(mail=f"inzender{number}@example.org")
        answers.append(client.post(link_url(submission, Purpose.DRAFT)))
    assert {answer.status_code for answer in answers[:-1]} == {303}
    assert (answers[-1].status_code, len(texts(soup(answers[-1]), ".errors p"))) == (429, 1)


def test_a_link_that_was_mailed_to_a_mistyped_address_ends_when_that_is_put_right(client):
    submission = whole(mail="")
    later = Progress(submission).url("later")
    client.post(later, {"mail": "verkeerd@example.org"})
    (letter,) = mails_sent()
    answer = client.post(url(submission, "contact"), TYPED["contact"])
    assert (answer.status_code, client.get(answer["Location"]).status_code) == (303, 200)
    assert client.get(link_in(letter)).status_code == 404


def test_who_puts_the_address_right_and_forgets_the_name_goes_on_at_the_new_link(client):
    submission = whole(mail="verkeerd@example.org", name="")
    client.post(Progress(submission).url("later"), {"mail": "verkeerd@example.org"})
    answer = client.post(url(submission, "contact"), {"name": "", "mail": SENDER})
    assert (answer.status_code, values(soup(client.get(answer["Location"])), "#id_mail", "value")) == (303, [SENDER])


def test_the_same_address_again_leaves_the_link_as_it_is(client):
    submission = whole()
    client.post(Progress(submission).url("later"), {"mail": SENDER})
    (letter,) = mails_sent()
    client.post(url(submission, "contact"), TYPED["contact"] | {"mail": SENDER.upper()})
    assert client.get(link_in(letter), follow=True).status_code == 200


def test_how_far_what_is_like_it_is_stands_there(client):
    ThemeFactory(slug="ontmoeten")
    InitiativePageFactory(title="Soepcafé Azewijn", place=Place.objects.get(slug="azewijn"))
    html = soup(client.get(Progress(whole()).url("look_over")))
    (words,) = texts(html, ".standing--few li .small")
    assert re.fullmatch(r"\d+ km verderop", words)


def test_the_list_of_initiatives_leads_to_sending_in(client):
    index = InitiativeIndexFactory()
    assert START in values(soup(client.get(index.url)), "main a", "href")
