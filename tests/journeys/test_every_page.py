"""Every kind of page and every view: accessible, valid, no wider than a phone, the same in the dark."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Page

from portal.base.blocks import BodyBlock
from tests.browser import Watch
from tests.journeys.examination import TOO_WIDE, Examiner
from tests.journeys.kitchen_sink import blocks, kitchen_sink

PAGES = {
    "home": ("/nl/", "/en/", "/de/"),
    "initiatives in a list": (
        "/nl/initiatieven/",
        "/nl/initiatieven/?thema=ontmoeten&thema=groen&gemeente=montferland&volgorde=naam",
        "/nl/initiatieven/?thema=energie&gemeente=aalten",
        "/nl/initiatieven/?thema=onzinnigheidsverkoopbevorderingsmaatregelen&pagina=99",
        "/nl/initiatieven/?pagina=2",
        "/nl/initiatieven/?bij=7261&fietsen=60",
        "/de/initiatieven/",
    ),
    "an initiative": (
        "/nl/initiatieven/dorpshuis-de-deel/",
        "/nl/initiatieven/belcirkel-bronckhorst/",
        "/nl/initiatieven/dorpsapp-eibergen/",
        "/nl/initiatieven/digihulp-op-de-fiets/",
        "/en/initiatieven/molentuin/",
    ),
    "municipalities and places": (
        "/nl/gemeenten/",
        "/nl/gemeenten/montferland/",
        "/nl/gemeenten/berkelland/ruurlo/",
        "/de/gemeenten/winterswijk/woold/",
    ),
    "the agenda": (
        "/nl/agenda/",
        "/nl/agenda/?periode=voorbij",
        "/nl/agenda/?doelgroep=professionals&volgorde=naam&van=2020-01-01",
        "/nl/agenda/?thema=vervoer&gemeente=winterswijk",
        "/en/agenda/",
    ),
    "an event": (
        "/nl/agenda/fietstocht-langs-vijf-zonnedaken/",
        "/nl/agenda/van-wie-is-het-dorpshuis/",
        "/nl/agenda/koffietafel-voor-initiatiefnemers/",
        "/nl/agenda/online-spreekuur-subsidie/",
        "/nl/agenda/dag-van-de-open-deuren-drempt/",
        "/nl/agenda/streekavond-tien-jaar-van-onderop/",
        "/de/agenda/wieden-en-soep-in-de-molentuin/",
    ),
    "trainings": (
        "/nl/trainingen/",
        "/nl/trainingen/?periode=voorbij",
        "/nl/trainingen/burgerinitiatieven-in-actie/",
        "/nl/trainingen/burgerinitiatieven-in-actie-2014/",
    ),
    "trajectories": (
        "/nl/trajecten/",
        "/nl/trajecten/?periode=voorbij",
        "/nl/trajecten/cop-burgerproductiekracht/",
        "/nl/trajecten/cop-burgerproductiekracht-2014/",
        "/de/trajecten/cop-burgerproductiekracht/",
    ),
    "programme and news": (
        "/nl/programma/",
        "/nl/programma/van-onderop/",
        "/nl/nieuws/",
        "/nl/nieuws/?thema=energie",
        "/nl/nieuws/meddo-verkoopt-weer-eigen-brood/",
    ),
    "words": ("/nl/over-ons/", "/nl/contact/", "/nl/privacy/", "/nl/hoe-begin-je-een-initiatief/", "/en/over-ons/"),
    "forms": (
        "/nl/stel-je-vraag/",
        "/nl/stel-je-vraag/?verstuurd=1",
        "/nl/meld-een-fout/",
        "/de/stel-je-vraag/",
    ),
    "search": (
        "/nl/zoeken/",
        "/nl/zoeken/?q=dorpshuis",
        "/nl/zoeken/?q=dorpshuis&soort=news",
        "/nl/zoeken/?q=kwantumverstrengeling",
        "/nl/zoeken/?q=de",
        "/en/zoeken/?q=bus",
    ),
}
EVERYTHING_OPEN = "document.querySelectorAll('main details').forEach(part => { part.open = true })"
MOVING = "document.getAnimations().filter(one => one.playState == 'running').length"
BARE = """[...document.querySelectorAll('main .button')]
    .filter(one => getComputedStyle(one).borderTopStyle == 'none').map(one => one.outerHTML)"""


@pytest.mark.parametrize("addresses", PAGES.values(), ids=PAGES.keys())
def test_a_page_serves_everybody_on_every_screen(examiner: Examiner, addresses: tuple[str, ...]) -> None:
    faults = examiner.examine(*addresses)
    assert faults == [], "\n".join(faults)


def test_a_page_with_every_block_serves_everybody(examiner: Examiner) -> None:
    page = kitchen_sink()
    assert {block["type"] for block in blocks()} == set(BodyBlock().child_blocks)
    faults = examiner.examine(page.get_url())
    examiner.page.evaluate(EVERYTHING_OPEN)
    faults += examiner.as_it_looks("opened")
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("address", ["/nl/initiatieven/", "/nl/agenda/", "/nl/zoeken/?q=dorpshuis"])
def test_opened_filters_serve_everybody(examiner: Examiner, address: str) -> None:
    examiner.page.set_viewport_size({"width": 320, "height": 640})
    examiner.page.goto(address)
    examiner.page.evaluate(EVERYTHING_OPEN)
    faults = list(examiner.as_it_looks("opened"))
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("address", ["/nl/bestaat-niet/", "/de/initiatieven/zon-op-stal/"])
def test_a_page_that_is_not_there_serves_everybody(examiner: Examiner, watch: Watch, address: str) -> None:
    watch.allow("404")
    assert examiner.examine(address, status=404) == []


def test_the_maintenance_page_serves_everybody(examiner: Examiner, watch: Watch) -> None:
    watch.allow("503")
    Path(settings.MAINTENANCE_FILE).touch()
    try:
        assert examiner.examine("/nl/agenda/", status=503) == []
    finally:
        Path(settings.MAINTENANCE_FILE).unlink()


def test_the_page_for_a_broken_site_serves_everybody(examiner: Examiner, watch: Watch) -> None:
    watch.allow("500")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE base_sitesettings RENAME TO gone")
    assert examiner.examine("/nl/nieuws/", status=500) == []
    assert "Er ging iets mis" in examiner.page.inner_text("h1")


@pytest.mark.parametrize("address", ["/nl/", "/nl/initiatieven/", "/nl/trajecten/cop-burgerproductiekracht/"])
def test_a_page_bears_forced_colours_and_stands_still_on_request(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(address)
    # axe reads the colours of the style sheet, which do not count here.
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(BARE) == []
    assert page.evaluate(MOVING) == 0
