"""Who keeps a page: from the one who sent it in, over invitations, to stopping."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from initiatives import recipients
from initiatives.errors import Refused
from initiatives.keeping.actions import keepers
from initiatives.keeping.choices import KeeperState
from initiatives.keeping.models import Keeper
from initiatives.keeping.tokens import keeper_link
from initiatives.signals import accepted
from portal.base.models import AuditEvent
from tests.base.guarding.sending import inputs
from tests.factories import ContactFactory, UserFactory
from tests.initiatives.keeping.kept import (
    AT,
    DAY,
    KEEPER,
    OTHER,
    initiative,
    keeper_of,
    link_in,
    mails_sent,
    page_url,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def accept(page, **more) -> None:
    told = {"like_key": None, "mail": KEEPER, "name": "Riek", "language": "de", "by": UserFactory(), "at": AT}
    accepted.send(type(page), page=page, **told | more)


def test_who_sent_it_in_keeps_the_page_and_gets_the_link_once_it_is_live(client):
    page = initiative(live=False)
    accept(page)
    accept(page)
    assert mails_sent() == []
    page.save_revision().publish()
    page.save_revision().publish()
    letters = mails_sent()
    assert [letter.to for letter in letters] == [[KEEPER]]
    url = link_in(letters[0])
    assert (url.startswith("/de/"), client.get(url).status_code) == (True, 200)


def test_messages_for_an_initiative_reach_its_keepers_before_its_contact():
    page = initiative(contact=ContactFactory(mail="contact@example.org"))
    assert recipients.addresses_of(page.translation_key) == ["contact@example.org"]
    keeper = keeper_of(page)
    keepers.invite(page.translation_key, mail=OTHER, by=keeper, at=AT)
    assert recipients.addresses_of(page.translation_key) == [KEEPER]
    keepers.leave(keeper, at=AT)
    assert recipients.addresses_of(page.translation_key) == ["contact@example.org"]


def test_a_co_owner_is_invited_by_mail_and_only_the_button_makes_one(client):
    page = initiative()
    keeper = keeper_of(page)
    mails_sent()
    assert client.post(page_url(keeper, "invite"), {"mail": OTHER}).status_code == 303
    letters = mails_sent()
    assert ([letter.to for letter in letters], KEEPER in letters[0].body) == ([[OTHER]], False)
    url = link_in(letters[0])
    assert client.get(url).status_code == 200
    assert Keeper.objects.of(OTHER).get().state == KeeperState.INVITED
    assert client.post(url).status_code == 303
    other = Keeper.objects.of(OTHER).get()
    assert (other.state, link_in(mails_sent()[0])) == (KeeperState.ACTIVE, page_url(other))
    assert (client.post(url)["Location"], Keeper.objects.count()) == (page_url(other), 2)


def test_invited_twice_gets_one_mail_a_day_and_one_who_keeps_it_is_not_invited():
    page = initiative()
    keeper = keeper_of(page)
    mails_sent()
    for at in (AT, AT, AT + DAY):
        keepers.invite(page.translation_key, mail=OTHER.upper(), by=keeper, at=at)
    assert [letter.to for letter in mails_sent(AT + 2 * DAY)] == [[OTHER.upper()]] * 2
    with pytest.raises(Refused):
        keepers.invite(page.translation_key, mail=KEEPER.upper(), by=keeper, at=AT)


def test_invited_by_two_at_the_same_moment_is_invited_once():
    page = initiative()
    by = keeper_of(page)
    both = [keepers.invited(page.translation_key, mail=mail, by=by, at=AT) for mail in (OTHER, OTHER.upper())]
    assert (both[0] == both[1], both[0].state, both[0].version) == (True, KeeperState.INVITED, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_invite_the_same_address_at_once_send_one_mail():
    page = initiative()
    by, told = keeper_of(page), []
    mails_sent()

    def ask():
        try:
            start.wait(timeout=30)
            keepers.invite(page.translation_key, mail=OTHER, by=by, at=AT)
            told.append("done")
        finally:
            connection.close()

    start = threading.Barrier(2)
    threads = [threading.Thread(target=ask) for _who in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (told, Keeper.objects.of(OTHER).count(), len(mails_sent())) == (["done", "done"], 1, 1)


def test_nobody_invites_the_whole_village():
    page = initiative()
    keeper = keeper_of(page, at=AT - 2 * DAY)
    for number in range(5):
        keepers.invite(page.translation_key, mail=f"buur{number}@example.org", by=keeper, at=AT)
    with pytest.raises(Refused):
        keepers.invite(page.translation_key, mail=OTHER, by=keeper, at=AT)
    for number in range(5, 9):
        keepers.invite(page.translation_key, mail=f"buur{number}@example.org", by=keeper, at=AT + 2 * DAY)
    with pytest.raises(Refused):
        keepers.invite(page.translation_key, mail=OTHER, by=keeper, at=AT + 4 * DAY)


def test_who_leaves_is_out_at_once_and_can_be_invited_anew(client):
    page = initiative()
    keeper = keeper_of(page)
    old = page_url(keeper)
    assert client.get(f"{old}stoppen/").status_code == 200
    assert Keeper.objects.get().is_active
    assert client.post(f"{old}stoppen/").status_code == 303
    assert client.get(old).status_code == 404
    mails_sent()
    keepers.invite(page.translation_key, mail=KEEPER, by=UserFactory(), at=AT + DAY)
    client.post(link_in(mails_sent(AT + DAY)[0]))
    assert (client.get(old).status_code, client.get(page_url(Keeper.objects.get())).status_code) == (404, 200)


def test_who_is_stopped_by_staff_reads_it_in_a_mail():
    keeper, user = keeper_of(initiative()), UserFactory()
    mails_sent()
    keepers.end(keeper, by=user, at=AT)
    keepers.end(keeper, by=user, at=AT)
    letters = mails_sent()
    assert ([letter.to for letter in letters], keeper.state) == ([[KEEPER]], KeeperState.STOPPED)
    last = AuditEvent.objects.filter(about=keeper.about).latest("pk")
    assert (last.action, last.actor) == ("cancelled", user)


def test_a_lost_link_is_mailed_again_and_the_page_says_the_same_to_everybody(client, clock):
    for title in ("Dorpsbus", "Leeszaal"):
        keeper_of(initiative(title=title))
    mails_sent()
    answers = []
    for mail in (KEEPER.upper(), "niemand@example.org", KEEPER):
        guard = client.get("/nl/bijhouden/").context["guard"]
        clock.shift(DAY / 24 / 60)
        answers.append(client.post("/nl/bijhouden/", {"mail": mail, **inputs(guard)})["Location"])
    assert answers == ["/nl/bijhouden/verstuurd/"] * 3
    assert [letter.to for letter in mails_sent(AT + DAY)] == [[KEEPER], [KEEPER]]


@pytest.mark.parametrize("wrong", ["x" * 43, "", "naar/onzin", "\x00"])
def test_a_wrong_link_is_no_page(client, wrong):
    keeper = keeper_of(initiative())
    for where in ("bijhouden", "bijhouden/uitnodiging", "klopt-niet"):
        assert client.get(f"/nl/{where}/{keeper.uuid}/{wrong}/").status_code == 404
        assert client.get(f"/nl/{where}/{uuid4()}/{'y' * 43}/").status_code == 404


def test_a_link_of_one_page_opens_no_other(client):
    one, other = keeper_of(initiative()), keeper_of(initiative(title="Leeszaal"))
    given = page_url(one).rstrip("/").rpartition("/")[2]
    assert client.get(f"/nl/bijhouden/{other.uuid}/{given}/").status_code == 404


def test_a_mail_that_became_untrue_is_not_sent():
    keeper = keeper_of(initiative())
    keepers.leave(keeper, at=AT)
    assert mails_sent() == []
    assert str(keeper.uuid) in keeper_link(keeper, language="nl")
