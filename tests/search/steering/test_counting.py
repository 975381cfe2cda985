"""What is counted of visitors' questions, and what never is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from search.engine import Query
from search.models import Promotion, SearchCount, Synonym
from search.steering import count_search
from search.steering.counting import count, countable, forget_old
from tests.factories import ContentPageFactory
from tests.search.steering.conftest import BROWSER

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)
QUERY = Query(language="nl", at=AT)


@pytest.fixture
def tell(asking) -> Callable[..., None]:
    return lambda q, hits=1, **values: count_search(asking(q, **values), QUERY, hits, at=AT)


def test_a_question_is_kept_folded_with_its_day_language_and_hits(tell):
    tell("  Repair   CAFÉ\t", hits=3)
    tell("repair café", hits=0)
    (row,) = SearchCount.objects.all()
    assert (row.day.isoformat(), row.language, row.text) == ("2026-06-02", "nl", "repair café")
    assert (row.searches, row.without_results, row.hits) == (2, 1, 0)


PERSONAL = [
    "riek@example.org",
    "riek＠example.org",
    "riek (at) example",
    "riek[at]example",
    "riek apenstaartje example",
    "riek.jansen",
    "www.example.org",
    "0612345678",
    "06 12 34 56 78",
    "06-1234 5678",
    "+31 (0)6 1234",
    "bel 0314.123.456",
    "0\u200b6\u200b1\u200b2",
    "٠٦١٢٣",
    "123456782",
    "1234 56 782",
    "7021 AB",
    "7021ab 12",
    "NL91 ABNA 0417 1643 00",
    "nl91abna",
    "12-05-1980",
    "12 5 80",
    "Dorpsstraat 12",
    "kerkweg 3a zeddam",
    "Hauptstraße 7",
    "1 2 3 4",
    "een twee drie vier vijf zes zeven acht negen",
    "a" * 101,
    "bus " * 60,
    "",
    "   ",
    "?!",
    "🙂",
]


@pytest.mark.parametrize("typed", PERSONAL)
def test_what_may_tell_who_somebody_is_is_never_stored(tell, typed):
    tell(typed)
    assert not SearchCount.objects.exists()


@pytest.mark.parametrize(
    "typed",
    ["bus 12", "buurtbus zeddam", "wie helpt mij met de tuin in ulft", "50-plus", "a.u.b. hulp", "top 100", "c++"],
)
def test_ordinary_questions_are(typed):
    assert countable(typed) == typed


@pytest.mark.parametrize(
    "values",
    [
        {"soort": "event"},
        {"pagina": "2"},
        {"volgorde": "datum"},
        {"headers": {"referer": "http://testserver/nl/zoeken/?q=Bus"}},
        {"headers": {"referer": "http://testserver/nl/zoeken/?soort=event&q=bus&pagina=2"}},
        {"headers": {"accept-language": None}},
        {"headers": {"user-agent": None}},
        {"headers": {"user-agent": "Mozilla/5.0 (compatible; Examplebot/2.1; +https://example.org/bot)"}},
        {"headers": {"user-agent": "curl/8.1"}},
        {"headers": {"sec-purpose": "prefetch;prerender"}},
    ],
    ids=str,
)
def test_sorting_paging_coming_back_and_robots_do_not_count(tell, counts, values):
    tell("bus", **values)
    assert counts() == {}


@pytest.mark.parametrize(
    "referer",
    [
        "http://testserver/nl/",
        "http://testserver/nl/zoeken/",
        "http://testserver/nl/zoeken/?q=trein",
        "http://elsewhere.example/nl/zoeken/?q=bus",
        "http://testserver/en/zoeken/?q=bus",
        "http://[broken",
        "\x00",
    ],
)
def test_coming_from_anywhere_else_counts(tell, counts, referer):
    tell("bus", headers={"referer": referer})
    assert counts() == {"bus": (1, 0, 1)}


def test_a_visit_counts_once_whatever_is_sorted_or_narrowed_after_it(client, counts, put):
    put(1, "Buurtbus")
    addresses = ["?q=buurtbus", "?q=buurtbus&soort=page", "?q=buurtbus", "?q=buurtbus&pagina=9", "?q=Buurtbus"]
    before = "http://testserver/nl/"
    for address in addresses:
        assert client.get(f"/nl/zoeken/{address}", headers=BROWSER | {"referer": before}).status_code == 200
        before = f"http://testserver/nl/zoeken/{address}"
    assert counts() == {"buurtbus": (1, 0, 1)}


def test_a_failure_is_logged_and_the_page_stays(client, caplog):
    def refuse(execute, sql, params, many, context):
        if "search_searchcount" in sql:
            raise DatabaseError("The disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        assert client.get("/nl/zoeken/?q=bus", headers=BROWSER).status_code == 200
    assert "A search was not counted" in caplog.text
    assert not SearchCount.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_processes_that_count_at_once_lose_nothing():
    failed = []

    def work() -> None:
        try:
            for _number in range(20):
                count("bus", "nl", 0, at=AT)
        except Exception as error:  # noqa: BLE001 -- told to the test's own thread
            failed.append(error)
        finally:
            close_old_connections()
            connection.close()

    threads = [Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (row,) = SearchCount.objects.all()
    assert (failed, row.searches, row.without_results) == ([], 80, 80)


@pytest.mark.parametrize("many", [1, 3])
def test_steering_costs_a_search_one_query_to_read_and_one_to_write(client, put, many):
    put(1, "Buurtbus")
    for number in range(many):
        Synonym.objects.create(words=f"bus{number}, buurtbus{number}")
        Promotion.objects.create(language="nl", queries=f"bus{number}", page=ContentPageFactory())
    ask = {"path": "/nl/zoeken/?q=bus0", "headers": BROWSER}
    client.get(**ask)
    spy = Spy()
    with connection.execute_wrapper(spy):
        client.get(**ask)
    assert [sql.split()[0] for sql in spy.seen] == ["SELECT", "INSERT"]


class Spy:
    """Keeps the statements on the tables of steering."""

    TABLES = ("search_steering", "search_synonym", "search_promotion", "search_searchweights", "search_searchcount")

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        if any(table in sql for table in self.TABLES):
            self.seen.append(sql)
        return execute(sql, params, many, context)


def test_counts_go_after_ninety_days():
    today = timezone.localdate(AT)
    for days in (0, 90, 91, 400):
        SearchCount.objects.create(day=today - timedelta(days=days), language="nl", text=f"na {days} dagen")
    assert forget_old(at=AT) == 2
    assert set(SearchCount.objects.values_list("text", flat=True)) == {"na 0 dagen", "na 90 dagen"}


def test_of_a_day_the_most_frequent_stay():
    for number, times in enumerate([1, 5, 1, 3]):
        SearchCount.objects.create(day=timezone.localdate(AT), language="nl", text=f"bus {number}", searches=times)
    SearchCount.objects.create(day=timezone.localdate(AT) - timedelta(days=1), language="nl", text="trein")
    assert forget_old(at=AT, most=2) == 2
    assert set(SearchCount.objects.values_list("text", flat=True)) == {"bus 1", "bus 3", "trein"}


def test_the_worker_forgets():
    from portal.base.jobs import _jobs

    SearchCount.objects.create(day=timezone.localdate() - timedelta(days=100), language="nl", text="bus")
    _jobs["forget-searches"].run()
    assert not SearchCount.objects.exists()
