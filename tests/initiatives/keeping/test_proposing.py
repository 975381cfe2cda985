"""What is proposed: by keepers at once, by anybody after confirming an address; with nothing lost and nothing shown."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import PageViewRestriction

from initiatives.errors import Refused
from initiatives.keeping.actions import proposing
from initiatives.keeping.choices import ProposalState
from initiatives.keeping.models import Proposal
from initiatives.keeping.views.keeping import CHANGES
from initiatives.telling import values_of
from portal.base.asking import StoredFile
from portal.base.models import AuditEvent
from tests.base.soup import soup, texts, values
from tests.factories import twin_of
from tests.initiatives.keeping.kept import (
    AT,
    DAY,
    HOW,
    READER,
    TOLD,
    WAIT,
    WHAT,
    form_at,
    initiative,
    keeper_of,
    link_in,
    mails_sent,
    page_url,
    proposed,
)
from tests.initiatives.telling.told import picture

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SENT = "/nl/klopt-niet/verstuurd/"


def correct(client, clock, page, *, fields=("costs",), **more):
    url = f"/nl/klopt-niet/{page.translation_key}/?{'&'.join(f'veld={name}' for name in fields)}&verder=1"
    posted = form_at(client, url) | {"mail": READER, "note": ""} | more
    clock.shift(WAIT)
    return client.post(url, posted)


@pytest.mark.parametrize("part", ["wat", "waar", "hoe", "hulp", "fotos", "links"])
def test_each_part_is_asked_as_it_stands_and_sending_it_unchanged_proposes_nothing(client, part):
    page = initiative()
    url = page_url(keeper_of(page), "change", part)
    response = client.post(url, form_at(client, url))
    assert (response.status_code, Proposal.objects.count()) == (422, 0)
    assert len(texts(soup(response), ".errors li")) == 1


def test_a_keeper_proposes_and_editors_get_just_what_changed(client):
    page = initiative()
    url = page_url(keeper_of(page), "change", "hoe")
    response = client.post(url, form_at(client, url) | HOW)
    proposal = Proposal.objects.get()
    assert (response.status_code, proposal.state) == (303, ProposalState.OPEN)
    assert proposal.values == {"costs": HOW["costs"], "lessons": HOW["lessons"]}
    assert proposal.base == {"costs": "Acht euro per rit.", "lessons": ""}
    page.refresh_from_db()
    assert page.lessons == ""
    home = soup(client.get(response["Location"]))
    assert "De redactie bekijkt het." in home.get_text()


def test_what_is_wrong_is_said_and_nothing_is_lost(client):
    url = page_url(keeper_of(initiative()), "change", "wat")
    response = client.post(url, form_at(client, url) | {"title": "", "what": "Kort.", "note": "Zie mijn mail."})
    assert (response.status_code, Proposal.objects.count()) == (422, 0)
    page = soup(response)
    assert len(texts(page, ".errors li")) == 2
    kept = [words.strip() for words in texts(page, "textarea")]
    assert ("Kort." in kept, "Zie mijn mail." in kept) == (True, True)


@pytest.mark.parametrize("evil", [{"title": "x" * 9999}, {"what": "\x00"}, {"stage": "weg"}, {"note": "y" * 9999}])
def test_odd_input_is_a_fault_and_no_error(client, evil):
    url = page_url(keeper_of(initiative()), "change", "wat")
    assert client.post(url, form_at(client, url) | evil).status_code == 422
    assert client.post(url, {"x": "1"}).status_code == 422
    assert client.get(page_url(keeper_of(initiative()), "change", "onzin")).status_code == 404


def test_a_note_alone_will_do(client):
    url = page_url(keeper_of(initiative()), "change", "waar")
    client.post(url, form_at(client, url) | {"note": "We verhuizen in mei."})
    assert [(one.values, one.note) for one in Proposal.objects.all()] == [({}, "We verhuizen in mei.")]


def test_a_new_picture_waits_privately(client):
    page = initiative()
    url = page_url(keeper_of(page), "change", "fotos")
    sent = {"picture_new": picture(), "picture_new_alt": "De bus bij de kerk"}
    assert client.post(url, form_at(client, url) | sent).status_code == 303
    proposal = Proposal.objects.get()
    stored = StoredFile.objects.get()
    assert (stored.about, proposal.base["pictures"]) == (proposal.about, [])
    assert proposal.values["pictures"] == [{"file": str(stored.uuid), "alt": "De bus bij de kerk"}]


def test_who_sends_too_much_has_no_picture_looked_at(client):
    url = page_url(keeper_of(initiative()), "change", "fotos")
    broken = SimpleUploadedFile("bus.jpg", b"geen foto", "image/jpeg")
    form = form_at(client, url)
    looked = client.post(url, form | {"picture_new": broken})
    for _turn in range(CHANGES.per_hour):
        client.post(url, form)
    broken.seek(0)
    stopped = client.post(url, form | {"picture_new": broken})
    assert (looked.status_code, list(looked.context["form"].errors)) == (422, ["picture_new"])
    assert (stopped.status_code, list(stopped.context["form"].errors)) == (422, ["__all__"])


def test_what_stopped_is_proposed_with_what_was_learnt(client):
    page = initiative()
    url = page_url(keeper_of(page), "stopped")
    assert client.post(url, {"lessons": ""}).status_code == 422
    assert client.post(url, {"lessons": "Vraag eerder hulp."}).status_code == 303
    assert Proposal.objects.get().values == {"stage": "stopped", "lessons": "Vraag eerder hulp."}


def test_a_keeper_proposes_twenty_times_a_day_at_most():
    page = initiative()
    keeper = keeper_of(page)
    for number in range(20):
        proposed(page, by=keeper, costs=f"{number} euro")
    with pytest.raises(Refused):
        proposed(page, by=keeper, costs="niets")
    assert proposed(page, by=keeper, costs="niets", at=AT + 2 * DAY)


def test_a_reader_chooses_what_is_wrong_and_finds_it_filled_in(client):
    page = initiative()
    url = f"/nl/klopt-niet/{page.translation_key}/"
    names = values(soup(client.get(url)), "main input[type=checkbox]", "value")
    assert ("what" in names, "pictures" in names) == (True, False)
    form = soup(client.get(f"{url}?veld=what&veld=onzin&verder=1"))
    assert [words.strip() for words in texts(form, "main textarea")] == [WHAT, ""]


def test_nobody_sees_a_correction_before_its_sender_confirms_it(client, clock):
    page = initiative()
    response = correct(client, clock, page, costs="Gratis.")
    assert (response.status_code, response["Location"]) == (303, SENT)
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.values) == (ProposalState.UNCONFIRMED, {"costs": "Gratis."})
    letters = mails_sent()
    assert ([letter.to for letter in letters], "Gratis" in letters[0].body) == ([[READER]], False)
    url = link_in(letters[0])
    assert "Gratis." in soup(client.get(url)).get_text()
    assert Proposal.objects.open().count() == 0
    assert [client.post(url).status_code for _again in range(2)] == [303, 303]
    assert Proposal.objects.open().count() == 1


def test_the_same_form_sent_twice_counts_once(client, clock):
    page = initiative()
    given = {"costs": "Gratis.", "submission": str(uuid4())}
    answers = [correct(client, clock, page, **given).status_code for _again in range(2)]
    assert (answers, Proposal.objects.count(), len(mails_sent())) == ([303, 303], 1, 1)


def test_the_same_form_at_the_same_moment_is_kept_once():
    page, by = initiative(), proposing.Reader(READER, "nl")
    both = [proposing.keep(page, {"costs": "Gratis."}, {}, by=by, at=AT, note="") for _turn in range(2)]
    assert (both[0] == both[1], len(mails_sent())) == (True, 1)
    assert AuditEvent.objects.filter(about=both[0].about).count() == 1


def test_an_address_that_sends_a_lot_reads_the_same_and_gets_no_more_mail(client, clock):
    page = initiative()
    places = {correct(client, clock, page, costs=f"{number} euro")["Location"] for number in range(5)}
    assert (places, Proposal.objects.count(), len(mails_sent())) == ({SENT}, 3, 3)


def test_a_page_takes_thirty_corrections_a_day():
    page = initiative()
    for number in range(30):
        proposed(page, by=proposing.Reader(f"lezer{number}@example.org", "nl"), costs=f"{number} euro")
    with pytest.raises(Refused):
        proposed(page, by=proposing.Reader(READER, "nl"), costs="niets")


@pytest.mark.parametrize("wrong", [{"mail": "geen adres"}, {"mail": ""}, {"mail": "a@example.org\nBcc: c@example.org"}])
def test_without_an_address_nothing_is_kept(client, clock, wrong):
    assert correct(client, clock, initiative(), costs="Gratis.", **wrong).status_code == 422
    assert Proposal.objects.count() == 0


def test_a_machine_that_fills_in_everything_reads_the_same_and_nothing_is_kept(client, clock):
    response = correct(client, clock, initiative(), costs="Gratis.", guard_weblink="https://example.com/")
    assert (response["Location"], Proposal.objects.count()) == (SENT, 0)


def test_a_translation_is_corrected_where_it_was_written(client, clock):
    page = initiative()
    twin = twin_of(page, "de", title="Dorfbus", costs="<p>Acht Euro.</p>")
    found = soup(client.get(f"/de/klopt-niet/{twin.translation_key}/?veld=costs&verder=1"))
    assert "Acht euro per rit." in " ".join(texts(found, "main textarea"))
    assert len(found.select("main .notice")) == 1


@pytest.mark.parametrize("hidden", ["offline", "closed"])
def test_of_a_source_that_nobody_may_read_no_word_is_shown_and_a_note_can_be_written(client, clock, hidden):
    page = initiative(title="Geheime titel")
    twin_of(page, "de", title="Dorfbus", costs="<p>Acht Euro.</p>")
    if hidden == "offline":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    url = f"/de/klopt-niet/{page.translation_key}/"
    for address in (url, f"{url}?veld=costs&veld=title&verder=1"):
        response = client.get(address)
        assert [words for words in ("Acht euro per rit", "Geheime titel") if words in response.content.decode()] == []
        html = soup(response)
        assert (html.select("main [name=costs]"), len(html.select("main [name=note]"))) == ([], 1)
    posted = form_at(client, url) | {"mail": READER, "note": "Die Kosten sind falsch.", "costs": "Gratis."}
    clock.shift(WAIT)
    assert client.post(f"{url}?veld=costs&verder=1", posted).status_code == 303
    proposal = Proposal.objects.get()
    assert (proposal.values, proposal.base, proposal.title) == ({}, {}, "Dorfbus")


def test_what_is_nowhere_live_takes_no_corrections(client):
    assert client.get(f"/nl/klopt-niet/{initiative(live=False).translation_key}/").status_code == 404
    assert client.get(f"/nl/klopt-niet/{uuid4()}/").status_code == 404


def test_values_that_the_page_does_not_have_are_left_out():
    page = initiative()
    assert proposed(page, what=TOLD, onzin=1).values == {"what": TOLD}
    assert "onzin" not in values_of(page)
