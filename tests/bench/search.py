"""Search at 10,000 and 100,000 pages: the page beside the bare engine, indexing beside the bare helper, an outage.

Runs in a process of its own, see `__main__`, with a throw-away node of its own.
"""

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from elasticsearch import helpers
from wagtail.models import Page

from portal.base.drawing.chance import Chance
from portal.base.entries import SearchEntry
from search.engine import Query, engine
from search.engine.elastic import ElasticsearchEngine
from search.indexing import findable, in_chunks, read
from search.query import parse
from search.rebuilding import Rebuild
from tests.services.cluster import Node, node

from . import outage, site
from .growth import grow
from .visits import visit

SIZES = (10_000, 100_000)
KINDS = 4
QUESTIONS, WARM = 120, 20
#: Pages whose writing is timed, beside the same documents written by the client's own helper.
WRITTEN = 5_000
SEED = "search"
LANGUAGE = "nl"
Timings = dict[str, float]


def main(folder: str, port: int) -> None:
    """Leave the figures as `search.json` in the folder."""
    place = Path(folder)
    with node() as elasticsearch, site.database(place):
        settings.ELASTICSEARCH_URL = [elasticsearch.url]
        os.environ["ELASTICSEARCH_URL"] = elasticsearch.url
        call_command("load_demo", verbosity=0, stdout=(place / "demo.log").open("w"))
        figures = [figures_at(size, port, place) for size in SIZES[:1]]
        figures[0]["outage"] = during_an_outage(port, elasticsearch, place)
        figures += [figures_at(size, port, place) for size in SIZES[1:]]
    (place / "search.json").write_text(json.dumps(figures, indent=2))


def during_an_outage(port: int, elasticsearch: Node, folder: Path) -> list[dict]:
    with site.server(port, folder / "outage.log"):
        return outage.measure(port, elasticsearch)


def figures_at(size: int, port: int, folder: Path) -> dict:
    grow(size // KINDS)
    found: dict = {"pages": findable().filter(locale__language_code=LANGUAGE).count()}
    started = time.perf_counter()
    for _done in Rebuild(engine(), LANGUAGE, timezone.now).run():
        pass
    found["rebuild_seconds"] = round(time.perf_counter() - started, 1)
    for other in ("en", "de"):
        for _done in Rebuild(engine(), other, timezone.now).run():
            pass
    engine().refresh()
    found["writing"] = writing(entries(WRITTEN))
    with site.server(port, folder / f"search-{size}.log"):
        found |= answering(port, questions())
    return found


def entries(number: int) -> list[SearchEntry]:
    keys = findable().filter(locale__language_code=LANGUAGE).order_by("pk").values_list("pk", flat=True)[:number]
    return [entry for chunk in in_chunks(keys) for entry in read(chunk, at=timezone.now()).entries]


def writing(wanted: Sequence[SearchEntry]) -> Timings:
    """Documents a second by the engine and by the client's bare bulk helper, in turn, with the same analysis."""
    from search.engine.documents import document

    here: ElasticsearchEngine = engine()
    bare, ours = [], []
    for _turn in range(3):
        generation = here.begin(LANGUAGE)
        ours.append(taken(lambda generation=generation: generation.put(wanted)))
        generation.drop()
        generation = here.begin(LANGUAGE)
        raw = [{"_index": generation.name, "_id": str(one.key), "_source": document(one)} for one in wanted]
        bare.append(taken(lambda raw=raw: helpers.bulk(here.workers, raw)))
        generation.drop()
    ours_best, bare_best = len(wanted) / min(ours), len(wanted) / min(bare)
    return {"engine": round(ours_best), "bare": round(bare_best), "share": round(ours_best / bare_best, 2)}


def taken(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def questions() -> list[str]:
    """Words of titles and summaries, some of them misspelt, whole questions among them: the same in every run."""
    chance, titles = Chance(SEED), list(Page.objects.live().order_by("pk").values_list("title", flat=True)[:5_000])
    return [question(titles[chance.whole(0, len(titles) - 1)], number) for number in range(QUESTIONS)]


def question(title: str, number: int) -> str:
    words = title.split()[:3] or ["dorpshuis"]
    longest = max(words, key=len)
    forms = (longest, " ".join(words), longest[:-2] + longest[-1:] + longest[-2:-1], f"hoe begin ik een {longest}")
    return forms[number % len(forms)]


def answering(port: int, asked: Sequence[str]) -> dict[str, Timings]:
    """Milliseconds, in turn: the page, the bare call to the engine that it makes, and completion of its first word."""
    rows = list(timings(port, [*asked[:WARM], *asked]))[WARM:]
    page, bare, word = zip(*rows, strict=True)
    share = round(statistics.median(page) / statistics.median(bare), 2)
    return {"page": spread(page), "bare": spread(bare), "completion": spread(word), "page_per_bare": {"median": share}}


def timings(port: int, asked: Sequence[str]) -> Iterator[tuple[float, float, float]]:
    here: ElasticsearchEngine = engine()
    for typed in asked:
        query, _remarks = parse(typed, Query(LANGUAGE, timezone.now()))
        page = visit(port, f"/nl/zoeken/?{urlencode({'q': typed})}").milliseconds
        bare = taken(lambda query=query: here.search(query)) * 1000
        beginning = typed.split()[-1][:5]
        word = visit(port, f"/nl/zoeken/aanvullen/?{urlencode({'q': beginning})}").milliseconds
        yield page, bare, word


def spread(values: Sequence[float]) -> Timings:
    hundredths = statistics.quantiles(values, n=100)
    return {
        "median": round(statistics.median(values), 1),
        "p95": round(hundredths[94], 1),
        "max": round(max(values), 1),
    }
