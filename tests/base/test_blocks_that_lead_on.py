"""Blocks that lead on: documents, people, chosen pages and automatic lists."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.base import lists
from portal.base.blocks import AutomaticListBlock, BodyBlock
from portal.base.models import Theme
from tests.base.soup import texts, values
from tests.base.stream import EVIL, listed, shown
from tests.factories import (
    ContactFactory,
    DocumentFactory,
    EventPageFactory,
    InitiativePageFactory,
    MunicipalityFactory,
    NewsPageFactory,
    PictureFactory,
    PlaceFactory,
    ThemeFactory,
    twin_of,
)

pytestmark = pytest.mark.django_db


def automatic(**values_) -> dict:
    least = {"title": "Nieuw", "source": "new-initiatives", "count": 3, "layout": "cards"}
    return least | {"theme": None, "municipality": None, "place": None} | values_


def test_documents_say_what_they_are_and_how_large():
    plan = DocumentFactory(title=EVIL)
    page = shown(
        "documents", {"items": listed(*({"title": title, "document": plan.pk} for title in ("", "Begroting")))}
    )
    assert (texts(page, "a b"), values(page, "a", "href")) == ([EVIL, "Begroting"], [plan.url, plan.url])
    assert [small.split(",")[0] for small in texts(page, "small")] == ["TXT", "TXT"]


def test_a_document_that_is_gone_is_passed_over():
    page = shown("documents", {"items": listed({"title": "Weg", "document": 99999})})
    assert page.select("li") == []


@pytest.mark.parametrize(
    ("values_", "lines"),
    [
        ({"role": "aanmeldpunt", "organisation": "", "mail": "", "phone": ""}, ["Aanmeldpunt"]),
        (
            {"role": EVIL, "organisation": EVIL, "mail": "kom@example.org", "phone": "0314 000 000"},
            [EVIL, EVIL, "kom@example.org", "0314 000 000"],
        ),
    ],
    ids=["least", "most"],
)
def test_contacts_say_how_to_reach_them(values_, lines):
    page = shown("contacts", {"items": listed(ContactFactory(**values_).pk)})
    assert texts(page, "li.person > *") == lines
    assert values(page, "a", "href") == (["mailto:kom@example.org", "tel:0314000000"] if len(lines) > 1 else [])


def test_contacts_stand_in_the_readers_language_where_they_are_translated():
    known, other = ContactFactory(role="Aanmeldpunt"), ContactFactory(role="Begeleider")
    twin_of(known, "en", role="Registration desk")
    page = shown("contacts", {"items": listed(known.pk, other.pk, 99999)}, "en")
    assert texts(page, "li.person b") == ["Registration desk", "Begeleider"]


def test_chosen_pages_stand_in_their_order_without_what_is_not_live():
    pages = [NewsPageFactory(title="Nieuws"), InitiativePageFactory(title="Plan"), EventPageFactory(title="Feest")]
    draft = NewsPageFactory(live=False)
    page = shown("cards", {"title": EVIL, "pages": listed(pages[1].pk, draft.pk, pages[2].pk, pages[0].pk, 99999)})
    assert (texts(page, "h2"), texts(page, ".card__title")) == ([EVIL], ["Plan", "Feest", "Nieuws"])


def test_chosen_pages_stand_in_the_readers_language_where_they_are_translated():
    known, other = NewsPageFactory(title="Nieuws"), NewsPageFactory(title="Ander nieuws")
    twin_of(known, "en", title="News")
    page = shown("cards", {"title": "", "pages": listed(known.pk, other.pk)}, "en")
    assert (texts(page, "h2"), texts(page, ".card__title")) == ([], ["News", "Ander nieuws"])
    assert [link.get("lang") for link in page.select(".card__title a")] == [None, "nl"]


def test_no_chosen_page_left_leaves_no_title():
    assert str(shown("cards", {"title": "Lees ook", "pages": listed(99999)})).strip() == ""


def test_chosen_pages_cost_the_same_for_one_and_for_three():
    picture, keys, cost = PictureFactory(), [], []
    for _number in range(3):
        keys.append(InitiativePageFactory(listing_image=picture).pk)
        for _turn in range(2):
            [block] = BodyBlock().to_python([{"type": "cards", "value": {"title": "", "pages": listed(*keys)}}])
            with CaptureQueriesContext(connection) as queries:
                block.render()
        cost.append(len(queries))
    assert cost == [5, 5, 5]


def test_an_automatic_list_shows_what_there_is_and_leads_to_all():
    InitiativePageFactory(title=EVIL)
    page = shown("automatic_list", automatic(title=EVIL), "nl")
    assert (texts(page, "h2"), texts(page, ".card__title")) == ([EVIL], [EVIL])
    assert values(page, ".more", "href") == ["/nl/initiatieven/"]


@pytest.mark.parametrize(("layout", "rows"), [("cards", 0), ("rows", 1)])
def test_an_automatic_list_stands_as_the_editor_chose(layout, rows):
    InitiativePageFactory()
    page = shown("automatic_list", automatic(layout=layout), "nl")
    assert (len(page.select("ul.cards")), len(page.select("ul.cards--rows"))) == (1, rows)


def test_an_automatic_list_keeps_to_theme_municipality_and_place():
    groen, ulft = ThemeFactory(slug="groen"), PlaceFactory(slug="ulft")
    InitiativePageFactory(title="Groen in Ulft", themes=[groen], place=ulft)
    InitiativePageFactory(title="Groen in Zeddam", themes=[groen])
    InitiativePageFactory(title="Grijs in Ulft", place=ulft)
    wishes = {
        "theme": automatic(theme=groen.pk),
        "municipality": automatic(municipality=MunicipalityFactory(slug="montferland").pk),
        "all": automatic(theme=groen.pk, place=ulft.pk),
    }
    found = {name: set(texts(shown("automatic_list", wish, "nl"), ".card__title")) for name, wish in wishes.items()}
    assert found == {
        "theme": {"Groen in Ulft", "Groen in Zeddam"},
        "municipality": {"Groen in Zeddam"},
        "all": {"Groen in Ulft"},
    }


def test_a_theme_that_the_editor_chose_holds_in_every_language():
    groen = ThemeFactory(slug="groen")
    page = InitiativePageFactory(themes=[groen])
    twin_of(page, "en", title="Green", themes=[twin_of(groen, "en")])
    assert Theme.objects.count() == 2
    assert texts(shown("automatic_list", automatic(theme=groen.pk), "en"), ".card__title") == ["Green"]


@pytest.mark.parametrize("source", ["new-initiatives", "gone"])
def test_an_automatic_list_with_nothing_in_it_leaves_no_title(source):
    assert str(shown("automatic_list", automatic(source=source))).strip() == ""


def test_a_list_that_is_not_offered_cannot_be_chosen():
    block = AutomaticListBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python(automatic(source="gone")))
    assert lists.find("gone") is None
