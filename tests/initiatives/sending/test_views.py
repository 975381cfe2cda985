"""The sender's pages: from the first page to the mail that confirms, and everything that goes otherwise."""

import re
import uuid
from itertools import pairwise

import pytest
from django.test import Client

from initiatives.sending import actions
from initiatives.sending.choices import Purpose, State
from initiatives.sending.models import Submission
from initiatives.sending.pages.progress import Progress
from initiatives.sending.tokens import link_url
from initiatives.telling import STEPS
from initiatives.telling.steps import BY_NAME
from portal.base.asking import StoredFile
from tests.base.guarding.sending import inputs
from tests.base.soup import soup, texts, values
from tests.factories import InitiativePageFactory, ThemeFactory
from tests.initiatives.sending.told import AT, NAME, SENDER, draft, link_in, mails_sent, queued, unconfirmed, words
from tests.initiatives.telling.told import picture

pytestmark = [pytest.mark.django_db, pytest.mark.database]
START = "/nl/initiatieven-inzenden/"


def about(**more) -> dict:
    told = words()
    typed = {name: told[name] for name in ("title", "summary", "what", "themes", "stage")}
    return typed | {"why": "", "since": "", "carried_by": ""} | more


TYPED = {
    "where": {"where_place": "zeddam", "where_area": ""},
    "how": {},
    "help": {},
    "pictures": {},
    "contact": {"name": NAME, "mail": SENDER},
}


def url(submission: Submission, step: str) -> str:
    return Progress(submission).url_of(BY_NAME[step])


def whole(**more) -> Submission:
    """A draft of which every step was looked at."""
    return draft(steps=[], help=[], pictures=[], links=[], **more)


def begun(client) -> Submission:
    """A draft as the button on the first page makes it."""
    client.post(START, inputs(client.get(START).context["guard"]))
    return Submission.objects.latest("pk")


def keep(client, submission: Submission, step: str, **more):
    """What a browser sends of a step: all that stood there, and what was typed."""
    page = client.get(url(submission, step))
    return client.post(url(submission, step), {"seen": page.context["seen"]} | TYPED.get(step, {}) | more)


def path_of(response) -> str:
    return response["Location"].partition("?")[0]


def test_the_whole_way_from_the_first_page_to_the_queue(client):
    submission = begun(client)
    assert keep(client, submission, "about", **about())["Location"] == url(submission, "where")
    for step, following in pairwise(STEPS[1:]):
        assert keep(client, submission, step.name)["Location"] == url(submission, following.name)
    look_over = Progress(submission).url("look_over")
    assert keep(client, submission, "contact")["Location"] == look_over
    page = client.get(look_over)
    assert "Soepcafé Zeddam" in soup(page).select_one("main").get_text()
    sent = client.post(look_over, inputs(page.context["guard"]) | {"consent": "yes"})
    assert (sent.status_code, sent["Location"]) == (303, link_url(submission, Purpose.DRAFT))
    assert SENDER in client.get(sent["Location"]).content.decode()
    (letter,) = mails_sent()
    link = link_in(letter)
    assert client.get(link).status_code == 200
    submission.refresh_from_db()
    assert submission.state == State.UNCONFIRMED
    status = client.post(link)["Location"]
    html = soup(client.get(status))
    assert texts(html, ".queue__place b") == ["1"]
    assert client.get(link)["Location"] == status
    submission.refresh_from_db()
    assert (submission.state, submission.municipality) == (State.QUEUED, "montferland")


def test_steps_out_of_order_lead_to_the_first_that_is_not_done(client):
    submission = begun(client)
    for step in ("where", "contact"):
        assert path_of(client.get(url(submission, step))) == url(submission, "about")
    assert path_of(client.get(Progress(submission).url("look_over"))) == url(submission, "about")
    keep(client, submission, "about", **about())
    assert client.get(url(submission, "about")).status_code == 200
    assert path_of(client.get(url(submission, "help"))) == url(submission, "where")
    assert client.get(link_url(submission, Purpose.DRAFT))["Location"] == url(submission, "where")


def test_what_is_wrong_is_said_and_kept(client):
    submission = begun(client)
    answer = keep(client, submission, "about", **about(title="x", stage="ooit", what="kort\x00"))
    assert (answer.status_code, len(texts(soup(answer), ".errors li"))) == (422, 3)
    submission.refresh_from_db()
    assert (submission.values["title"], submission.values["what"]) == ("x", "kort")
    assert values(soup(client.get(url(submission, "about"))), "#id_title", "value") == ["x"]


@pytest.mark.parametrize(("go", "name"), [("later", "later"), ("map", "pick")])
def test_buttons_that_lead_elsewhere_keep_what_was_typed(client, go, name):
    submission = begun(client)
    answer = keep(client, submission, "about", title="Soep", go=go)
    submission.refresh_from_db()
    assert (answer["Location"], submission.values["title"]) == (Progress(submission).url(name), "Soep")


def test_of_two_windows_the_last_counts_and_says_so(client):
    submission = begun(client)
    seen = client.get(url(submission, "about")).context["seen"]
    keep(client, submission, "about", **about(title="Eerste naam"))
    answer = client.post(url(submission, "about"), about(title="Tweede naam") | {"seen": seen})
    submission.refresh_from_db()
    assert submission.values["title"] == "Tweede naam"
    assert url(submission, "about") in values(soup(client.get(answer["Location"])), ".notice a", "href")


def test_another_window_on_another_step_is_no_matter(client):
    submission = begun(client)
    keep(client, submission, "about", **about())
    seen = client.get(url(submission, "where")).context["seen"]
    keep(client, submission, "about", **about(title="Tweede naam"))
    answer = client.post(url(submission, "where"), TYPED["where"] | {"seen": seen})
    assert answer["Location"] == url(submission, "how")


def test_what_was_sent_meanwhile_is_changed_no_more_and_nothing_typed_is_lost(client):
    submission = unconfirmed()
    answer = client.post(url(submission, "about"), about(title="Te laat"))
    assert (answer.status_code, values(soup(answer), "#id_title", "value")) == (422, ["Te laat"])
    assert path_of(client.get(url(submission, "about"))) == link_url(submission, Purpose.DRAFT)


def test_who_typed_the_address_wrong_writes_on(client):
    submission = unconfirmed()
    old = link_url(submission, Purpose.DRAFT)
    answer = client.post(old)
    submission.refresh_from_db()
    assert (submission.state, client.get(answer["Location"]).status_code) == (State.DRAFT, 200)
    assert client.get(old).status_code == 404


def test_the_link_to_write_on_is_mailed(client):
    submission = begun(client)
    later = Progress(submission).url("later")
    answer = client.post(later, inputs(client.get(later).context["guard"]) | {"mail": SENDER})
    assert SENDER in client.get(answer["Location"]).content.decode()
    (letter,) = mails_sent()
    assert path_of(client.get(link_in(letter))) == url(submission, "about")
    assert client.post(later, {"mail": "geen adres"}).status_code == 422


@pytest.mark.parametrize("given", ["x", "x" * 43, "%00", "é"])
@pytest.mark.parametrize("page", ["concept", "bevestigen", "stand"])
def test_a_link_that_opens_nothing_leads_to_a_calm_page(client, page, given):
    submission = queued()
    answer = client.get(f"{START}{page}/{submission.uuid}/{given}/")
    assert (answer.status_code, START in values(soup(answer), "main a", "href")) == (404, True)
    assert client.get(f"{START}{page}/{uuid.uuid4()}/{given}/").status_code == 404


def test_a_draft_that_is_gone_leads_to_the_same_page(client):
    submission = draft()
    link = link_url(submission, Purpose.DRAFT)
    submission.delete()
    assert client.get(link).status_code == client.post(link).status_code == 404


def test_a_link_is_good_for_its_own_purpose_only(client):
    submission = queued()
    status = link_url(submission, Purpose.STATUS)
    assert client.get(status).status_code == 200
    assert client.get(status.replace("/stand/", "/bevestigen/")).status_code == 404
    assert client.get(status.replace("/stand/", "/concept/")).status_code == 404


def test_a_picture_is_kept_described_and_shown_to_its_sender_only(client):
    submission = whole()
    answer = keep(client, submission, "pictures", picture_new=picture(), picture_new_alt="Een pan soep", go="stay")
    assert answer["Location"] == url(submission, "pictures")
    submission.refresh_from_db()
    (reference,) = submission.values["pictures"]
    (src,) = values(soup(client.get(url(submission, "pictures"))), ".told-picture img", "src")
    shown = client.get(src)
    assert (shown["Content-Type"], shown["Cache-Control"], reference["alt"]) == (
        "image/jpeg",
        "no-store, private",
        "Een pan soep",
    )
    other = whole(mail="ander@example.org")
    assert client.get(src.replace(*(link_url(row, Purpose.DRAFT) for row in (submission, other)))).status_code == 404


def test_a_picture_without_words_is_kept_and_the_words_asked(client):
    submission = whole()
    answer = keep(client, submission, "pictures", picture_new=picture())
    assert (answer.status_code, len(texts(soup(answer), ".errors li"))) == (422, 1)
    assert StoredFile.objects.about(submission.about).count() == 1


@pytest.mark.parametrize("name", ["foto.svg", "foto.jpg"])
def test_what_is_no_picture_is_refused_and_the_rest_kept(client, name):
    submission = whole()
    upload = picture(name)
    upload.file.seek(0)
    upload.file.write(b"<svg onload='alert(1)'>" * 40)
    upload.seek(0)
    answer = keep(client, submission, "pictures", picture_new=upload, picture_new_alt="Een pan soep")
    assert (answer.status_code, StoredFile.objects.count()) == (422, 0)
    assert values(soup(answer), "[name=picture_new_alt]", "value") == ["Een pan soep"]


def test_after_the_example_of_another_its_lessons_stand_there(client):
    page = InitiativePageFactory(title="Dorpsbus", lessons="<p>Begin klein.</p>", what="<p>Een bus.</p>")
    start = client.get(f"{START}?naar={page.translation_key}")
    assert "Dorpsbus" in soup(start).select_one(".notice").get_text()
    client.post(START, inputs(start.context["guard"]) | {"naar": str(page.translation_key)})
    submission = Submission.objects.get()
    assert (submission.like_key, submission.values["lessons"]) == (page.translation_key, "Begin klein.")
    assert "what" not in submission.values


@pytest.mark.parametrize("key", ["x", "\x00", str(uuid.uuid4()), "9" * 500, "💥"])
def test_an_example_that_is_not_there_is_no_matter(client, key):
    assert client.get(START, {"naar": key}).status_code == 200


def test_what_is_like_it_is_shown_before_sending(client):
    ThemeFactory(slug="ontmoeten")
    InitiativePageFactory(title="Soepcafé Azewijn")
    submission = whole()
    html = soup(client.get(Progress(submission).url("look_over")))
    assert texts(html, ".standing--few li a") == ["Soepcafé Azewijn"]


def test_a_machine_is_thanked_and_begins_nothing(client):
    guard = inputs(client.get(START).context["guard"])
    assert client.post(START, guard | {"guard_weblink": "http://x.example"}).status_code == 303
    assert Submission.objects.count() == 0


def test_no_more_than_so_many_begin_from_one_connection(client):
    guard = inputs(client.get(START).context["guard"])
    answers = [client.post(START, guard).status_code for _number in range(11)]
    assert (answers.count(303), answers[-1]) == (10, 429)


def test_without_consent_nothing_is_sent(client):
    submission = whole()
    look_over = Progress(submission).url("look_over")
    answer = client.post(look_over, inputs(client.get(look_over).context["guard"]))
    submission.refresh_from_db()
    assert (answer.status_code, submission.state) == (422, State.DRAFT)


def test_sent_twice_it_counts_once(client):
    submission = whole()
    look_over = Progress(submission).url("look_over")
    form = inputs(client.get(look_over).context["guard"]) | {"consent": "yes"}
    assert [client.post(look_over, form).status_code for _turn in range(2)] == [303, 303]
    assert len(mails_sent()) == 1


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("plaats=zeddam", ["Zeddam (Montferland)"]),
        ("plaats=atlantis", [""]),
        ("gebied=regio", [""]),
        ("plaats=%00%F0", [""]),
    ],
)
def test_a_place_is_chosen_on_the_map_and_kept_by_the_step_only(client, query, told):
    submission = begun(client)
    keep(client, submission, "about", **about())
    html = soup(client.get(f"{url(submission, 'where')}?{query}"))
    assert [box or "" for box in [html.select_one("#id_where_place").get("value")]] == told
    submission.refresh_from_db()
    assert "where" not in submission.values


def test_every_place_of_a_municipality_is_a_link_on_its_map_and_in_its_list(client):
    submission = begun(client)
    pick = Progress(submission).url("pick")
    assert len(values(soup(client.get(pick)), "svg a", "href")) == 8
    html = soup(client.get(f"{pick}?gemeente=montferland"))
    on_map = set(values(html, "svg a", "href"))
    assert url(submission, "where") + "?plaats=zeddam" in on_map
    assert on_map <= set(values(html, "main ul a", "href"))
    assert client.get(f"{pick}?gemeente=%00x").status_code == 200


def test_private_pages_are_kept_nowhere_and_found_by_nobody(client):
    submission = queued()
    answer = client.get(link_url(submission, Purpose.STATUS))
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store, private", "noindex, nofollow")
    assert answer["Referrer-Policy"] == "same-origin"


def test_reading_changes_nothing(client):
    rows = [draft(), unconfirmed(mail="twee@example.org"), queued(mail="drie@example.org")]
    before = [(row.turn, row.state) for row in rows]
    links = [link_url(rows[0], Purpose.DRAFT), Progress(rows[0]).url("later"), Progress(rows[0]).url("pick")]
    links += [link_url(rows[1], Purpose.CONFIRM), link_url(rows[2], Purpose.STATUS)]
    links += [link_url(rows[2], Purpose.STATUS, name=name) for name in ("withdraw", "mend", "appeal")]
    for link in links:
        assert client.get(link).status_code in {200, 302, 303}
    for row in rows:
        row.refresh_from_db()
    assert [(row.turn, row.state) for row in rows] == before


def test_forms_are_proof_against_forgery():
    client = Client(enforce_csrf_checks=True)
    submission = queued()
    for link in (START, link_url(submission, Purpose.STATUS, name="withdraw")):
        assert client.post(link, {}).status_code == 403


def test_no_page_that_everybody_may_read_holds_who_sent_it(client):
    submission = queued()
    page = actions.accept(submission, parent=InitiativePageFactory().get_parent(), by=None, at=AT)
    page.save_revision().publish()
    addresses = [page.url, "/nl/initiatieven/", "/nl/zoeken/?q=soep", "/sitemap.xml", START]
    found = b"".join(client.get(one).content for one in addresses).lower()
    assert [word for word in (SENDER, *NAME.split()) if word.lower().encode() in found] == []


def test_nothing_of_the_sender_stands_in_the_log(client, caplog):
    with caplog.at_level(0):
        submission = begun(client)
        keep(client, submission, "about", **about())
        for step in STEPS[1:]:
            keep(client, submission, step.name)
        client.post(Progress(submission).url("look_over"), {"consent": "yes"})
    assert re.findall(f"{SENDER}|{NAME}", caplog.text) == []
