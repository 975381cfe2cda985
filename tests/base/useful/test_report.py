"""What editors read of how useful pages were, and how long the words stay."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from portal.base.models import AuditEvent
from portal.base.useful.choices import Verdict
from portal.base.useful.holding import ANSWERS, TEXTS
from portal.base.useful.models import UsefulAnswer
from tests.base.editing import editor
from tests.base.soup import soup, texts, values

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PAGES = "/admin/reports/useful/"
TEXTS_OF = "/admin/reports/useful/texts/"
TODAY = date(2027, 6, 10)
GARDEN, NEWS = UUID(int=1), UUID(int=2)


def answered(key: UUID, verdict: str, text: str = "", *, days_ago: int = 0, title: str = "Molentuin", **fields) -> None:
    kind = "initiative" if key == GARDEN else "news"
    fields = {"kind": kind, "language": "nl", "day": TODAY - timedelta(days=days_ago)} | fields
    UsefulAnswer.objects.create(submission=uuid4(), key=key, verdict=verdict, text=text, title=title, **fields)


@pytest.fixture
def month() -> None:
    answered(GARDEN, Verdict.YES, days_ago=20, title="De tuin")
    answered(GARDEN, Verdict.NO, "Waar is het?", days_ago=2)
    answered(GARDEN, Verdict.NO, days_ago=1)
    answered(GARDEN, Verdict.YES, language="de", title="Mühlengarten")
    answered(NEWS, Verdict.YES, '=HYPERLINK("x")', title="Brood")


def rows(response) -> list[list[str]]:
    return [texts(row, "td") for row in soup(response).select("tbody tr")]


def test_yes_and_no_are_summed_per_page_and_language_most_no_first(month):
    assert rows(editor("redacteur").get(PAGES)) == [
        ["Molentuin", "Initiatief", "Nederlands", "1", "2", "1", "9 juni 2027"],
        ["Brood", "Nieuws", "Nederlands", "1", "0", "1", "10 juni 2027"],
        ["Mühlengarten", "Initiatief", "Duits", "1", "0", "0", "10 juni 2027"],
    ]


def test_days_kind_and_language_narrow(month):
    client = editor("redacteur")
    narrowed = client.get(PAGES, {"day_from": "2027-06-08", "kind": "initiative", "language": "nl"})
    assert [row[:5] for row in rows(narrowed)] == [["Molentuin", "Initiatief", "Nederlands", "0", "2"]]
    assert [row[0] for row in rows(client.get(PAGES, {"kind": "news"}))] == ["Brood"]
    assert client.get(PAGES, {"day_from": "gisteren", "kind": "onzin"}).status_code == 200


def test_the_number_of_texts_leads_to_the_texts_of_that_page(month):
    client = editor("redacteur")
    link = values(soup(client.get(PAGES)), "tbody tr:first-child a[href*='texts']", "href")[0]
    assert [row[1:] for row in rows(client.get(link))] == [["Molentuin", "Nederlands", "Nee", "Waar is het?"]]
    assert client.get(TEXTS_OF, {"key": "onzin"}).status_code == 200


def test_a_sheet_holds_the_same_and_computes_nothing(month):
    client = editor("redacteur")
    pages = list(csv.reader(io.StringIO(client.get(PAGES, {"export": "csv"}).getvalue().decode())))
    assert pages[1] == ["Molentuin", "initiative", "nl", "1", "2", "1", "2027-06-09"]
    written = list(csv.reader(io.StringIO(client.get(TEXTS_OF, {"export": "csv"}).getvalue().decode())))
    assert {row[-1] for row in written[1:]} == {"Waar is het?", '\'=HYPERLINK("x")'}
    assert client.get(TEXTS_OF, {"export": "xlsx"}).status_code == 200


def test_who_takes_the_texts_along_stands_in_the_trail(month):
    editor("redacteur").get(TEXTS_OF, {"export": "csv"})
    event = AuditEvent.objects.get()
    assert (event.action, event.about, event.count) == ("exported", "useful:texts", 2)


@pytest.mark.parametrize("address", [PAGES, TEXTS_OF])
def test_who_may_not_see_it_is_sent_away_and_has_no_menu(month, address):
    client = editor("organisator")
    assert client.get(address).status_code == 302
    assert PAGES not in client.get("/admin/").content.decode()
    assert PAGES in editor("redacteur").get("/admin/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_report_costs_the_same_for_one_and_for_three(django_assert_num_queries, count):
    client = editor("redacteur")
    for number in range(count):
        answered(uuid4(), Verdict.NO, "Iets", title=f"Pagina {number}")
    for address in (PAGES, TEXTS_OF):
        client.get(address)
        with django_assert_num_queries(11):
            client.get(address)


def test_the_words_go_after_their_term_and_the_counts_stay(month):
    at = datetime(2027, 6, 8, 12, tzinfo=UTC) + timedelta(days=TEXTS.days)
    assert ANSWERS.retain(at) == 0
    assert ANSWERS.retain(at + timedelta(days=1)) == 1
    assert ANSWERS.retain(at + timedelta(days=1)) == 0
    assert sorted(UsefulAnswer.objects.with_text().values_list("text", flat=True)) == ['=HYPERLINK("x")']
    assert UsefulAnswer.objects.count() == 5
