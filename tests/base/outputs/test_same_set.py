"""One filter, one set: whatever is chosen, every output holds the same pages."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.choices import HelpKind, Stage
from portal.base.following.filters import canonical
from portal.base.outputs.paper import NAMED
from tests.base.outputs.reading import (
    AGENDA,
    AT,
    LISTS,
    SHOWCASE,
    THEMES,
    calendar,
    dates,
    features,
    feed_pages,
    indexes,
    invented,
    table,
    turned,
    with_query,
)
from tests.base.soup import soup, texts, values

pytestmark = pytest.mark.django_db

NEAR = {
    "bij": st.sampled_from(["zeddam", "7101", "51.97,6.29", "nergens"]),
    "straal": st.sampled_from(["5", "25", "50"]),
    "fietsen": st.sampled_from(["30", "60", "61"]),
    "vak": st.sampled_from(["51.8,6.1,52.0,6.5", "1,2"]),
}
SHARED = {
    "thema": st.sampled_from([*THEMES, "paars"]),
    "gemeente": st.sampled_from(["doetinchem", "bronckhorst", "aalten", "winterswijk", "geen"]),
    "plaats": st.sampled_from(["zeddam", "aalten", "geen", "atlantis"]),
    "volgorde": st.sampled_from(["naam", "nieuw", "datum", "prijs"]),
    "pagina": st.sampled_from(["1", "2", "x"]),
    **NEAR,
}
OWN = {
    SHOWCASE: {
        "fase": st.sampled_from(Stage.values),
        "gevraagd": st.sampled_from(HelpKind.values),
        "aangeboden": st.sampled_from(HelpKind.values),
    },
    AGENDA: {
        "doelgroep": st.sampled_from(["everyone", "residents"]),
        "periode": st.sampled_from(["voorbij", "straks"]),
        "van": st.sampled_from(["2027-04-01", "2027-06-01", "gisteren"]),
        "tot": st.sampled_from(["2027-05-20", "2026-12-31"]),
    },
}


def queries(path: str) -> st.SearchStrategy[str]:
    """Up to three parameters of this list; a filter with one value or two."""
    known = SHARED | OWN[path]
    pair = st.sampled_from(sorted(known)).flatmap(lambda name: known[name].map(lambda value: (name, value)))
    return st.lists(pair, max_size=3).map(lambda pairs: "&".join(f"{name}={value}" for name, value in pairs))


@pytest.mark.parametrize("path", LISTS)
def test_every_output_holds_the_same_pages(client, path, time_machine):
    time_machine.move_to(AT, tick=False)
    invented(70)
    index = indexes()[path]
    addresses = {row.pk: row.full_url for row in index.get_children()}
    host = index.full_url.removesuffix(path)

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(query=queries(path))
    def holds(query: str) -> None:
        selection = index.selection(QueryDict(query), at=AT)
        chosen = {addresses[key] for key in selection.keys}
        found = {
            "list": {f"{host}{address}" for address in turned(client, with_first(path, query), in_list)},
            "print": set(turned(client, with_first(f"{path}afdruk/", query), in_rows)),
            "frame": set(turned(client, with_first(f"{path}insluiten/?vorm=lijst", query), in_rows)),
            "csv": {row["url"] for row in table(client, path, query)},
            "geojson": {row.properties["url"] for row in features(client, path, query).features},
            "calendar": {one.url.value for one in dates(calendar(client, path, query))},
            "feed": {entry.link for page in feed_pages(client, path, without_page(query)) for entry in page.entries},
        }
        assert found == dict.fromkeys(found, chosen)
        for shape in ("?weergave=kaart", "insluiten/?vorm=kaart"):
            told = on_map(soup(client.get(with_first(f"{path}{shape}", query))))
            assert told == len(chosen) + len(selection.apart), shape
        named = texts(soup(client.get(with_query(f"{path}poster/", query))), ".poster__items b")
        titles = dict(index.get_children().values_list("pk", "title"))
        assert named == [titles[key] for key in selection.keys[: len(named)]]
        assert len(named) == min(len(chosen), NAMED)
        followed = QueryDict(canonical(index, QueryDict(query), selection))
        still = QueryDict(query, mutable=True)
        still.pop("periode", None)  # Who follows the agenda hears of what comes.
        assert set(index.selection(followed, at=AT).keys) == set(index.selection(still, at=AT).keys)

    holds()


def in_list(tree) -> list[str]:
    """The cards of the list itself: neither those that stand apart from it, nor what to read on."""
    beside = values(tree, "section:is([aria-labelledby=apart], [aria-labelledby=related]) a", "href")
    return [address for address in in_cards(tree) if address not in beside]


def on_map(tree) -> int:
    """How many pages the words of a map tell of, in all municipalities and apart from them."""
    counts = texts(tree, ".atlas__parts > li > h3 b") + texts(tree, "section.apart > h2 b")
    return sum(int(words.split()[-1]) for words in counts)


def without_page(query: str) -> str:
    return "&".join(part for part in query.split("&") if not part.startswith("pagina="))


def with_first(path: str, query: str) -> str:
    rest = without_page(query)
    return f"{path}{'&' if '?' in path else '?'}{rest}" if rest else path


def in_rows(tree) -> list[str]:
    return values(tree, ".roll a", "href")


@pytest.mark.parametrize("path", LISTS)
def test_the_list_itself_holds_that_set_over_its_pages(client, path, time_machine):
    time_machine.move_to(AT, tick=False)
    invented(30)
    index = indexes()[path]
    for query in ("", "gemeente=doetinchem", "volgorde=naam&thema=ontmoeten"):
        chosen = [row.get_url() for row in index.rows_of(index.selection(QueryDict(query), at=AT).keys, at=AT)]
        shown = turned(client, f"{path}?{query}", in_cards)
        assert [address for address in shown if address in chosen] == chosen


def in_cards(tree) -> list[str]:
    return values(tree, "main .card__title a", "href")
