"""What the sender's pages keep out and keep private, and what they do with pictures and the map."""

import re
import uuid

import pytest
from django.test import Client

from initiatives.sending import actions
from initiatives.sending.choices import Purpose, Reason
from initiatives.sending.models import Submission
from initiatives.sending.pages.progress import Progress
from initiatives.sending.tokens import link_url
from initiatives.sending.views import filling, following
from initiatives.telling import STEPS, pictures
from portal.base.asking import StoredFile
from portal.base.guarding import Guard
from tests.base.guarding.sending import inputs
from tests.base.soup import soup, texts, values
from tests.factories import InitiativePageFactory, UserFactory
from tests.initiatives.sending.stepping import START, about, begun, keep, url, whole
from tests.initiatives.sending.told import AT, NAME, SENDER, draft, queued, unconfirmed
from tests.initiatives.telling.told import picture

#: In which a list can be taken along.
OUTPUTS = (
    "lijst.atom",
    "lijst.ics",
    "lijst.csv",
    "lijst.geojson",
    "afdruk/",
    "insluiten/?vorm=lijst",
    "?weergave=kaart",
)
pytestmark = [pytest.mark.django_db, pytest.mark.database]


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
    own, its = (link_url(row, Purpose.DRAFT) for row in (submission, other))
    assert client.get(src.replace(own, its)).status_code == 404


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


def test_a_machine_is_thanked_and_begins_nothing(client):
    guard = inputs(client.get(START).context["guard"])
    assert client.post(START, guard | {"guard_weblink": "http://x.example"}).status_code == 303
    assert Submission.objects.count() == 0


def test_no_more_than_so_many_begin_from_one_connection(client):
    guard = inputs(client.get(START).context["guard"])
    answers = [client.post(START, guard).status_code for _number in range(11)]
    assert (answers.count(303), answers[-1]) == (10, 429)


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
    index = InitiativePageFactory().get_parent().specific
    page = actions.accept(submission, parent=index, by=None, at=AT)
    outputs = [index.url + name for name in OUTPUTS]
    for is_live in (False, True):
        if is_live:
            page.save_revision().publish()
        addresses = [*outputs, index.url, "/nl/zoeken/?q=soep", "/sitemap.xml", START, *[page.url] * is_live]
        answers = {one: client.get(one) for one in addresses}
        assert {one: answer.status_code for one, answer in answers.items() if answer.status_code != 200} == {}
        found = b"".join(answer.getvalue() for answer in answers.values()).lower()
        assert [word for word in (SENDER, *NAME.split()) if word.lower().encode() in found] == []
        assert ("Soepcafé Zeddam".lower().encode() in found) is is_live


def test_nothing_of_the_sender_stands_in_the_log(client, caplog):
    with caplog.at_level(0):
        submission = begun(client)
        keep(client, submission, "about", **about())
        for step in STEPS[1:]:
            keep(client, submission, step.name)
        client.post(Progress(submission).url("look_over"), {"consent": "yes"})
    assert re.findall(f"{SENDER}|{NAME}", caplog.text) == []


def test_after_many_pictures_of_one_connection_none_is_read_and_the_words_are_kept(client, monkeypatch):
    submission, read = whole(), []
    monkeypatch.setattr(filling, "PICTURES", Guard("sending-picture", honeypot=False, per_hour=1))
    monkeypatch.setattr(pictures, "checked", read.append)
    for _turn in range(2):
        sent = {"picture_new": picture(), "picture_new_alt": "Een pan soep"}
        answer = client.post(url(submission, "pictures"), sent)
    assert (answer.status_code, len(read), StoredFile.objects.count()) == (422, 1, 0)
    html = soup(answer)
    assert values(html, "[name=picture_new_alt]", "value") == ["Een pan soep"]
    assert "verbinding" in " ".join(texts(html, ".errors li"))


def test_of_what_is_mended_no_picture_is_read_after_many(client, monkeypatch):
    submission, read = queued(), []
    note = actions.Note("pictures", Reason.PICTURE, "Een foto van de soep graag.")
    actions.give_back(submission, remarks=[note], by=UserFactory(), at=AT)
    monkeypatch.setattr(following, "GUARD", Guard("sending-mend", per_hour=1))
    monkeypatch.setattr(pictures, "checked", read.append)
    link = link_url(submission, Purpose.STATUS, name="mend")
    client.post(link, {"picture_new": picture(), "picture_new_alt": "Een pan", "go": "stay"})
    seen = len(read)
    answer = client.post(link, {"picture_new": picture(), "picture_new_alt": "Een pan", "go": "stay"})
    assert (answer.status_code, len(read)) == (422, seen)
