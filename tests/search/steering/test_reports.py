"""What editors read about what was searched for."""

import csv
import io
from datetime import date, timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from openpyxl import load_workbook

from home.roles import ROLES
from search.models import SearchCount
from tests.base.editing import editor
from tests.base.soup import soup, texts, values
from tests.factories import InitiativeIndexFactory, home_page

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SEARCHED = "/admin/searched-words/"
IN_VAIN = "/admin/searches-without-result/"
TODAY = date(2026, 6, 10)


def searched(text: str, days_ago: int, times: int, in_vain: int = 0, hits: int = 0, language: str = "nl") -> None:
    SearchCount.objects.create(
        day=TODAY - timedelta(days=days_ago),
        language=language,
        text=text,
        searches=times,
        without_results=in_vain,
        hits=hits,
    )


@pytest.fixture
def month() -> None:
    searched("bus", 0, 4, 1, hits=3)
    searched("bus", 5, 6, 6, hits=0)
    searched("bus", 1, 2, 0, hits=9, language="de")
    searched("dorpshuis", 20, 11, 0, hits=7)
    searched("kulturhus", 2, 3, 3, hits=0)


def rows(response) -> list[list[str]]:
    return [texts(row, "td")[:6] for row in soup(response).select("tbody tr")]


def test_words_are_summed_over_the_days_the_most_frequent_first(month):
    assert rows(editor("redacteur").get(SEARCHED)) == [
        ["dorpshuis", "Nederlands", "11", "0", "7", "21-5-2026"],
        ["bus", "Nederlands", "10", "7", "3", "10-6-2026"],
        ["kulturhus", "Nederlands", "3", "3", "0", "8-6-2026"],
        ["bus", "Duits", "2", "0", "9", "9-6-2026"],
    ]


def test_searches_in_vain_stand_apart_the_most_frequent_first(month):
    assert [row[0::3] for row in rows(editor("redacteur").get(IN_VAIN))] == [["bus", "7"], ["kulturhus", "3"]]


def test_days_and_language_narrow(month):
    client = editor("redacteur")
    narrowed = client.get(SEARCHED, {"day_from": "2026-06-08", "day_to": "2026-06-09", "language": ""})
    assert [row[0:3] for row in rows(narrowed)] == [["kulturhus", "Nederlands", "3"], ["bus", "Duits", "2"]]
    assert [row[0:4] for row in rows(client.get(IN_VAIN, {"day_from": "2026-06-10"}))] == [
        ["bus", "Nederlands", "4", "1"]
    ]
    assert [row[0] for row in rows(client.get(SEARCHED, {"language": "de"}))] == ["bus"]


def test_each_row_leads_to_what_may_help_with_the_words_filled_in(month):
    InitiativeIndexFactory()
    client = editor("eindredacteur")
    row = soup(client.get(IN_VAIN)).select("tbody tr")[1]
    synonym, promotion, plain, page = values(row, ".search-steps a", "href")
    assert parse_qs(urlsplit(synonym).query)["words"] == ["kulturhus"]
    assert values(soup(client.get(synonym)), "[name=words]", "value") == ["kulturhus"]
    assert texts(soup(client.get(promotion)), "[name=queries]") == ["kulturhus"]
    assert plain.startswith(f"{SEARCHED}page/home/contentpage/{home_page().pk}/")
    for address in (plain, page):
        assert values(soup(client.get(address)), "[name=title]", "value") == ["Kulturhus"]


def test_a_redacteur_reads_and_may_start_a_page_but_not_steer(month):
    InitiativeIndexFactory()
    row = soup(editor("redacteur").get(SEARCHED)).select("tbody tr")[0]
    _plain, page = values(row, ".search-steps a", "href")
    assert page.startswith(f"{SEARCHED}page/initiatives/initiativepage/")


@pytest.mark.parametrize("role", ROLES)
def test_who_may_read_the_reports(role):
    client = editor(role)
    expected = 200 if role in {"redacteur", "eindredacteur", "beheerder"} else 302
    addresses = [SEARCHED, IN_VAIN, f"{SEARCHED}results/", f"{IN_VAIN}?export=csv"]
    assert [client.get(address).status_code for address in addresses] == [expected] * 4
    menu = client.get("/admin/").content.decode()
    assert ("searched-words" in menu) == (expected == 200)
    assert ("snippets/search/synonym" in menu) == (role in {"eindredacteur", "beheerder"})


def test_a_stranger_is_sent_to_the_login(client):
    assert client.get(SEARCHED)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-bus", "@bus", "＝1"])
def test_no_spreadsheet_reads_a_question_as_a_formula(text):
    searched(text, 0, 1)
    client = editor("redacteur")
    lines = list(csv.reader(io.StringIO(content(client.get(f"{SEARCHED}?export=csv")).decode())))
    assert lines[1] == [f"'{text}", "nl", "1", "0", "0", "2026-06-10"]
    sheet = load_workbook(io.BytesIO(content(client.get(f"{SEARCHED}?export=xlsx")))).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == (f"'{text}", "s")


def content(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    "params",
    [
        {"day_from": "gisteren", "day_to": "9999-99-99"},
        {"language": "xx", "ordering": "wachtwoord"},
        {"p": "-1", "ordering": "-last_hits"},
        {"p": "99999999999999999999"},
        {"day_from": "\x00", "language": ["nl", "de"]},
        {"export": "pdf"},
        {"ordering": "text", "day_from": "2026-06-09"},
    ],
    ids=str,
)
@pytest.mark.parametrize("address", [SEARCHED, IN_VAIN, f"{SEARCHED}results/"])
def test_odd_addresses_are_answered(month, address, params):
    assert editor("redacteur").get(f"{address}?{urlencode(params, doseq=True)}").status_code == 200


def test_a_new_page_takes_any_title_and_only_where_pages_may_be_added(month):
    index = InitiativeIndexFactory()
    address = f"{SEARCHED}page/initiatives/initiativepage/{index.pk}/"
    client = editor("redacteur")
    title = '<script>alert(1)</script>"' + "x" * 999
    response = client.get(f"{address}?{urlencode({'title': title})}")
    assert response.status_code == 200
    assert b"<script>alert(1)" not in response.content
    assert client.get(address).status_code == 200
    assert client.get(address.replace(str(index.pk), "999999"), follow=True).status_code == 404
    assert editor("organisator").get(address).status_code == 302


@pytest.mark.parametrize("many", [1, 3])
def test_a_report_does_not_ask_more_for_more_rows(many, django_assert_num_queries):
    for number in range(many):
        searched(f"bus{number}", 0, 1)
    client = editor("eindredacteur")
    client.get(SEARCHED)
    with django_assert_num_queries(19):
        client.get(SEARCHED)
