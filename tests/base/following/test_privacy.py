"""No address comes where it should not, what is past its term is gone, and people get and take away what is theirs."""

import logging
import re

import pytest
from django.core import mail

from portal.base.following import actions
from portal.base.following.models import Subscription
from portal.base.following.telling import Rounds
from portal.base.following.terms import STOPPED, UNCONFIRMED
from portal.base.following.tokens import Purpose, address_for
from portal.base.models import AuditEvent
from portal.base.outbox import OutboxMail, send_due
from portal.base.privacy.persons import erase_person, export_person, retain
from tests.base.editing import editor
from tests.base.following.following import AT, DAY, FOLLOWER, MINUTE, asked, follower, form, initiative, mails_sent
from tests.base.outputs.reading import OUTPUTS
from tests.base.privacy.bytes import places_with
from tests.base.soup import soup, texts
from tests.factories import EventIndexFactory, InitiativeIndexFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

#: However a part of a page or mail writes the dot between the words.
NEEDLE = re.compile(rb"volger\W{0,6}geheim", re.IGNORECASE)
SOON = AT + 2 * MINUTE


def test_no_page_feed_or_log_shows_the_address(client, clock, caplog):
    caplog.set_level(logging.DEBUG)
    one, place = follower(), InitiativeIndexFactory().url
    initiative("Dorpsbus")
    Rounds().run(SOON)
    send_due(SOON)
    urls = [address_for(one, purpose) for purpose in Purpose]
    urls += [place, *[f"{place}{name}" for name in OUTPUTS], f"{place}volgen/", "/nl/volgen/verstuurd/"]
    urls += ["/nl/zoeken/?q=geheim", "/nl/zoeken/?q=volger", "/nl/", "/sitemap.xml"]
    found = {url: client.get(url) for url in urls}
    assert {url: one.status_code for url, one in found.items() if one.status_code != 200} == {}
    pages = {url: b"".join(one) for url, one in found.items()}
    posted = form(client, f"{place}volgen/")
    clock.shift(5 * MINUTE)
    pages["posted"] = client.post(f"{place}volgen/", posted).content
    pages["stopped"] = client.post(address_for(one, Purpose.STOP)).content
    pages["report"] = editor("beheerder").get("/admin/reports/followers/").content
    assert [url for url, content in pages.items() if NEEDLE.search(content)] == []
    assert NEEDLE.search(caplog.text.encode()) is None


def test_a_mail_server_gets_the_headers_by_which_mail_programs_stop_it(mail_server):
    one = follower()
    send_due(AT)
    initiative("Dorpsbus")
    Rounds().run(SOON)
    send_due(SOON)
    (received,) = [one for one in mail_server.received if one.message["List-Unsubscribe"]]
    assert (received.to, received.message["List-Unsubscribe-Post"]) == (FOLLOWER, "List-Unsubscribe=One-Click")
    stop = re.sub(r"\s", "", str(received.message["List-Unsubscribe"]))
    assert stop.endswith(f"{address_for(one, Purpose.STOP)}>")
    assert "Dorpsbus" in received.message.get_body(("html",)).get_content()
    assert received.message["Reply-To"] is None


def test_the_outbox_and_the_trail_keep_no_words_and_no_address():
    follower(filters="gemeente=aalten")
    rows = [
        *OutboxMail.objects.values_list("key", "facts"),
        *AuditEvent.objects.values_list("fields", "label", "about"),
    ]
    assert [words for words in map(str, rows) if "aalten" in words or "geheim" in words] == []


def test_what_was_never_confirmed_goes_after_seven_days():
    asked()
    end = AT + UNCONFIRMED.days * DAY
    assert (retain(end - DAY)["subscriptions"], retain(end)["subscriptions"], Subscription.objects.count()) == (0, 1, 0)


def test_what_stopped_goes_after_thirty_days_with_all_that_was_kept():
    one = follower()
    mails_sent()
    actions.stop(one, at=AT)
    end = AT + STOPPED.days * DAY
    retain(end - DAY)
    assert Subscription.objects.count() == 1
    retain(end)
    mail.outbox.clear()
    assert places_with([FOLLOWER]) == []


def test_what_goes_on_stays():
    follower()
    retain(AT + 400 * DAY)
    assert Subscription.objects.count() == 1


def test_a_person_gets_all_that_is_stored_and_nothing_of_others():
    follower(filters="gemeente=aalten")
    initiative("Dorpsbus")
    Rounds().run(SOON)
    follower(EventIndexFactory(), mail="ander@example.org")
    exported = export_person(FOLLOWER.upper())
    (row,) = exported["stored"]["subscriptions"]["rows"]
    assert (row["filters"], row["state"], row["frequency"]) == ("gemeente=aalten", "active", "at-once")
    assert [consent["purpose"] for consent in exported["consents"]] == ["follow-list"]
    assert "Aalten: nieuwe initiatieven" in exported["consents"][0]["text__text"]
    assert "ander@" not in str(exported)


def test_who_is_erased_leaves_nothing_and_gets_nothing():
    one, other = follower(), follower(mail="ander@example.org")
    initiative("Dorpsbus")
    Rounds().run(SOON)
    counts = erase_person(FOLLOWER, AT + DAY)
    assert (counts["subscriptions"], list(Subscription.objects.all())) == (1, [other])
    assert FOLLOWER not in [letter.to[0] for letter in mails_sent(AT + DAY)]
    mail.outbox.clear()
    assert places_with([FOLLOWER, str(one.uuid)]) == []


def test_what_somebody_asked_for_after_being_erased_stays():
    follower(at=AT + 2 * DAY)
    assert erase_person(FOLLOWER, AT + DAY)["subscriptions"] == 0


def test_staff_see_how_many_follow_which_list():
    follower()
    follower(mail="b@example.org", frequency="weekly")
    asked(mail="c@example.org")
    html = soup(editor("beheerder").get("/admin/reports/followers/"))
    rows = [texts(row, "td") for row in html.select("tbody tr")]
    assert rows == [[InitiativeIndexFactory().title, "Nederlands", "2", "1", "1"]]


@pytest.mark.parametrize(("role", "status"), [("redacteur", 302), ("eindredacteur", 200), ("beheerder", 200)])
def test_who_may_see_that(role, status):
    assert editor(role).get("/admin/reports/followers/").status_code == status
