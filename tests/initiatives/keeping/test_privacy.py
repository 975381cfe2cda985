"""No address comes where it should not, what is past its term is gone, and people get and take away what is theirs."""

import logging
import re

import pytest
from django.core import mail

from initiatives.keeping.actions import deciding, keepers, proposing
from initiatives.keeping.choices import Reason
from initiatives.keeping.models import Keeper, Proposal
from initiatives.keeping.terms import DECIDED, INVITED, KEPT, OFFLINE, UNCONFIRMED
from portal.base.asking import StoredFile
from portal.base.models import AuditEvent
from portal.base.outbox import OutboxMail
from portal.base.privacy.persons import erase_person, export_person, retain
from tests.base.outputs.reading import OUTPUTS, SHOWCASE
from tests.base.privacy.bytes import places_with, read_letter
from tests.factories import UserFactory
from tests.initiatives.keeping.kept import (
    AT,
    DAY,
    KEEPER,
    OTHER,
    READER,
    TOLD,
    corrected,
    form_at,
    initiative,
    keeper_of,
    mails_sent,
    page_url,
    proposed,
)
from tests.initiatives.telling.told import picture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

#: However a page writes the dot and the sign between the words.
NEEDLES = [re.compile(rf"{name}\W{{0,6}}geheim".encode(), re.IGNORECASE) for name in ("bewaarder", "tweede", "lezer")]


def all_of_it():
    """A page that two keep, with proposals of a keeper and of a reader."""
    page = initiative()
    keeper = keeper_of(page)
    keepers.accept_invitation(keepers.invite(page.translation_key, mail=OTHER, by=keeper, at=AT), at=AT)
    proposed(page, by=keeper, what=TOLD, note="Een opmerking over dinsdag.")
    return page, keeper, corrected(page, costs="Gratis op dinsdag.")


def test_no_page_feed_search_or_log_shows_an_address(client, caplog):
    caplog.set_level(logging.DEBUG)
    page, keeper, _proposal = all_of_it()
    urls = [page_url(keeper, name) for name in ("home", "invite", "stopped", "leave")]
    urls += [page_url(keeper, "change", part) for part in ("wat", "hoe", "fotos")]
    urls += [page.url, "/nl/initiatieven/", "/nl/", "/nl/bijhouden/", "/sitemap.xml", "/nl/zoeken/?q=geheim"]
    urls += [f"/nl/klopt-niet/{page.translation_key}/", f"/nl/klopt-niet/{page.translation_key}/?verder=1&veld=what"]
    urls += [f"{SHOWCASE}{name}" for name in OUTPUTS]
    found = {url: client.get(url) for url in urls}
    assert {url: one.status_code for url, one in found.items() if one.status_code != 200} == {}
    bodies = {url: b"".join(one) if one.streaming else one.content for url, one in found.items()}
    assert {url for url, body in bodies.items() for needle in NEEDLES if needle.search(body)} == set()
    mails_sent()
    assert [needle for needle in NEEDLES if needle.search(caplog.text.encode())] == []


def test_no_mail_holds_the_address_of_another_or_words_of_a_stranger():
    all_of_it()
    for letter in mails_sent():
        content = read_letter(letter)
        own = letter.to[0].partition(".")[0].encode()
        assert [needle for needle in NEEDLES if own not in needle.pattern and needle.search(content)] == []
        assert b"dinsdag" not in content


def test_the_outbox_and_the_trail_keep_no_words():
    all_of_it()
    rows = [*OutboxMail.objects.values_list("facts", flat=True), *AuditEvent.objects.values_list("fields", "label")]
    assert [words for words in map(str, rows) if "dinsdag" in words or "geheim" in words] == []


def test_what_was_never_confirmed_goes_after_seven_days():
    proposed(initiative(), by=proposing.Reader(READER, "nl"))
    end = AT + UNCONFIRMED.days * DAY
    assert (retain(end - DAY)["keeping"], Proposal.objects.count()) == (0, 1)
    assert (retain(end)["keeping"], Proposal.objects.count()) == (1, 0)


def test_an_invitation_that_nobody_accepts_goes_after_thirty_days():
    page = initiative()
    keepers.invite(page.translation_key, mail=OTHER, by=keeper_of(page), at=AT)
    end = AT + INVITED.days * DAY
    retain(end - DAY)
    assert Keeper.objects.of(OTHER).exists()
    retain(end)
    assert not Keeper.objects.of(OTHER).exists()


def test_who_stopped_is_forgotten_after_thirty_days_and_the_proposals_stay_without_them():
    page, keeper, _proposal = all_of_it()
    keepers.leave(keeper, at=AT)
    retain(AT + (KEPT.days - 1) * DAY)
    assert Keeper.objects.of(KEEPER).exists()
    retain(AT + KEPT.days * DAY)
    assert (Keeper.objects.of(KEEPER).exists(), Proposal.objects.count()) == (False, 2)
    assert page.live


def test_who_keeps_a_page_that_is_gone_stops_and_one_that_is_offline_a_year_later():
    gone, offline = initiative(), initiative(title="Leeszaal", live=False)
    keeper_of(gone), keeper_of(offline, mail=OTHER)
    gone.delete()
    retain(AT + DAY)
    assert [row.mail for row in Keeper.objects.active()] == [OTHER]
    retain(AT + OFFLINE.days * DAY)
    assert list(Keeper.objects.active()) == []


def test_what_was_decided_goes_after_half_a_year_with_its_picture(client):
    page = initiative()
    url = page_url(keeper_of(page), "change", "fotos")
    client.post(url, form_at(client, url) | {"picture_new": picture(), "picture_new_alt": "De bus"})
    deciding.refuse(Proposal.objects.get(), reason=Reason.PRIVATE, by=UserFactory(), at=AT)
    retain(AT + (DECIDED.days - 1) * DAY)
    assert (Proposal.objects.count(), StoredFile.objects.count()) == (1, 1)
    retain(AT + DECIDED.days * DAY)
    assert (Proposal.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_person_gets_all_that_is_stored_and_nothing_of_others():
    all_of_it()
    rows = export_person(KEEPER.upper())["stored"]["keeping"]["rows"]
    assert [sorted(row) for row in rows] == [
        ["heard_of", "invited", "keeps", "language", "name", "state"],
        ["initiative", "note", "reason", "state", "values", "written"],
    ]
    assert ("Gratis" in str(rows), "Gratis" in str(export_person(READER))) == (False, True)


def test_who_is_erased_leaves_nothing_and_their_links_are_void(client):
    _page, keeper, _proposal = all_of_it()
    mails_sent()
    url = page_url(keeper)
    assert (erase_person(KEEPER, AT + DAY)["keeping"], erase_person(READER, AT + DAY)["keeping"]) == (2, 1)
    mail.outbox.clear()
    assert ([row.mail for row in Keeper.objects.all()], client.get(url).status_code) == ([OTHER], 404)
    assert places_with([KEEPER, READER, "over dinsdag", "Gratis op dinsdag"]) == []


def test_what_somebody_sent_after_asking_to_be_erased_stays():
    corrected(initiative(), at=AT + 2 * DAY)
    assert erase_person(READER, AT + DAY)["keeping"] == 0
