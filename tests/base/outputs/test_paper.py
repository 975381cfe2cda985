"""The print list holds all of it; the poster leads to it."""

import pytest
import segno

from tests.base.outputs.reading import AGENDA, AT, SHOWCASE, body
from tests.base.soup import soup, texts
from tests.base.words import dutch
from tests.factories import (
    EventIndexFactory,
    EventPageFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    ThemeFactory,
    twin_of,
)

pytestmark = pytest.mark.django_db


def test_the_print_list_says_what_it_is_of(client):
    theme = ThemeFactory(slug="groen", label="Groen")
    InitiativePageFactory(title="Moestuin", themes=[theme])
    InitiativePageFactory(title="Dorpshuis")
    tree = soup(client.get(f"{SHOWCASE}afdruk/?thema=groen&gemeente=montferland"))
    assert texts(tree, "h1") == ["Initiatieven: Groen, Montferland"]
    assert texts(tree, ".roll h2") == ["Moestuin"]
    assert texts(tree, ".roll__facts") == ["Zeddam"]
    address = f"{InitiativeIndexFactory().full_url}?thema=groen&gemeente=montferland"
    assert texts(tree, ".roll__address") == [address]


def test_past_and_days_are_said_in_words(client, time_machine):
    time_machine.move_to(AT)
    EventPageFactory(at=AT, in_days=(-10,))
    tree = soup(client.get(f"{AGENDA}afdruk/?periode=voorbij"))
    assert texts(tree, "h1") == [f"Agenda: {dutch('Past')}"]
    assert len(tree.select(".roll li")) == 1


def test_between_two_days_the_first_date_of_that_span_is_told(client, time_machine):
    time_machine.move_to(AT)
    EventPageFactory(at=AT, in_days=(1, 8))
    tree = soup(client.get(f"{AGENDA}afdruk/?van=2027-05-10&tot=2027-05-14"))
    assert "12 mei 2027" in texts(tree, ".roll__facts")[0]


def test_the_poster_holds_a_code_with_the_address(client):
    for number in range(8):
        InitiativePageFactory(title=f"Tuin {number}")
    tree = soup(client.get(f"{SHOWCASE}poster/?fase=running&utm_source=x"))
    address = f"{InitiativeIndexFactory().full_url}?fase=running"
    code = segno.make(address, error="m", micro=False)
    [path] = tree.select(".qr path.qr, .qr path[stroke]")
    expected = code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, light="#fff")
    assert path["d"] in expected
    assert texts(tree, ".poster__address") == [address.partition("//")[2]]
    assert len(tree.select(".poster__items b")) == 5
    assert "3" in texts(tree, ".poster__more")[0]


def test_an_address_that_no_code_can_hold_leads_to_the_whole_list(client):
    InitiativePageFactory()
    assert "poster__code" in body(client.get(f"{SHOWCASE}poster/?bij={'z' * 6000}"))


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "met 16 km per uur"), ("en", "at 16 km an hour"), ("de", "mit 16 km pro Stunde")]
)
@pytest.mark.parametrize("name", ["afdruk/", "poster/"])
@pytest.mark.parametrize("index", [InitiativeIndexFactory, EventIndexFactory])
def test_what_is_chosen_by_cycling_time_says_on_paper_how_it_is_reckoned(client, index, name, language, words):
    address = (index() if language == "nl" else twin_of(index(), language)).url
    query = "?bij=zeddam&fietsen=20"
    on_paper, on_the_list = (texts(soup(client.get(f"{address}{part}{query}")), ".reckoned") for part in (name, ""))
    assert words in on_paper[0]
    assert on_paper == on_the_list


@pytest.mark.parametrize("name", ["afdruk/", "poster/"])
@pytest.mark.parametrize(
    "query", ["", "?bij=zeddam", "?bij=zeddam&straal=5", "?bij=zeddam&straal=5&fietsen=60", "?bij=atlantis&fietsen=20"]
)
def test_paper_without_a_cycling_time_does_not_speak_of_it(client, name, query):
    InitiativePageFactory()
    page = soup(client.get(f"{SHOWCASE}{name}{query}"))
    assert texts(page, ".reckoned") == []
    assert "16 km" not in page.main.get_text()


def test_the_sentence_on_a_poster_stands_on_the_sheet(client):
    InitiativePageFactory()
    assert len(texts(soup(client.get(f"{SHOWCASE}poster/?bij=zeddam&fietsen=20")), ".poster .reckoned")) == 1
