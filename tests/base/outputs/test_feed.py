"""A list as Atom: what another parser reads, and what feed readers recognise again."""

from datetime import timedelta

import pytest

from events.choices import Status
from tests.base.outputs.reading import AGENDA, AT, SHOWCASE, body, feed_pages, invented
from tests.base.words import dutch
from tests.factories import EventPageFactory, InitiativePageFactory, ThemeFactory, twin_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def first(client, path=SHOWCASE, query=""):
    return next(feed_pages(client, path, query))


def test_an_entry_tells_what_it_is(client):
    page = InitiativePageFactory(
        title="Tuin & <moes>", summary="Samen <b>wieden</b>", at=AT, themes=[ThemeFactory(label="Groen")]
    )
    found = first(client)
    [entry] = found.entries
    assert (entry.title, entry.link) == ("Tuin & <moes>", page.full_url)
    assert "Samen &lt;b&gt;wieden&lt;/b&gt;" in entry.summary
    assert [tag.term for tag in entry.tags] == ["Groen"]
    assert entry.published == entry.updated == "2027-05-04T10:00:00+00:00"
    assert (found.version, found.feed.language, found.feed.author) == ("atom10", "nl", "Achterhoek 2020")
    assert found.feed.updated == entry.updated


def test_an_entry_has_one_name_in_all_feeds_and_another_in_each_language(client):
    page = InitiativePageFactory(themes=[ThemeFactory(slug="groen")])
    twin_of(page, "en")
    plain, narrowed = first(client), first(client, query="thema=groen")
    assert plain.entries[0].id == narrowed.entries[0].id
    assert plain.feed.id != narrowed.feed.id
    assert plain.entries[0].id != first(client, "/en/initiatieven/").entries[0].id
    again = first(client, query="pagina=1&utm_source=x&thema=groen")
    assert again.feed.id == narrowed.feed.id


def test_a_change_shows(client, time_machine):
    time_machine.move_to(AT, tick=False)
    page = EventPageFactory(at=AT)
    before = first(client, AGENDA)
    time_machine.move_to(AT + timedelta(hours=1), tick=False)
    page.status = Status.CANCELLED
    page.save_revision().publish()
    after = first(client, AGENDA)
    assert after.entries[0].id == before.entries[0].id
    assert after.entries[0].updated > before.entries[0].updated
    assert after.feed.updated == after.entries[0].updated
    assert after.entries[0].summary.startswith(f"<p>{dutch('Cancelled')}</p>")


def test_an_empty_feed_is_a_feed(client):
    InitiativePageFactory(live=False)
    found = first(client, query="fase=idea")
    assert (found.entries, bool(found.feed.updated), bool(found.feed.id)) == ([], True, True)


def test_signs_that_xml_cannot_hold_fall_out(client):
    InitiativePageFactory(title="Tuin\x01\x0b", summary="a\ufffeb")
    assert first(client).entries[0].title == "Tuin"


def test_a_thousand_items_come_in_pages_that_lead_to_each_other(client):
    invented(1000)
    pages = list(feed_pages(client, SHOWCASE))
    assert [len(found.entries) for found in pages] == [50] * 20
    assert len({entry.id for found in pages for entry in found.entries}) == 1000
    rels = {link.rel: link.href.partition("?")[2] for link in pages[1].feed.links}
    assert rels == {
        "alternate": "",
        "self": "pagina=2",
        "license": "",
        "first": "",
        "last": "pagina=20",
        "previous": "",
        "next": "pagina=3",
    }
    assert len({found.feed.id for found in pages}) == 1
    assert body(client.get(f"{SHOWCASE}lijst.csv")).count("\n") >= 1001
    assert body(client.get(f"{SHOWCASE}afdruk/")).count('<a href="http') >= 250
