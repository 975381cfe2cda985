"""What the moderator of the demo finds to do, and that loading it again leaves that alone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from home.demo.reading import content
from home.roles import MODERATOR
from initiatives import telling
from initiatives.helping.models import HelpMessage
from initiatives.keeping.actions import deciding, keepers
from initiatives.keeping.models import Keeper, Proposal
from initiatives.models import InitiativePage
from initiatives.sending import actions, days, terms
from initiatives.sending.choices import DeclineReason, State
from initiatives.sending.models import Submission
from initiatives.telling.forms import as_typed
from portal.base.asking.models import StoredFile
from portal.base.models import Municipality
from portal.base.outbox import OutboxMail
from tests.base.soup import soup, texts, values

pytestmark = pytest.mark.usefixtures("demo_site")

QUEUE, PROPOSALS, REPORTS = "/admin/sending/", "/admin/proposals/", "/admin/help-reports/"
WAITING = content("waiting")
ROWS = [row for kind in WAITING.values() for row in kind]


def moderator():
    return get_user_model().objects.get(username=MODERATOR)


@pytest.fixture
def desk(client):
    client.force_login(moderator())
    return client


def sent_in(title: str) -> Submission:
    return Submission.objects.get(values__title=title)


def named(tree) -> list[str]:
    return texts(tree, "main .title-wrapper")


def changed_on_page(proposal: Proposal) -> list[str]:
    values = telling.values_of(InitiativePage.objects.get(translation_key=proposal.key, locale__language_code="nl"))
    return [name for name, value in proposal.base.items() if value != values[name]]


def everything() -> Iterator[tuple]:
    for model in (Submission, Keeper, Proposal, HelpMessage, StoredFile):
        yield model, list(model.objects.order_by("pk").values())


def test_the_queue_holds_what_was_sent_in_the_longest_waiting_first(desk):
    waiting = named(soup(desk.get(QUEUE)))
    assert waiting == [
        "Hagenploeg IJzerlo",
        "Fietsles Borculo",
        "Ons bruggetje bij Wichmond",
        "Repair Café Ulft",
        "Wandelmaatjes Lichtenvoorde",
    ]
    assert named(soup(desk.get(f"{QUEUE}?tab=late"))) == waiting[:1]
    assert timezone.localdate(sent_in(waiting[-1]).confirmed_at) == timezone.localdate()
    menu = desk.get("/admin/").content.decode()
    assert ("Ingezonden (5)" in menu, "Voorstellen (2)" in menu) == (True, True)


def test_it_comes_from_five_municipalities():
    towns = set(Municipality.objects.values_list("slug", flat=True))
    found = list(Submission.objects.values_list("municipality", flat=True))
    assert (len(found), len(set(found)), set(found) - towns) == (5, 5, set())


def test_what_came_in_first_is_late_whatever_day_the_demo_is_loaded():
    ago = max(row["days_ago"] for row in WAITING["submission"])
    first = timezone.now().replace(year=2026, month=1, day=1, hour=11)
    moments = [first + timedelta(days=number) for number in range(20 * 366)]
    wrong = [at for at in moments if days.working_day_after(at - timedelta(days=ago), terms.PROMISED) >= at.date()]
    assert wrong == []


def test_each_tells_what_the_forms_would_have_kept():
    with override("nl"):
        for submission in Submission.objects.all():
            told = {name: submission.values[name] for name in telling.FIELDS if name in submission.values}
            again = telling.form_for(told, values=told, data=as_typed(telling.form_for(told, values=told)))
            assert (again.told, telling.faults(telling.FIELDS, told)) == (told, {})


def test_what_was_asked_stands_beside_what_was_changed(desk):
    screen = soup(desk.get(f"{QUEUE}{sent_in('Fietsles Borculo').pk}/"))
    changed = [words.removesuffix(" (gewijzigd)") for words in texts(screen, ".desk-field--changed h4")]
    assert changed == ["Wat er gebeurt", "Wat het kostte en wie dat betaalde", "Gevraagd en aangeboden"]
    asked = " ".join(texts(screen, ".desk-field--changed"))
    assert [row["text"] in asked for row in WAITING["submission"][1]["returned"]["remarks"]] == [True] * 3


def test_one_looks_like_a_page_that_is_there_and_no_other_does(desk):
    there = InitiativePage.objects.get(slug="repaircafe-de-schroef", locale__language_code="nl")
    rows = {row: desk.get(f"{QUEUE}{row.pk}/").context for row in Submission.objects.all()}
    found = {row.title: [one.title for one in (*seen["pages"], *seen["others"])] for row, seen in rows.items()}
    assert {title: likely for title, likely in found.items() if likely} == {"Repair Café Ulft": [there.title]}
    beside = soup(desk.get(f"{QUEUE}{sent_in('Repair Café Ulft').pk}/page/{there.pk}/"))
    assert "hetzelfde" in " ".join(texts(beside, ".desk-beside th"))


def test_one_has_a_picture_that_only_staff_sees(desk, client):
    screen = soup(desk.get(f"{QUEUE}{sent_in('Ons bruggetje bij Wichmond').pk}/"))
    [address] = values(screen, ".desk img", "src")
    shown = desk.get(address)
    assert (shown.status_code, len(b"".join(shown.streaming_content)) > 10_000) == (200, True)
    desk.logout()
    assert client.get(address).status_code == 302


def test_a_keeper_and_a_reader_propose_something_new(desk):
    titles = ["Boer en Buur Beltrum", "Pad van de Vier Stegen"]
    screen = soup(desk.get(PROPOSALS))
    assert named(screen) == titles
    text = texts(screen, "main")[0]
    assert ("Een bijhouder" in text, "Een lezer" in text) == (True, True)
    assert [sorted(row.values) for row in Proposal.objects.all()] == [["carried_by", "costs", "stage"], ["what"]]
    assert [changed_on_page(row) for row in Proposal.objects.all()] == [[], []]


def test_a_salesman_was_reported(desk):
    [message] = HelpMessage.objects.all()
    assert texts(soup(desk.get(REPORTS)), "main .title-wrapper")[0].startswith("Kierenploeg Neede")
    read = texts(soup(desk.get(f"{REPORTS}inspect/{message.pk}/")), "main")[0]
    assert [reply["text"] in read for reply in WAITING["help"][0]["replies"]] == [True, True]


def test_all_of_it_can_be_answered():
    at, by = timezone.now(), moderator()
    parent = InitiativePage.objects.filter(locale__language_code="nl")[0].get_parent().specific
    for submission in Submission.objects.queued():
        page = actions.accept(submission, parent=parent, by=by, at=at)
        page.save_revision(user=by).publish(user=by)
    for proposal in Proposal.objects.open():
        seen = {name: deciding.mark(value) for name, value in proposal.base.items()}
        deciding.take_over(proposal, fields=seen, by=by, at=at)
    assert {row.state for row in Submission.objects.all()} == {State.PUBLISHED}
    assert [changed_on_page(row) for row in Proposal.objects.all()] == [[*row.values] for row in Proposal.objects.all()]


def test_every_sender_has_an_address_of_their_own_for_examples():
    mails = [row["mail"] for row in ROWS]
    assert len(set(mails)) == len(mails)
    assert [one for one in mails if not one.endswith("@example.org")] == []


def test_nobody_is_mailed_of_it():
    assert (OutboxMail.objects.count(), mail.outbox) == (0, [])


def test_no_page_that_visitors_see_holds_an_address_of_it(client):
    pages = Page.objects.live().filter(depth__gt=1, locale__language_code="nl")
    lists = [f"/nl/initiatieven/lijst.{kind}" for kind in ("csv", "atom", "geojson")]
    urls = [*(page.url for page in pages), "/nl/gevraagd-en-aangeboden/", *lists]
    words = "".join(client.get(url).getvalue().decode() for url in urls)
    assert words.count("Kierenploeg Neede") > 3
    assert [row["mail"] for row in ROWS if row["mail"] in words] == []
    assert [row["title"] for row in WAITING["submission"] if row["title"] in words] == []


def test_loading_it_again_leaves_what_the_moderator_did():
    at, by = timezone.now(), moderator()
    submission, report = sent_in("Repair Café Ulft"), HelpMessage.objects.get()
    actions.decline(submission, reason=DeclineReason.DOUBLE, text="Kijk eens bij De Schroef.", by=by, at=at)
    keepers.end(Keeper.objects.get(), by=by, at=at)
    deciding.refuse(Proposal.objects.latest("pk"), reason="wrong", by=by, at=at)
    before, posted = list(everything()), OutboxMail.objects.count()
    call_command("load_demo", verbosity=0)
    assert (list(everything()), OutboxMail.objects.count()) == (before, posted)
    assert report in HelpMessage.objects.all()


def test_loading_it_again_brings_back_who_went_unless_what_they_answered_is_over():
    sent_in("Fietsles Borculo").delete()
    HelpMessage.objects.all().delete()
    InitiativePage.objects.get(slug="kierenploeg-neede", locale__language_code="nl").unpublish()
    call_command("load_demo", verbosity=0)
    assert (sent_in("Fietsles Borculo").state, HelpMessage.objects.count()) == (State.QUEUED, 0)
