"""The editors' screens: who gets in, what they show, and that they cost the same however much waits."""

from uuid import uuid4

import pytest

from home.roles import ROLES
from initiatives.keeping.actions import keepers
from initiatives.keeping.choices import KeeperState, ProposalState
from initiatives.keeping.models import Keeper, Proposal
from portal.base.models import AuditEvent
from tests.base.editing import editor
from tests.base.soup import soup, texts, values
from tests.initiatives.keeping.kept import (
    AT,
    DAY,
    KEEPER,
    OTHER,
    READER,
    TOLD,
    WHAT,
    corrected,
    form_at,
    initiative,
    keeper_of,
    mails_sent,
    page_url,
    proposed,
    translated,
)
from tests.initiatives.telling.told import picture

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LIST, PAGES = "/admin/proposals/", "/admin/proposals/pages/"
MAY = {"eindredacteur", "moderator", "beheerder"}


def screen(proposal: Proposal) -> str:
    return f"{LIST}{proposal.pk}/"


@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_deal_with_proposals_gets_in(role):
    page = initiative()
    proposal, client = proposed(page), editor(role)
    urls = (LIST, PAGES, screen(proposal), f"{PAGES}{page.translation_key}/")
    assert {client.get(url).status_code for url in urls} == ({200} if role in MAY else {302})
    assert client.post(screen(proposal), {"deed": "refuse", "reason": "wrong"}).status_code == 302
    assert (LIST in client.get("/admin/").content.decode()) is (role in MAY)
    proposal.refresh_from_db()
    assert proposal.is_open is (role not in MAY)


def test_it_lists_what_waits_the_oldest_first_and_nothing_that_was_not_confirmed():
    page, client = initiative(), editor("moderator")
    second, first = proposed(page, at=AT), corrected(page, at=AT - 3 * DAY, costs="Gratis.")
    waiting = corrected(page, mail="ander@example.org", why="Zomaar.")
    Proposal.objects.filter(pk=waiting.pk).update(state=ProposalState.UNCONFIRMED)
    response = client.get(LIST)
    assert list(response.context["object_list"]) == [first, second]
    assert ("3 dagen" in response.content.decode(), READER in response.content.decode()) == (True, False)
    assert client.get(screen(waiting), follow=True).status_code == 404
    assert list(client.get(f"{LIST}?q=leeszaal").context["object_list"]) == []
    assert list(client.get(f"{LIST}?tab=decided&q=%00").context["object_list"]) == []


def test_each_field_shows_what_differs_and_reading_it_stands_in_the_trail():
    page, client = initiative(), editor("moderator")
    proposal = proposed(page, what=TOLD, note="Sinds april.")
    html = soup(client.get(screen(proposal)))
    found = html.select_one("#change-what").find_parent("section")
    assert ("zaterdag" in " ".join(texts(found, "ins")), "dinsdag" in " ".join(texts(found, "del"))) == (True, True)
    assert "Sinds april." in html.get_text()
    assert AuditEvent.objects.filter(about=proposal.about, action="seen").count() == 1


def test_what_is_ticked_is_taken_over(client):
    page, client = initiative(), editor("moderator")
    proposal = proposed(page, what=TOLD, costs="Tien euro.")
    sent = form_at(client, screen(proposal))
    assert client.post(screen(proposal), sent | {"take": ["what"], "deed": "take"}).status_code == 302
    page.refresh_from_db()
    assert (TOLD in page.what, "Acht euro" in page.costs) == (True, True)
    assert client.post(screen(proposal), sent | {"take": ["what"], "deed": "take"}).status_code == 200


def test_of_a_page_that_changed_meanwhile_three_values_are_shown_and_none_is_ticked():
    page, client = initiative(), editor("moderator")
    proposal = proposed(page, what=TOLD)
    before = form_at(client, screen(proposal))
    page.what = "<p>Intussen rijdt de bus nergens meer, zegt een collega.</p>"
    page.save_revision().publish()
    refused = client.post(screen(proposal), before | {"take": "what", "deed": "take"})
    assert (refused.status_code, len(soup(refused).select("[role=alert]"))) == (200, 1)
    section = soup(client.get(screen(proposal))).select_one("#change-what").find_parent("section")
    sides = texts(section, "dd")
    assert (len(sides), sides[0], "nergens" in sides[1], "zaterdag" in sides[2]) == (3, WHAT, True, True)
    assert section.select("input[checked]") == []
    fresh = form_at(client, screen(proposal))
    assert client.post(screen(proposal), fresh | {"take": "what", "deed": "take"}).status_code == 302


@pytest.mark.parametrize(
    ("sent", "status"), [({"reason": "wrong"}, 302), ({"reason": "other"}, 200), ({"reason": "weg"}, 200), ({}, 200)]
)
def test_refusing_asks_a_reason(sent, status):
    proposal, client = corrected(initiative(), costs="Gratis."), editor("moderator")
    assert client.post(screen(proposal), {"deed": "refuse", **sent}).status_code == status
    proposal.refresh_from_db()
    assert proposal.is_open is (status == 200)


def test_a_note_alone_is_dealt_with():
    page, client = initiative(), editor("moderator")
    proposal = corrected(page)
    Proposal.objects.filter(pk=proposal.pk).update(values={}, base={})
    assert client.post(screen(proposal), {"deed": "take"}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.taken) == (ProposalState.TAKEN, [])


def test_a_picture_is_seen_by_who_deals_with_it_and_by_nobody_else(client):
    page = initiative()
    url = page_url(keeper_of(page), "change", "fotos")
    client.post(url, form_at(client, url) | {"picture_new": picture(), "picture_new_alt": "De bus"})
    moderator, proposal = editor("moderator"), Proposal.objects.get()
    source = values(soup(moderator.get(screen(proposal))), ".desk-picture img", "src")[0]
    assert (moderator.get(source).status_code, client.get(source).status_code) == (200, 302)
    seen = AuditEvent.objects.filter(about=proposal.about, action="seen").latest("pk")
    assert seen.fields == ["pictures"]
    other = proposed(page)
    wrong = source.replace(f"/{proposal.pk}/", f"/{other.pk}/")
    assert moderator.get(wrong, follow=True).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_lists_cost_the_same_however_long(django_assert_num_queries, count):
    client = editor("moderator")
    for number in range(count):
        page = initiative(title=f"Initiatief {number}")
        proposed(page, by=keeper_of(page, mail=f"{number}@example.org"), costs=f"{number} euro")
    for url, queries in ((LIST, 12), (f"{PAGES}?tab=kept", 13)):
        client.get(url)
        with django_assert_num_queries(queries):
            client.get(url)


def test_the_list_of_pages_tells_who_answers_no_reminder():
    page, client = initiative(), editor("moderator")
    translated(page, "de", title="Dorfbus")
    keeper_of(page)
    other = initiative(title="Leeszaal")
    found = {tab: list(client.get(f"{PAGES}?tab={tab}").context["object_list"]) for tab in ("silent", "kept", "none")}
    assert found == {"silent": [], "kept": [page], "none": [other]}
    Keeper.objects.update(reminded=2, reminded_at=AT - 31 * DAY)
    assert list(client.get(PAGES).context["object_list"]) == [page]


def test_staff_invite_and_end(client):
    page, moderator = initiative(), editor("moderator")
    keeper, url = keeper_of(page), f"{PAGES}{page.translation_key}/"
    mails_sent()
    assert moderator.post(url, {"mail": "onzin"}).status_code == 200
    assert moderator.post(url, {"mail": KEEPER}).status_code == 200
    assert moderator.post(url, {"mail": OTHER}).status_code == 302
    assert [letter.to for letter in mails_sent()] == [[OTHER]]
    assert KEEPER in moderator.get(url).content.decode()
    stranger = keeper_of(initiative(title="Leeszaal"))
    assert moderator.post(url, {"end": str(stranger.pk)}).status_code in {302, 404}
    assert moderator.post(url, {"end": "9" * 30}).status_code in {302, 404}
    assert moderator.post(url, {"end": str(keeper.pk)}).status_code == 302
    states = dict(Keeper.objects.values_list("mail", "state").filter(key=page.translation_key))
    assert states == {KEEPER: KeeperState.STOPPED, OTHER: KeeperState.INVITED}
    assert Keeper.objects.get(pk=stranger.pk).is_active
    assert moderator.get(f"{PAGES}{uuid4()}/").status_code in {302, 404}


def test_from_the_editor_it_is_one_step_to_who_keeps_a_page():
    page, client = initiative(), editor("moderator")
    keepers.welcome(page.translation_key, at=AT)
    html = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert f"{PAGES}{page.translation_key}/" in html
