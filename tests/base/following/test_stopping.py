"""Stopping with one click, from a mail program or a page; seeing and changing all that one follows."""

import pytest
from django.test import Client

from portal.base.following import actions
from portal.base.following.choices import Frequency, State
from portal.base.following.models import Subscription
from portal.base.following.terms import STOPPED
from portal.base.following.tokens import Purpose, address_for
from portal.base.privacy.consents import has_consent
from portal.base.privacy.persons import retain
from tests.base.following.following import AT, DAY, MINUTE, asked, follower, initiative, link_in, mails_sent, round_at
from tests.base.privacy.bytes import read_letter
from tests.base.soup import soup, texts, values
from tests.factories import EventIndexFactory, InitiativeIndexFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def strict():
    """A client without a cookie, of whom Django asks a token: a mail program."""
    return Client(enforce_csrf_checks=True)


def news():
    mails_sent()
    initiative("Dorpsbus")
    return round_at(AT + 2 * MINUTE)[0]


def url_in_header(letter) -> str:
    headers = dict(letter.message().items())
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = headers["List-Unsubscribe"].strip("<>")
    assert "/nl/volgen/stoppen/" in url
    return url.partition("/nl/")[1] + url.partition("/nl/")[2]


def test_a_mail_program_stops_it_with_one_request_without_cookie_or_token(strict):
    one = follower()
    url = url_in_header(news())
    assert [strict.post(url, ONE_CLICK).status_code for _turn in range(2)] == [200, 200]
    one.refresh_from_db()
    assert (one.state, one.ended_at, has_consent("follow-list", about=one.about)) == (State.STOPPED, AT, False)
    assert strict.cookies == {}
    initiative("Molen", at=AT + DAY)
    assert round_at(AT + 2 * DAY) == []


def test_the_mail_that_was_on_its_way_does_not_go():
    one = follower()
    mails_sent()
    initiative("Dorpsbus")
    from portal.base.following.telling import Rounds

    Rounds().run(AT + 2 * MINUTE)
    actions.stop(one, at=AT + 2 * MINUTE)
    assert mails_sent() == []


def test_opening_a_link_changes_nothing(client):
    one = follower()
    before = Subscription.objects.values().get()
    for purpose in Purpose:
        for ask in (client.get, client.head):
            assert ask(address_for(one, purpose)).status_code == 200
    assert Subscription.objects.values().get() == before


def test_the_page_has_one_button_and_says_when_it_is_done(client):
    url = address_for(follower(), Purpose.STOP)
    assert texts(soup(client.get(url)), "main button") == ["Stop deze mails"]
    html = soup(client.post(url))
    assert [link for link in values(html, "main a", "href") if "volgen" in link] == []
    assert (texts(html, "h1"), texts(html, "main button")) == (["Je krijgt deze mails niet meer"], [])


def test_a_link_works_on_when_the_subscription_is_long_gone(client):
    one = follower()
    url, own = address_for(one, Purpose.STOP), address_for(one, Purpose.OWN)
    actions.stop(one, at=AT)
    retain(AT + STOPPED.days * DAY)
    assert Subscription.objects.count() == 0
    assert texts(soup(client.get(url)), "h1") == ["Je krijgt deze mails niet meer"]
    assert (client.post(url, ONE_CLICK).status_code, client.get(own).status_code) == (200, 404)


def test_a_wrong_link_and_one_for_something_else_are_the_same_404(client):
    one, other = follower(), follower(mail="ander@example.org")
    stop, own = address_for(one, Purpose.STOP), address_for(one, Purpose.OWN)
    given = own.rstrip("/").rpartition("/")[2]
    wrong = [
        f"/nl/volgen/stoppen/{one.uuid}/{given}/",
        f"/nl/volgen/mijn/{other.uuid}/{given}/",
        f"/nl/volgen/starten/{one.uuid}/{given}/",
        f"{stop[:-2]}/",
        f"/nl/volgen/mijn/{one.uuid}/é/",
    ]
    assert [client.get(url).status_code for url in wrong] == [404] * 5
    assert [client.post(url, ONE_CLICK).status_code for url in wrong] == [404] * 5
    assert Subscription.objects.filter(state=State.ACTIVE).count() == 2


def test_one_page_shows_all_that_an_address_follows_and_nothing_of_others(client):
    one = follower(filters="gemeente=aalten")
    follower(EventIndexFactory(), frequency=Frequency.WEEKLY)
    follower(filters="gemeente=bronckhorst", mail="ander@example.org")
    asked(filters="gemeente=winterswijk")
    html = soup(client.get(address_for(one, Purpose.OWN)))
    assert texts(html, "main h2") == ["Aalten: nieuwe initiatieven", "Overal en over alles: nieuwe bijeenkomsten"]
    assert values(html, "main h2 a", "href") == ["/nl/initiatieven/?gemeente=aalten", "/nl/agenda/"]
    assert "elkaar" not in html.get_text()
    assert "niet doorgaat" in html.get_text()


def press(client, one, deed: str, which=None):
    posted = {"deed": deed, "which": str((which or one).uuid)}
    return client.post(address_for(one, Purpose.OWN), posted)


def test_it_is_changed_and_stopped_there_and_begun_again(client):
    one = follower()
    assert press(client, one, "weekly").status_code == 303
    one.refresh_from_db()
    assert (one.frequency, one.next_at is None) == (Frequency.WEEKLY, False)
    press(client, one, "stop")
    html = soup(client.get(address_for(one, Purpose.OWN)))
    assert (texts(html, "main button"), texts(html, "main h2")) == (["Weer volgen"], ["Gestopt"])
    press(client, one, "again")
    one.refresh_from_db()
    assert (one.state, has_consent("follow-list", about=one.about)) == (State.ACTIVE, True)


def test_all_of_mine_stop_with_one_button(client):
    one, other = follower(), follower(mail="ander@example.org")
    follower(EventIndexFactory())
    press(client, one, "stop-all")
    assert list(Subscription.objects.filter(state=State.ACTIVE)) == [other]


@pytest.mark.parametrize("deed", ["stop", "weekly", "again", "onzin", "", "\x00"])
def test_nobody_touches_what_another_follows(client, deed):
    one, other = follower(), follower(mail="ander@example.org")
    before = Subscription.objects.filter(pk=other.pk).values().get()
    press(client, one, deed, which=other)
    client.post(address_for(one, Purpose.OWN), {"deed": deed, "which": "\x00"})
    assert Subscription.objects.filter(pk=other.pk).values().get() == before


def test_what_is_gone_cannot_begin_again(client):
    one = follower()
    actions.stop(one, at=AT)
    InitiativeIndexFactory().unpublish()
    assert "staat niet meer op de site" in press(client, one, "again").content.decode()
    assert Subscription.objects.get().state == State.STOPPED


def test_a_list_that_went_before_somebody_confirmed_says_so(client):
    one = asked()
    InitiativeIndexFactory().unpublish()
    url = address_for(one, Purpose.CONFIRM)
    assert "staat niet meer op de site" in client.get(url).content.decode()
    assert (client.post(url).status_code, Subscription.objects.get().state) == (200, State.UNCONFIRMED)


def test_pages_of_one_person_are_kept_out_of_caches_and_search_engines(client):
    one = follower()
    for purpose in Purpose:
        response = client.get(address_for(one, purpose))
        assert ("no-store" in response["Cache-Control"], response["X-Robots-Tag"]) == (True, "noindex, nofollow")
        assert response["Referrer-Policy"] == "same-origin"


def test_every_mail_says_why_it_comes_and_how_to_change_or_stop(client):
    one = follower(filters="gemeente=aalten")
    mails_sent()
    initiative("Dorpsbus", place=None, municipality=aalten())
    (letter,) = round_at(AT + 2 * MINUTE)
    content = read_letter(letter).decode()
    assert "Je krijgt dit omdat je volgt: Aalten: nieuwe initiatieven; zodra er iets is" in content
    assert link_in(letter, "mijn") == address_for(one, Purpose.OWN)
    assert link_in(letter, "stoppen") == address_for(one, Purpose.STOP)
    assert "/nl/initiatieven/?gemeente=aalten" in letter.body


def aalten():
    from tests.factories import MunicipalityFactory

    return MunicipalityFactory(slug="aalten")
