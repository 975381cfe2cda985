"""How often was asked what: counted per day, of questions in which nobody can be recognised."""

import logging
import re
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Count
from django.http import HttpRequest
from django.utils import timezone

from ..engine import Query
from ..models import SearchCount

logger = logging.getLogger(__name__)

KEPT = timedelta(days=90)
#: Different questions of one day that stay: more come only from a program that says it is a browser.
KEPT_A_DAY = 5000
MAX_LENGTH = 100
MAX_WORDS = 8
#: Milliseconds that a page waits for SQLite's one writer before it gives up counting.
PATIENCE = 500

#: What may tell who somebody is, or where somebody lives.
PERSONAL = re.compile(
    r"@|\(at\)|\[at\]|\b(?:apenstaartje|klammeraffe)\b"
    # A telephone, citizen's or account number, a birthday, a postal code: digits, whatever stands between them.
    r"|\d(?:[\W_]*\d){3}"
    # An account number before its digits are all typed: country, two digits, bank.
    r"|\b[a-z]{2}\d\d\s?[a-z]{4}"
    # The address of a mailbox or a site.
    r"|[^\W\d_]\.[^\W\d_]{2,}"
    # A street and a number, a number and a street.
    r"|(?:stra+t|straat|weg|laan|plein|dijk|steeg|pad|hof|stra(?:ss|ß)e|gasse|platz|street|road|lane)\s*\d"
    r"|\d+\s?[a-z]?\s+\w*\s?(?:street|road|lane)\b"
)
_ROBOT = re.compile(r"bot\b|bot[/_-]|crawl|spider|slurp|preview|monitor|curl/|wget/|python-", re.IGNORECASE)
_SEEN = {"Cf": "", "Cc": " "}

_UPSERT = """INSERT INTO {table} (day, language, text, searches, without_results, hits)
    VALUES (%s, %s, %s, 1, %s, %s)
    ON CONFLICT (day, language, text) DO UPDATE SET searches = {table}.searches + 1,
    without_results = {table}.without_results + excluded.without_results, hits = excluded.hits"""


def count_search(request: HttpRequest, query: Query, hits: int, *, at: datetime) -> None:
    """Count this search, if it is one: see `is_asked` and `countable`. Raises nothing; a failure is logged."""
    text = countable(request.GET.get("q", ""))
    if text and is_asked(request, text):
        try:
            count(text, query.language, hits, at=at)
        except Exception:
            logger.exception("A search was not counted")


def count(text: str, language: str, hits: int, *, at: datetime) -> None:
    """Add one to the day's row, in one statement, so that no other process's count is lost."""
    connection = connections[router.db_for_write(SearchCount)]
    table = connection.ops.quote_name(SearchCount._meta.db_table)
    with impatient(connection), connection.cursor() as cursor:
        cursor.execute(_UPSERT.format(table=table), [timezone.localdate(at), language, text, int(not hits), hits])


def countable(typed: str) -> str:
    """The question as it is kept: folded, on one line; "" when it is empty, long, or may tell who somebody is."""
    if len(typed) > 2 * MAX_LENGTH:
        return ""
    folded = unicodedata.normalize("NFKC", typed).casefold()
    # Signs that nobody sees could stand between digits; those that break a line are as good as a space.
    seen = "".join(_SEEN.get(unicodedata.category(one), one) for one in folded)
    text = " ".join(seen.split())
    too_much = len(text) > MAX_LENGTH or len(text.split()) > MAX_WORDS
    return "" if too_much or PERSONAL.search(text) or not any(map(str.isalnum, text)) else text


def is_asked(request: HttpRequest, text: str) -> bool:
    """Whether a person asked this just now: nothing is sorted, narrowed or paged, and it was not the page before."""
    headers = request.headers
    if request.method != "GET" or set(request.GET) != {"q"} or "prefetch" in headers.get("sec-purpose", ""):
        return False
    if not headers.get("accept-language") or _ROBOT.search(headers.get("user-agent", "robot/")):
        return False
    return not _comes_from(headers.get("referer", ""), request, text)


def _comes_from(address: str, request: HttpRequest, text: str) -> bool:
    """Whether this address is that of the same page with the same question, narrowed, sorted or not."""
    try:
        before = urlsplit(address)
    except ValueError:
        return False
    same_page = (before.netloc, before.path) == (request.get_host(), request.path)
    return same_page and countable(parse_qs(before.query).get("q", [""])[0]) == text


def forget_old(*, at: datetime, most: int = KEPT_A_DAY) -> int:
    """Delete what was counted more than 90 days ago, and of a day the rarest beyond `most`; say how many rows."""
    gone = SearchCount.objects.filter(day__lt=timezone.localdate(at) - KEPT).delete()[0]
    crowded = SearchCount.objects.values_list("day").annotate(rows=Count("pk")).filter(rows__gt=most)
    for day, _rows in crowded.order_by():
        rarest = SearchCount.objects.filter(day=day).order_by("-searches", "pk").values("pk")[most:]
        gone += SearchCount.objects.filter(pk__in=rarest).delete()[0]
    return gone


@contextmanager
def impatient(connection: BaseDatabaseWrapper) -> Generator[None]:
    """While somebody else writes to SQLite a page does not wait, since it would for seconds."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    driver = connection.connection
    (usual,) = driver.execute("PRAGMA busy_timeout").fetchone()
    driver.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout = {usual}")
