"""The form: what it takes, what it refuses, and that nothing reaches the initiator before the sender confirms."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from initiatives.choices import Direction, Stage
from initiatives.helping import actions
from initiatives.helping.choices import State
from initiatives.helping.models import HelpMessage
from initiatives.models import Answered
from portal.base.models import AuditEvent
from portal.base.privacy.consents import has_consent
from tests.base.privacy.bytes import read_letter
from tests.base.soup import soup, texts, values
from tests.factories import twin_of
from tests.initiatives.helping.writing import (
    AT,
    DAY,
    HELPER,
    INITIATOR,
    LATER,
    WORDS,
    asked,
    form,
    link_in,
    mails_sent,
    url_of,
    wish,
    written,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SENT = "/nl/helpen/verstuurd/"
WAIT = timedelta(seconds=5)


def send(client: Client, clock, url: str, **more):
    posted = form(client, url, **more)
    clock.shift(WAIT)
    return client.post(url, posted)


def test_a_message_reaches_nobody_before_its_sender_confirms_it(client, clock):
    response = send(client, clock, url_of(asked()))
    assert (response.status_code, response["Location"]) == (303, SENT)
    letters = mails_sent()
    assert [letter.to for letter in letters] == [[HELPER]]
    assert HelpMessage.objects.get().state == State.UNCONFIRMED
    assert mails_sent() == []


def test_the_mail_to_an_unconfirmed_address_holds_nothing_that_was_typed(client, clock):
    """Else anybody could have the site mail anything to anybody."""
    send(client, clock, url_of(asked()), name="Koop nu", text="Ga naar https://example.com/ voor rijkdom.")
    letter = mails_sent()[0]
    content = read_letter(letter).decode()
    assert [words for words in ("Koop nu", "example.com", "rijkdom") if words in content] == []


def test_opening_the_link_sends_nothing_and_pressing_the_button_does(client, clock):
    send(client, clock, url_of(asked()))
    url = link_in(mails_sent()[0])
    client.get(url)
    client.head(url)
    assert mails_sent() == []
    confirmed = client.post(f"{url}versturen/")
    assert (confirmed.status_code, confirmed["Location"]) == (303, url)
    letters = mails_sent()
    assert [letter.to for letter in letters] == [[INITIATOR]]
    assert WORDS in letters[0].body


def test_it_keeps_the_words_that_were_agreed_with_and_the_trail_holds_none(client, clock):
    send(client, clock, url_of(asked()))
    message = HelpMessage.objects.get()
    assert has_consent("help-relay", about=message.about)
    assert [event.action for event in AuditEvent.objects.filter(about=message.about)] == ["created"]


def test_the_same_form_twice_is_one_message(client, clock):
    url = url_of(asked())
    posted = form(client, url)
    clock.shift(WAIT)
    client.post(url, posted)
    client.post(url, posted)
    assert (HelpMessage.objects.count(), len(mails_sent())) == (1, 1)


def test_who_presses_twice_at_the_same_moment_writes_one_message():
    """Both have looked whether it is there; the second finds it when it writes."""
    item, same = asked(), wish()
    both = [actions.keep(item, wish=same, at=AT) for _turn in range(2)]
    assert (both[0] == both[1], len(mails_sent())) == (True, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "te kort"),
        ("text", "x" * 1501),
        ("name", ""),
        ("name", "x" * 81),
        ("mail", "geen adres"),
        ("mail", "a@example.org\nBcc: b@example.org"),
        ("consent", ""),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_kept(client, clock, field, value):
    response = send(client, clock, url_of(asked()), **{field: value})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    html = soup(response)
    assert html.select_one(f"[name={field}]")["aria-describedby"].endswith("-error")
    assert f"#id_{field}" in values(html, ".errors a", "href")
    assert HelpMessage.objects.count() == 0


def test_a_text_of_1500_characters_is_taken_with_line_breaks_counted_once(client, clock):
    send(client, clock, url_of(asked()), text="x" * 749 + "\r\n" + "y" * 750)
    assert len(HelpMessage.objects.get().text) == 1500


def test_control_characters_are_dropped(client, clock):
    send(client, clock, url_of(asked()), name="Ri\u202eek\x00", text="Ik help graag mee.\x00\x1b[2J")
    message = HelpMessage.objects.get()
    assert (message.name, message.text) == ("Riek", "Ik help graag mee.[2J")


def test_a_machine_is_thanked_and_nothing_is_kept(client, clock):
    response = send(client, clock, url_of(asked()), guard_weblink="https://example.org")
    assert (response["Location"], HelpMessage.objects.count()) == (SENT, 0)


def test_who_is_too_quick_keeps_what_was_typed(client):
    url = url_of(asked())
    response = client.post(url, form(client, url))
    assert (response.status_code, WORDS in response.content.decode()) == (422, True)
    assert HelpMessage.objects.count() == 0


@pytest.mark.parametrize("what", ["over", "answered"])
def test_what_is_over_says_so_and_takes_nothing(client, what):
    item = asked(until=date(2027, 5, 3) if what == "over" else None)
    if what == "answered":
        Answered.objects.create(key=item.translation_key, at=AT)
    response = client.get(url_of(item))
    assert (response.status_code, texts(soup(response), "form[method=post]")) == (410, [])
    assert client.post(url_of(item), {"text": WORDS}).status_code == 410


@pytest.mark.parametrize("what", ["draft", "stopped", "unknown"])
def test_what_nobody_may_see_is_not_there(client, what):
    item = asked()
    if what == "draft":
        item.page.unpublish()
    elif what == "stopped":
        type(item.page).objects.update(stage=Stage.STOPPED)
    url = f"/nl/helpen/{uuid4()}/" if what == "unknown" else url_of(item)
    assert client.get(url).status_code == 404


def test_an_offer_is_answered_in_its_own_words(client):
    response = client.get(url_of(asked(direction=Direction.OFFERED)))
    assert texts(soup(response), "h1") == ["Dat kan ik gebruiken"]


def test_another_language_shows_the_words_it_has(client):
    item = asked()
    german = f"/de/helpen/{item.translation_key}/"
    assert client.get(german).context["item"].page == item.page
    twin = twin_of(item.page, "de", title="Dorfbus")
    assert client.get(german).context["item"].page == twin


def test_what_was_answered_meanwhile_is_not_relayed_any_more(client):
    message = written()
    url = link_in(mails_sent()[0])
    Answered.objects.create(key=message.item_key, at=LATER)
    response = client.post(f"{url}versturen/")
    assert "iemand was je voor" in response.content.decode()
    assert (HelpMessage.objects.get().state, mails_sent()) == (State.UNCONFIRMED, [])


def test_one_address_has_three_messages_waiting_at_most_and_only_it_learns_so(client, clock):
    item = asked()
    for _turn in range(3):
        written(item)
    mails_sent()
    responses = [send(client, clock, url_of(item), mail=HELPER.upper()) for _turn in range(2)]
    assert [response["Location"] for response in responses] == [SENT, SENT]
    letters = mails_sent()
    assert (HelpMessage.objects.count(), [letter.to for letter in letters]) == (3, [[HELPER.upper()]])
    assert (letters[0].subject, WORDS in letters[0].body) == ("Je bericht is niet verstuurd", False)


def test_one_address_sends_five_messages_a_day(client, clock):
    item = asked()
    for _turn in range(5):
        actions.confirm(written(item), at=AT)
    mails_sent()
    send(client, clock, url_of(item))
    assert (HelpMessage.objects.count(), len(mails_sent(LATER))) == (5, 1)
    clock.shift(DAY)
    send(client, clock, url_of(item))
    assert HelpMessage.objects.count() == 6


def test_one_ask_takes_twenty_messages_a_day(client, clock):
    item = asked()
    for number in range(20):
        written(item, mail=f"helper{number}@example.org")
    response = send(client, clock, url_of(item))
    assert (response.status_code, len(texts(soup(response), ".errors li"))) == (422, 1)
    assert HelpMessage.objects.count() == 20


def test_the_window_says_what_one_offers_to_help_with(client):
    item = asked()
    assert texts(soup(client.get(url_of(item))), "title") == [f"Ik kan helpen – {item.text} – Achterhoek 2020"]
