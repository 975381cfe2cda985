"""A resident finds an initiative: by filters and by search, on any screen, with and without scripts."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.lists import cards, choose, expect_address, show, titles, total, unfold

MEETING_IN_MONTFERLAND = ["Jeugdhonk De Keet", "Molentuin", "Schuif Aan Didam"]


def test_filters_lead_to_an_initiative_and_each_can_be_taken_away(visit: Page) -> None:
    visit.goto("/nl/")
    visit.get_by_role("link", name="Vind een initiatief in de buurt").click()
    everything = total(visit)

    choose(visit, "Thema", "Ontmoeten")
    choose(visit, "Gemeente", "Montferland")
    show(visit)
    expect_address(visit, "gemeente=montferland")
    assert (sorted(titles(visit)), total(visit)) == (MEETING_IN_MONTFERLAND, 3)

    visit.get_by_role("link", name="Haal weg: Ontmoeten").click()
    expect(visit.get_by_role("link", name="Haal weg: Ontmoeten")).to_have_count(0)
    assert visit.url.endswith("/nl/initiatieven/?gemeente=montferland")

    visit.get_by_role("link", name="Wis alles").click()
    expect_address(visit, "/nl/initiatieven/$")
    assert total(visit) == everything


def test_a_list_can_be_sorted_and_read_on_with_the_order_kept(visit: Page) -> None:
    visit.goto("/nl/initiatieven/")
    unfold(visit)
    visit.get_by_label("Volgorde").select_option(label="Op naam")
    show(visit)
    expect_address(visit, "volgorde=naam")
    first = titles(visit)

    visit.get_by_role("link", name="Pagina 2", exact=True).click()
    expect_address(visit, "volgorde=naam&pagina=2")
    second = titles(visit)

    assert (len(first), len(second)) == (12, 12)
    assert [*first, *second] == sorted([*first, *second])
    assert visit.get_by_label("Volgorde").input_value() == "naam"


def test_a_filter_without_a_result_says_so_and_offers_the_way_back(visit: Page) -> None:
    visit.goto("/nl/initiatieven/?thema=energie&gemeente=aalten")
    expect(visit.get_by_role("heading", name="Niets past bij al deze keuzes samen")).to_be_visible()
    visit.get_by_role("link", name="zonder “Aalten”").click()
    expect_address(visit, r"\?thema=energie$")
    assert cards(visit).count() == total(visit)


def test_search_finds_words_shows_where_and_narrows_by_kind(visit: Page) -> None:
    visit.goto("/nl/")
    visit.get_by_label("Waar ben je naar op zoek?").fill("dorpshuis")
    visit.get_by_label("Waar ben je naar op zoek?").press("Enter")
    expect_address(visit, r"/nl/zoeken/\?q=dorpshuis")
    assert total(visit) > len(titles(visit)) == 10
    assert {words.lower() for words in visit.locator("main mark").all_inner_texts()} >= {"dorpshuis", "dorpshuizen"}

    choose(visit, "Soort", "Initiatief")
    show(visit)
    expect_address(visit, "soort=initiative")
    assert set(visit.locator("main .card__kind").all_inner_texts()) == {"Initiatief"}

    visit.get_by_role("link", name="Dorpshuis De Deel").click()
    expect(visit.get_by_role("heading", level=1)).to_have_text("Dorpshuis De Deel")


def test_a_search_without_a_hit_helps_on(visit: Page) -> None:
    visit.goto("/nl/zoeken/?q=kwantumverstrengeling")
    expect(visit.get_by_role("heading", name=re.compile("kwantumverstrengeling")).last).to_be_visible()
    visit.get_by_role("link", name="Bekijk alle initiatieven").click()
    expect_address(visit, "/nl/initiatieven/$")


def test_the_map_leads_to_the_initiatives_of_a_municipality(visit: Page) -> None:
    visit.goto("/nl/")
    visit.locator(".towns a", has_text="Winterswijk").click()
    expect_address(visit, "/nl/gemeenten/winterswijk/$")
    visit.get_by_role("link", name="Alle 3 initiatieven").click()
    expect_address(visit, "gemeente=winterswijk")
    assert total(visit) == 3
