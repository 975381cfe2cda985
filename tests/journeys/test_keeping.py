"""An initiator keeps the page, an editor takes it over, and a reader tells what is wrong: by keys, without scripts."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from initiatives.choices import Stage
from initiatives.keeping.actions import confirming, keepers, proposing
from initiatives.keeping.models import Keeper, Proposal
from initiatives.keeping.tokens import invitation_link
from initiatives.keeping.views.correcting import GUARD
from initiatives.models import InitiativePage
from tests.accessibility import AXE, TAGS
from tests.initiatives.keeping.kept import KEEPER, OTHER, READER, link_in, mails_sent, page_url
from tests.journeys import editing
from tests.journeys.examination import DESK, PHONE, Examiner
from tests.journeys.keyboard import tab_to

OWN = """tags => axe.run(".desk", {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})"""
LESSONS = "Begin met één dag in de week, en vraag de school om mee te doen."


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    cache.clear()


def press(page: Page, target: Locator) -> None:
    """Tab to a link or a button and press it."""
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_in(page: Page, label: str, words: str) -> None:
    tab_to(page, page.get_by_label(label))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def mailed_link() -> str:
    """From the one mail that goes now."""
    letters = mails_sent(timezone.now())
    assert len(letters) == 1
    return link_in(letters[0])


def initiative() -> InitiativePage:
    """One of the demo, without a line of descent."""
    return InitiativePage.objects.filter(locale__language_code="nl", stage=Stage.RUNNING).order_by("pk")[0]


def kept() -> tuple[InitiativePage, Keeper]:
    page = initiative()
    keeper = keepers.keep_first(page.translation_key, mail=KEEPER, name="Riek", language="nl", at=timezone.now())
    return page, keeper


def test_a_keeper_confirms_proposes_and_invites_and_a_reader_corrects_by_keys_without_scripts(
    visitor: Callable[..., Page],
) -> None:
    at, (initiative, _keeper) = timezone.now(), kept()
    page = visitor(java_script_enabled=False, viewport=PHONE)
    page.goto(mailed_link())
    press(page, page.get_by_role("button", name="Ja, alles klopt"))
    expect(page.get_by_role("status")).to_contain_text("Dank je")
    press(page, page.get_by_role("link", name="Hoe jullie het aanpakten"))
    type_in(page, "Wat jullie leerden", LESSONS)
    press(page, page.get_by_role("button", name="Stel het voor"))
    expect(page.locator(".talk li")).to_have_count(1)
    press(page, page.get_by_role("link", name="Nodig iemand uit"))
    type_in(page, "E-mailadres van wie je uitnodigt", OTHER)
    press(page, page.get_by_role("button", name="Verstuur de uitnodiging"))
    page.goto(mailed_link())
    press(page, page.get_by_role("button", name="Ja, ik houd deze pagina mee bij"))
    expect(page.locator("main")).to_contain_text("2 mensen houden deze pagina bij")
    mails_sent(timezone.now())

    page.goto(initiative.url)
    expect(page.locator(".facts .badge")).to_contain_text("Bevestigd op")
    press(page, page.get_by_role("link", name="Klopt er iets niet?"))
    tab_to(page, page.get_by_label("Wie erachter zit"))
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Verder"))
    type_in(page, "Wie erachter zit", "een groep van veertig buren")
    type_in(page, "Je e-mailadres", READER)
    page.wait_for_timeout(GUARD.seconds * 1000)
    press(page, page.get_by_role("button", name="Verstuur"))
    page.goto(mailed_link())
    press(page, page.get_by_role("button", name="Verstuur het naar de redactie"))
    expect(page.locator("main")).to_contain_text("Je verbetering ligt bij de redactie")
    assert [sorted(one.values) for one in Proposal.objects.open().since(at)] == [["lessons"], ["carried_by"]]
    assert Keeper.objects.active().filter(invited_at__gte=at).count() == 2


def test_every_state_serves_everybody(examiner: Examiner) -> None:
    at, (page, keeper) = timezone.now(), kept()
    invited = keepers.invite(page.translation_key, mail=OTHER, by=keeper, at=at)
    proposing.propose(page, values={"lessons": LESSONS * 9 + "x" * 200}, by=keeper, at=at)
    confirming.confirm_true(keeper, at=at)
    stopped = InitiativePage.objects.exclude(pk=page.pk).filter(locale=page.locale)[0]
    InitiativePage.objects.filter(pk=stopped.pk).update(stage=Stage.STOPPED, like_key=page.translation_key)
    correct = f"/nl/klopt-niet/{page.translation_key}/"
    urls = [page_url(keeper, name) for name in ("home", "invite", "stopped", "leave")]
    urls += [page_url(keeper, "change", part) for part in ("hoe", "fotos")]
    urls += [
        correct,
        f"{correct}?veld=what&veld=where&veld=help&verder=1",
        "/nl/bijhouden/",
        "/nl/bijhouden/verstuurd/",
    ]
    urls += ["/nl/" + invitation_link(invited, language="nl").partition("/nl/")[2], page.url, stopped.url]
    faults = examiner.examine(*urls)
    assert faults == [], "\n".join(faults)


def desk_faults(page: Page) -> list[str]:
    """Of the desk's own part of the screen; the frame round it is Wagtail's."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(OWN, TAGS)["violations"]
    return [f"{page.url}: {one['id']} at {node['target']}" for one in found for node in one["nodes"]]


def test_the_desk_serves_everybody_and_takes_over_by_keys(page: Page) -> None:
    at, (initiative, keeper) = timezone.now(), kept()
    proposing.propose(initiative, values={"lessons": LESSONS}, by=keeper, at=at, note="Zie ook onze site.")
    page.set_viewport_size(DESK)
    editing.log_in(page, "moderator")
    found = []
    for path in ("pages/?tab=kept", f"pages/{initiative.translation_key}/", ""):
        page.goto(f"/admin/proposals/{path}")
        found += desk_faults(page)
    page.get_by_role("link", name=initiative.title, exact=True).click()
    expect(page.locator("#change-lessons")).to_be_visible()
    found += desk_faults(page)
    assert found == []
    page.get_by_role("button", name="Neem over wat is aangevinkt").press("Enter")
    editing.expect_message(page, "Overgenomen, en nu op de site.")
    page.goto(initiative.url)
    expect(page.locator("main")).to_contain_text(LESSONS)
