"""Both sides write on by signed pages; the initiator ends, answers and reports."""

import pytest

from initiatives import recipients
from initiatives.errors import Refused
from initiatives.helping import actions
from initiatives.helping.choices import Side, State
from initiatives.helping.models import HelpMessage
from initiatives.helping.tokens import thread_url
from initiatives.models import Answered, InitiativePage
from tests.base.soup import soup, texts, values
from tests.factories import SiteSettingsFactory
from tests.initiatives.helping.writing import (
    AT,
    DAY,
    HELPER,
    INITIATOR,
    asked,
    link_in,
    mails_sent,
    relayed,
    written,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

BACK = "Graag! Kom dinsdag om negen uur naar het plein."


@pytest.fixture
def links(client):
    """(of the helper, of the initiator) from their mails."""
    written()
    helper = link_in(mails_sent()[0])
    client.post(f"{helper}versturen/")
    return helper, link_in(mails_sent()[0])


def test_each_side_writes_on_and_the_other_gets_it_by_mail(client, links):
    helper, initiator = links
    assert client.post(initiator, {"text": BACK}).status_code == 303
    first = mails_sent()
    assert client.post(helper, {"text": "Dan ben ik er. Tot dinsdag!"}).status_code == 303
    second = mails_sent()
    assert [letter.to for letter in (*first, *second)] == [[HELPER], [INITIATOR]]
    assert (BACK in first[0].body, link_in(first[0]), link_in(second[0])) == (True, helper, initiator)
    assert HelpMessage.objects.get().state == State.ANSWERED
    for url, own in ((helper, 2), (initiator, 1)):
        html = soup(client.get(url))
        assert (len(html.select(".talk li")), len(html.select(".talk__own"))) == (3, own)


def test_words_are_shown_as_they_were_typed_and_lead_nowhere(client, links):
    evil = 'Zie https://example.com/x en <a href="//example.com">hier</a> <script>alert(1)</script>'
    client.post(links[1], {"text": evil})
    html = soup(client.get(links[0]))
    assert evil in html.get_text()
    assert [url for url in values(html, "main a", "href") if "example.com" in url] == []
    letter = mails_sent()[0]
    assert "<script>" not in letter.alternatives[0].content


@pytest.mark.parametrize("way", ["stoppen/", "beantwoord/", "melden/"])
def test_reading_a_page_that_asks_changes_nothing(client, links, way):
    before = HelpMessage.objects.values().get()
    assert client.get(links[1] + way).status_code == 200
    assert (HelpMessage.objects.values().get(), Answered.objects.count()) == (before, 0)


def test_what_the_initiator_calls_answered_leaves_the_site_and_the_talk_goes_on(client, links):
    message = HelpMessage.objects.get()
    assert client.post(f"{links[1]}beantwoord/").status_code == 303
    assert Answered.objects.get().key == message.item_key
    assert client.get("/nl/gevraagd-en-aangeboden/").context["listing"].total == 0
    assert client.post(f"{links[1]}beantwoord/").status_code == 303
    assert client.post(links[0], {"text": "Mooi, tot dinsdag dan!"}).status_code == 303
    assert f"{links[1]}beantwoord/" not in values(soup(client.get(links[1])), "main a", "href")


@pytest.mark.parametrize("side", [0, 1])
def test_either_side_ends_it_and_then_nobody_writes(client, links, side):
    assert client.post(f"{links[side]}stoppen/").status_code == 303
    for url in links:
        page = client.get(url)
        assert ("gesprek is gestopt" in page.content.decode(), texts(soup(page), "main form")) == (True, [])
        assert client.post(url, {"text": BACK}).status_code == 422
    assert (HelpMessage.objects.get().state, mails_sent()) == (State.CLOSED, [])


def test_who_has_not_confirmed_can_still_take_it_back(client):
    written()
    url = link_in(mails_sent()[0])
    client.post(f"{url}stoppen/")
    client.post(f"{url}versturen/")
    assert (HelpMessage.objects.get().state, mails_sent()) == (State.CLOSED, [])


def test_what_is_reported_is_blocked_and_all_its_links_are_void(client, links):
    response = client.post(f"{links[1]}melden/")
    assert response["Location"] == "/nl/helpen/gemeld/"
    assert HelpMessage.objects.get().state == State.BLOCKED
    for url in (*links, f"{links[1]}beantwoord/"):
        assert client.get(url).status_code == 404
        assert client.post(url, {"text": BACK}).status_code == 404


def test_a_wrong_link_an_old_one_and_that_of_the_other_side_are_the_same_404(client, links):
    message = HelpMessage.objects.get()
    helper = links[0].rstrip("/").rpartition("/")[2]
    wrong = [
        f"/nl/helpen/bericht/{message.uuid}/{helper}/",
        f"/nl/helpen/gesprek/{message.uuid}/{helper[:-1]}/",
        f"/nl/helpen/gesprek/{message.uuid}/é/",
        f"/nl/helpen/gesprek/{message.submission}/{helper}/",
        f"{links[0]}melden/",
        f"{links[0]}beantwoord/",
    ]
    answers = [client.get(url) for url in wrong]
    HelpMessage.objects.update(version=2)
    answers.append(client.get(links[0]))
    assert [answer.status_code for answer in answers] == [404] * 7
    assert len({texts(soup(answer), "h1")[0] for answer in answers}) == 1


def test_nobody_reads_a_message_as_the_initiator_before_it_was_confirmed(client):
    message = written()
    assert client.get(thread_url(message, Side.INITIATOR, to=INITIATOR)).status_code == 404


def test_confirming_twice_sends_one_mail(client):
    message = written()
    stale = HelpMessage.objects.get()
    actions.confirm(message, at=AT)
    actions.confirm(stale, at=AT)
    assert len([letter for letter in mails_sent() if letter.to == [INITIATOR]]) == 1


def test_who_comes_second_changes_nothing():
    message = relayed()
    stale = HelpMessage.objects.get()
    actions.stop(message, at=AT)
    with pytest.raises(Refused):
        actions.write_on(stale, side=Side.INITIATOR, text=BACK, at=AT)
    assert (message.replies.count(), HelpMessage.objects.get().state) == (0, State.CLOSED)


def test_twenty_replies_a_day_are_enough():
    message = relayed()
    for _turn in range(20):
        actions.write_on(message, side=Side.HELPER, text=BACK, at=AT)
    with pytest.raises(Refused):
        actions.write_on(message, side=Side.HELPER, text=BACK, at=AT)
    actions.write_on(message, side=Side.INITIATOR, text=BACK, at=AT)
    actions.write_on(message, side=Side.HELPER, text=BACK, at=AT + DAY)
    assert message.replies.count() == 22


def test_whoever_keeps_the_page_gets_the_message(monkeypatch):
    monkeypatch.setattr(recipients, "_finders", [])
    item = asked()
    kept = ["een@example.org", "twee@example.org", "een@example.org"]
    recipients.offer(lambda key: kept if key == item.page.translation_key else [])
    relayed(item)
    assert [letter.to for letter in mails_sent()] == [["een@example.org"], ["twee@example.org"]]


def test_who_no_longer_keeps_the_page_is_out_of_its_conversations_and_the_others_stay_in(client, monkeypatch):
    monkeypatch.setattr(recipients, "_finders", [])
    kept = ["een@example.org", "twee@example.org"]
    recipients.offer(lambda key: kept)
    message = relayed()
    links = {letter.to[0]: link_in(letter) for letter in mails_sent()}
    assert [client.get(url).status_code for url in links.values()] == [200, 200]
    actions.write_on(message, side=Side.HELPER, text=BACK, at=AT)
    kept.remove("een@example.org")
    assert [letter.to for letter in mails_sent()] == [["twee@example.org"]]
    gone, stays = links["een@example.org"], links["twee@example.org"]
    assert [client.get(gone + page).status_code for page in ("", "stoppen/", "beantwoord/", "melden/")] == [404] * 4
    assert (client.post(gone, {"text": BACK}).status_code, client.post(stays, {"text": BACK}).status_code) == (404, 303)


def test_a_contact_keeps_its_conversations_when_somebody_keeps_the_page_and_when_that_is_offline(
    client, links, monkeypatch
):
    monkeypatch.setattr(recipients, "_finders", [])
    recipients.offer(lambda key: ["een@example.org"])
    assert client.get(links[1]).status_code == 200
    InitiativePage.objects.get().unpublish()
    assert client.get(links[1]).status_code == 200
    InitiativePage.objects.update(contact=None)
    assert client.get(links[1]).status_code == 404


def test_without_a_contact_the_site_itself_gets_the_message():
    SiteSettingsFactory(mail="redactie@example.org")
    item = asked()
    item.page.contact.delete()
    relayed(item)
    assert [letter.to for letter in mails_sent()] == [["redactie@example.org"]]


def test_a_page_of_a_conversation_asks_the_database_little_and_says_it_is_private(client, django_assert_num_queries):
    message = relayed()
    url = thread_url(message, Side.INITIATOR, to=INITIATOR)
    for count in (1, 3):
        while message.replies.count() < count:
            actions.write_on(message, side=Side.HELPER, text=BACK, at=AT)
        client.get(url)
        with django_assert_num_queries(9):
            response = client.get(url)
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store, private", "noindex, nofollow")
