"""The form, the mail that asks, and that nothing starts before the owner of an address says so."""

from datetime import timedelta

import pytest
from django.test import Client

from portal.base.following import actions
from portal.base.following.choices import Frequency, State
from portal.base.following.limits import MOST, WAITING
from portal.base.following.models import Subscription
from portal.base.models import AuditEvent
from portal.base.privacy.consents import has_consent
from tests.base.following.following import AT, DAY, FOLLOWER, asked, follower, form, link_in, mails_sent
from tests.base.privacy.bytes import read_letter
from tests.base.soup import soup, texts, values
from tests.factories import EventIndexFactory, InitiativeIndexFactory, NewsIndexFactory, ThemeFactory, twin_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SENT = "/nl/volgen/verstuurd/"
WAIT = timedelta(seconds=5)


@pytest.fixture
def url():
    ThemeFactory(slug="energie", label="Energie")
    return f"{InitiativeIndexFactory().url}volgen/?thema=energie&gemeente=aalten&pagina=3"


def send(client: Client, clock, url: str, **more):
    posted = form(client, url, **more)
    clock.shift(WAIT)
    return client.post(url, posted)


def test_the_page_of_a_list_offers_to_follow_what_it_shows(client):
    for index in (InitiativeIndexFactory(), EventIndexFactory()):
        for query in ("", "?gemeente=aalten"):
            links = values(soup(client.get(f"{index.url}{query}")), "main a", "href")
            assert f"volgen/{query}" in links


def test_the_form_says_what_somebody_will_follow(client, url):
    html = soup(client.get(url))
    assert texts(html, "main .lede") == ["Energie, Aalten: nieuwe initiatieven"]
    assert texts(html, "main .choice") == [
        "Elke week, op maandagochtend",
        "Zodra er iets is, hoogstens één mail per tien minuten",
    ]


def test_nothing_starts_before_the_button_behind_the_mailed_link(client, clock, url):
    response = send(client, clock, url)
    assert (response.status_code, response["Location"]) == (303, SENT)
    (letter,) = mails_sent()
    assert (letter.to, letter.subject) == ([FOLLOWER], "Wil je deze mails? Energie, Aalten: nieuwe initiatieven")
    link = link_in(letter)
    client.get(link)
    client.head(link)
    subscription = Subscription.objects.get()
    assert (subscription.state, has_consent("follow-list", about=subscription.about)) == (State.UNCONFIRMED, False)
    promise = "Energie, Aalten: nieuwe initiatieven; elke week, op maandagochtend."
    assert texts(soup(client.get(link)), "main .lede") == [promise]
    assert promise in letter.body
    confirmed = client.post(link)
    subscription.refresh_from_db()
    assert (confirmed.status_code, subscription.state) == (303, State.ACTIVE)
    assert has_consent("follow-list", about=subscription.about)
    assert subscription.filters == "gemeente=aalten&thema=energie"
    assert texts(soup(client.get(confirmed["Location"])), "main h2") == ["Energie, Aalten: nieuwe initiatieven"]


def test_confirming_twice_starts_once(client):
    subscription = follower()
    stale = Subscription.objects.get()
    actions.start(stale, words="x", at=AT + DAY)
    assert Subscription.objects.get().since == AT
    events = AuditEvent.objects.filter(about=subscription.about).order_by("pk")
    assert [event.action for event in events] == ["created", "confirmed"]


def test_the_same_filters_in_another_order_are_the_same(client, clock):
    place = InitiativeIndexFactory().url
    for query in ("gemeente=aalten&gemeente=bronckhorst&volgorde=naam", "x=1&gemeente=bronckhorst&gemeente=aalten"):
        send(client, clock, f"{place}volgen/?{query}")
    assert Subscription.objects.get().filters == "gemeente=aalten&gemeente=bronckhorst"
    assert len(mails_sent(AT + DAY)) == 1


def test_who_follows_it_already_reads_the_same_page_and_a_mail_says_so(client, clock, url):
    send(client, clock, url)
    client.post(link_in(mails_sent()[0]))
    again = send(client, clock, url, frequency=Frequency.AT_ONCE)
    assert (again.status_code, again["Location"]) == (303, SENT)
    (letter,) = mails_sent(AT + DAY)
    assert (letter.subject, Subscription.objects.get().frequency) == ("Dit volg je al", Frequency.WEEKLY)
    assert client.get(link_in(letter)).status_code == 200
    send(client, clock, url)
    assert mails_sent(AT + DAY) == []


def test_who_stopped_can_ask_again(client, clock, url):
    subscription = follower(filters="gemeente=aalten&thema=energie")
    actions.stop(subscription, at=AT)
    mails_sent()
    send(client, clock, url)
    (letter,) = mails_sent(AT + DAY)
    client.post(link_in(letter))
    subscription.refresh_from_db()
    assert (subscription.state, subscription.frequency, subscription.ended_at) == (State.ACTIVE, "weekly", None)


def test_who_asks_at_the_same_moment_gets_one():
    circle, wish = follower().circle, actions.Wish("b@example.org", "", "weekly")
    both = [actions.keep(circle, wish=wish, at=AT) for _turn in range(2)]
    assert (both[0] == both[1], AuditEvent.objects.filter(about=both[0].about).count()) == (True, 1)


def test_the_mail_to_an_unconfirmed_address_holds_nothing_that_was_typed(client, clock):
    url = f"{InitiativeIndexFactory().url}volgen/?thema=koopnu&bij=example.com&van=rijkdom&x=rijkdom"
    send(client, clock, url)
    content = read_letter(mails_sent()[0]).decode()
    assert [words for words in ("koopnu", "example.com", "rijkdom") if words in content] == []
    assert Subscription.objects.get().filters == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mail", ""),
        ("mail", "geen adres"),
        ("mail", "a@example.org\nBcc: b@example.org"),
        ("mail", "a\x00@example.org"),
        ("frequency", ""),
        ("frequency", "elk uur"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_kept(client, clock, url, field, value):
    response = send(client, clock, url, **{field: value})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Subscription.objects.count() == 0


@pytest.mark.parametrize(
    "query", ["thema=%00", "van=%00&tot=2026-99-99", "bij=%ED%A0%80&straal=1e9", "vak=1,2,3", "thema"]
)
def test_odd_parameters_are_said_and_left_out(client, query):
    for index in (InitiativeIndexFactory(), EventIndexFactory()):
        assert client.get(f"{index.url}volgen/?{query}").status_code == 200
        assert client.post(f"{index.url}volgen/?{query}", {"mail": "x"}).status_code == 422


def test_more_filters_than_fit_are_refused_kindly(client):
    many = "&".join(f"thema={ThemeFactory(slug='t' * 40 + str(number)).slug}" for number in range(30))
    response = client.get(f"{InitiativeIndexFactory().url}volgen/?{many}")
    assert (response.status_code, "Kies er minder" in response.content.decode()) == (422, True)


def test_near_a_place_is_kept_as_it_was_understood(client, clock):
    send(client, clock, f"{InitiativeIndexFactory().url}volgen/?bij=52.00123,6.30456&straal=10")
    assert Subscription.objects.get().filters == "bij=52.0%2C6.3&straal=10"


def test_days_are_kept_where_a_list_knows_them_and_the_past_is_not(client, clock):
    for index in (InitiativeIndexFactory(), EventIndexFactory()):
        send(client, clock, f"{index.url}volgen/?tot=2027-06-01&van=2027-07-01&periode=voorbij")
    assert sorted(Subscription.objects.values_list("filters", flat=True)) == ["", "van=2027-06-01&tot=2027-07-01"]


def test_a_machine_is_thanked_and_who_is_too_quick_keeps_what_was_typed(client, clock, url):
    assert send(client, clock, url, guard_weblink="https://example.org")["Location"] == SENT
    quick = client.post(url, form(client, url))
    assert (quick.status_code, values(soup(quick), "[name=mail]", "value")) == (422, [FOLLOWER])
    assert Subscription.objects.count() == 0


def test_one_form_with_another_address_each_time_counts_each_time(client, clock, url):
    posted = form(client, url)
    clock.shift(WAIT)
    sent = [client.post(url, posted | {"mail": f"{number}@example.org"}).status_code for number in range(7)]
    assert (sent, len(mails_sent(AT + DAY))) == ([303] * 5 + [422] * 2, 5)


def test_one_form_sent_again_and_again_counts_once(client, clock, url):
    posted = form(client, url)
    clock.shift(WAIT)
    assert [client.post(url, posted).status_code for _again in range(7)] == [303] * 7
    assert len(mails_sent(AT + DAY)) == 1


def test_one_address_waits_for_so_many_at_most_and_only_a_mail_says_why(client, clock, url):
    for number in range(WAITING):
        asked(filters=f"gemeente={number}")
    assert len(mails_sent()) == WAITING
    assert send(client, clock, url)["Location"] == SENT
    assert [letter.subject for letter in mails_sent(AT + DAY)] == ["We zijn niet begonnen met mailen"]
    assert Subscription.objects.count() == WAITING


def test_one_address_follows_so_many_at_most(client, clock, url):
    for number in range(MOST):
        follower(filters=f"gemeente={number}", at=AT - 3 * DAY + number * DAY / 5)
    mails_sent()
    send(client, clock, url)
    assert ["30" in letter.body for letter in mails_sent(AT + DAY)] == [True]
    assert Subscription.objects.count() == MOST


def test_a_form_from_elsewhere_is_refused(url):
    client = Client(enforce_csrf_checks=True)
    assert client.post(url, {"mail": FOLLOWER, "frequency": "weekly"}).status_code == 403
    assert Subscription.objects.count() == 0


def test_only_lists_that_can_be_taken_along_can_be_followed(client):
    assert client.get(f"{NewsIndexFactory().url}volgen/").status_code == 404
    assert client.get(f"{EventIndexFactory().url}volgen/").status_code == 200


def test_each_language_follows_its_own_list(client, clock):
    twin = twin_of(InitiativeIndexFactory(), "de", title="Initiativen")
    send(client, clock, f"{twin.url}volgen/")
    (letter,) = mails_sent(AT + DAY)
    assert Subscription.objects.get().language == "de"
    assert link_in(letter).startswith("/de/volgen/")


def test_the_form_is_kept_out_of_caches_and_search_engines(client, url):
    response = client.get(url)
    assert ("no-store" in response["Cache-Control"], response["X-Robots-Tag"]) == (True, "noindex, nofollow")


def test_the_window_says_which_list_one_follows(client):
    index = EventIndexFactory(title="Agenda")
    assert texts(soup(client.get(f"{index.url}volgen/")), "title") == ["Volgen per mail – Agenda – Achterhoek 2020"]
