"""The desk of moderators: who gets in, what waits, and how it goes."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from home.roles import ROLES, load_roles
from initiatives.sending import actions
from initiatives.sending.choices import State
from initiatives.sending.desk.views.queue import QueueView
from initiatives.sending.models import Submission
from tests.base.editing import editor
from tests.base.soup import soup, texts, values
from tests.factories import InitiativeIndexFactory, UserFactory
from tests.initiatives.sending.told import (
    AT,
    DAY,
    NOTE,
    accepted,
    declined,
    draft,
    queued,
    returned,
    state_of,
    unconfirmed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LIST = "/admin/sending/"


READERS = {"eindredacteur", "moderator", "beheerder"}


def of(submission: Submission, way: str = "") -> str:
    return f"{LIST}{submission.pk}/{way}"


@pytest.fixture
def moderator() -> Client:
    InitiativeIndexFactory()
    return editor("moderator")


def titles(client: Client, **query: str) -> list[str]:
    return texts(soup(client.get(LIST, query)), "td.title a")


def answered(client: Client, submission: Submission, way: str = "", **posted):
    return client.post(of(submission, way), {"turn": submission.turn, **posted})


@pytest.mark.parametrize("role", ROLES)
def test_only_moderators_get_in(role):
    submission, client = queued(), editor(role)
    urls = [LIST, f"{LIST}statistics/", *(of(submission, way) for way in ("", "accept/", "decline/"))]
    assert {client.get(url).status_code for url in urls} == ({200} if role in READERS else {302})
    assert (LIST in client.get("/admin/").content.decode()) is (role in READERS)


@pytest.mark.parametrize("role", ["redacteur", "organisator"])
def test_who_is_no_moderator_answers_nothing(role):
    submission, client = queued(), editor(role)
    answered(client, submission, "decline/", reason="harm")
    assert state_of(submission) == State.QUEUED


@pytest.mark.parametrize("made", [draft, unconfirmed])
def test_what_was_not_confirmed_is_there_for_nobody(moderator, made):
    submission = made()
    assert (moderator.get(of(submission), follow=True).status_code, titles(moderator, tab="all")) == (404, [])


def test_what_was_thrown_away_before_it_was_sent_is_there_for_nobody(moderator):
    submission = draft()
    actions.withdraw(submission, at=AT)
    assert (moderator.get(of(submission), follow=True).status_code, titles(moderator, tab="all")) == (404, [])


def test_the_longest_waiting_stands_first_with_its_age_and_promise(moderator, clock):
    queued(title="Later", at=AT + DAY)
    queued(title="Eerder")
    clock.shift(2 * DAY)
    rows = soup(moderator.get(LIST)).select("tbody tr")
    assert [texts(row, "td.title a")[0] for row in rows] == ["Eerder", "Later"]
    assert (texts(rows[0], "td")[2:4], texts(rows[1], "td")[2]) == (["2 dagen", "18 mei 2027"], "1 dag")


def test_what_is_late_says_so_and_has_a_list_of_its_own(moderator, clock):
    queued(title="Te laat")
    queued(title="Nog tijd", at=AT + 7 * DAY)
    clock.shift(9 * DAY)
    assert titles(moderator, tab="late") == ["Te laat"]
    marks = [texts(row, ".w-status--late") for row in soup(moderator.get(LIST)).select("tbody tr")]
    assert marks == [["te laat"], []]


def test_tabs_show_each_state_and_count_it(moderator):
    queued(title="Wacht")
    returned(title="Terug", mail="b@example.org")
    declined(title="Afgewezen", mail="c@example.org")
    accepted(title="Aangenomen", mail="d@example.org")
    assert {tab: titles(moderator, tab=tab) for tab in ("queued", "returned", "declined", "accepted")} == {
        "queued": ["Wacht"],
        "returned": ["Terug"],
        "declined": ["Afgewezen"],
        "accepted": ["Aangenomen"],
    }
    assert len(titles(moderator, tab="all")) == 4
    counts = texts(soup(moderator.get(LIST)), ".desk-tabs .desk-count")
    assert counts == ["1", "0", "1", "1", "0", "1", "4"]


def test_the_list_narrows_to_a_municipality_or_the_whole_region(moderator):
    queued(title="In Zeddam")
    queued(title="Overal", where={"place": "", "municipality": ""})
    assert titles(moderator, gemeente="montferland") == ["In Zeddam"]
    assert titles(moderator, gemeente="regio") == ["Overal"]
    assert titles(moderator, gemeente="bronckhorst") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("SOEPCAF", ["Soepcafé"]),
        ("soepcaf riek", ["Soepcafé"]),
        ("soepcaf jan", []),
        ("zeddam", ["Soepcafé", "Moestuin"]),
        ("heerenberg", ["Bus"]),
        ("'s-Heerenberg", ["Bus"]),
        ("montferland zeddam", ["Soepcafé", "Moestuin"]),
        ("jan", ["Moestuin", "Bus"]),
        ("%", []),
        ("_", []),
        ("inzender.geheim", []),
    ],
)
def test_words_find_a_title_a_place_or_a_sender_and_all_have_to_be_there(moderator, words, expected):
    queued(title="Soepcafé")
    queued(title="Moestuin", name="Jan", at=AT + DAY)
    bus = {"place": "s-heerenberg", "municipality": "montferland"}
    queued(title="Bus", name="Jan", where=bus, at=AT + 2 * DAY)
    queued(title="Overal", name="Piet", where={"place": "", "municipality": ""}, at=AT + 3 * DAY)
    assert titles(moderator, q=words) == expected


def test_its_number_finds_one(moderator):
    _other, submission = queued(), queued(title="Moestuin")
    assert titles(moderator, q=str(submission)) == ["Moestuin"]


def test_words_stay_in_the_tabs_in_their_numbers_and_on_the_next_page(moderator, monkeypatch):
    monkeypatch.setattr(QueueView, "paginate_by", 1)
    queued(title="Tuin een"), queued(title="Tuin twee", at=AT + DAY)
    returned(title="Tuin drie", mail="b@example.org")
    queued(title="Bus", mail="c@example.org")
    page = soup(moderator.get(LIST, {"q": "tuin", "gemeente": "montferland"}))
    assert texts(page, ".desk-tabs .desk-count") == ["2", "0", "1", "0", "0", "0", "3"]
    assert values(page, "#desk-q", "value") == ["tuin"]
    given_back = dict(zip(texts(page, ".desk-tabs a"), values(page, ".desk-tabs a", "href"), strict=True))[
        "Teruggegeven 1"
    ]
    assert texts(soup(moderator.get(LIST + given_back)), "td.title a") == ["Tuin drie"]
    following = values(page, ".pagination .next a", "href")[0]
    assert texts(soup(moderator.get(LIST + following)), "td.title a") == ["Tuin twee"]


@pytest.mark.parametrize(
    "query",
    [
        {"tab": "\x00"},
        {"tab": "x" * 9000},
        {"gemeente": "ooit", "p": "-1"},
        {"p": "9" * 30},
        {"gemeente": "100%_'\\"},
        {"q": "\x00"},
        {"q": "soep " * 2000},
        {"q": "9" * 300},
        {"q": "' OR 1=1 --\\"},
    ],
    ids=["nul", "long", "unknown", "far", "signs", "words nul", "words long", "words far", "words signs"],
)
def test_an_odd_address_is_answered(moderator, query):
    queued()
    assert moderator.get(f"{LIST}?{urlencode(query)}").status_code == 200


@pytest.mark.parametrize("way", ["page", "other"])
def test_beside_what_has_no_such_number_is_not_found(moderator, way):
    assert moderator.get(of(queued(), f"{way}/{'9' * 30}/"), follow=True).status_code == 404


@pytest.mark.parametrize(("query", "queries"), [({}, 13), ({"q": "soep zeddam riek"}, 14)], ids=["all", "found"])
@pytest.mark.parametrize("many", [1, 30])
def test_the_list_asks_no_more_for_more(moderator, many, query, queries, django_assert_num_queries):
    submission = queued()
    for number in range(many - 1):
        Submission.objects.filter(pk=submission.pk).update(uuid=f"00000000-0000-4000-8000-{number:012}")
        submission.pk, submission.uuid = None, f"10000000-0000-4000-8000-{number:012}"
        submission.save(force_insert=True)
    assert len(titles(moderator, **query)) == many
    with django_assert_num_queries(queries):
        moderator.get(LIST, query)


def test_the_menu_says_how_many_wait(moderator, django_capture_on_commit_callbacks):
    assert "Ingezonden (1)" not in moderator.get("/admin/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        queued()
    assert "Ingezonden (1)" in moderator.get("/admin/").content.decode()


def test_statistics_count_each_month(clock):
    submission = queued()
    actions.give_back(submission, remarks=[NOTE], by=UserFactory(), at=AT + 9 * DAY)
    declined(at=AT + timedelta(days=30), mail="b@example.org")
    clock.shift(40 * DAY)
    submission.delete()
    rows = [texts(row, "th, td") for row in soup(editor("moderator").get(f"{LIST}statistics/")).select("tbody tr")]
    assert rows == [
        ["juni 2027", "1", "0", "0", "1", "0", "0", "0", "0"],
        ["mei 2027", "1", "1", "0", "0", "0", "0", "9", "1"],
    ]


def test_roles_that_are_loaded_again_keep_the_right():
    load_roles()
    load_roles()
    assert UserFactory(role="moderator").has_perm("sending.moderate")
