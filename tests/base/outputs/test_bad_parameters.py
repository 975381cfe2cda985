"""Whatever stands in an address: an answer, no error, and it says what it left out."""

import pytest

from tests.base.outputs.reading import AGENDA, FILES, PAGES, SHOWCASE, body, features, with_query
from tests.factories import EventPageFactory, InitiativePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

BAD = {
    "a NUL": "thema=%00&van=%00&bij=%00&vak=%00&pagina=%00&volgorde=%00&periode=%00",
    "no UTF-8": "thema=%ff%fe&bij=%ed%a0%80",
    "markup": "thema=<script>alert(1)</script>&bij=<b>&pagina=<i>",
    "a formula": "bij==1%2B1&thema=%3Dcmd",
    "line breaks": "bij=a%0d%0ab:c&volgorde=x%0d%0aSet-Cookie:a=b",
    "far too long": f"bij={'z' * 3000}&thema={'x' * 3000}",
    "huge numbers": f"pagina={'9' * 300}&straal={'9' * 300}&van=99999999-01-01",
    "negative": "pagina=-1&straal=-5&fietsen=-1",
    "no numbers": "pagina=x&straal=NaN&vak=inf,inf,inf,inf",
    "twice": "pagina=1&pagina=2&vorm=lijst&vorm=kaart&bij=zeddam&bij=aalten",
    "an unknown shape": "vorm=<b>&toon=niets&weergave=iets",
    "many": "&".join(f"thema=t{number}" for number in range(400)),
}


@pytest.fixture(autouse=True)
def _pages() -> None:
    InitiativePageFactory(title="Moestuin")
    EventPageFactory(title="Koffietafel")


@pytest.mark.parametrize("query", BAD.values(), ids=BAD)
def test_every_output_answers(client, query):
    for path in (SHOWCASE, AGENDA):
        for name in (*FILES, *PAGES, "schema.json", "insluiten/?vorm=kaart"):
            response = client.get(with_query(f"{path}{name}", query))
            text = body(response)
            assert "<script>alert" not in text or response["Content-Type"] == "application/geo+json"
            assert not response.has_header("Set-Cookie")


def test_what_was_left_out_is_said(client):
    remarks = features(client, SHOWCASE, "thema=paars").remarks
    assert len(remarks) == 1
    assert "paars" in remarks[0]
    for name in ("afdruk/", "poster/", "insluiten/", "insluiten/?vorm=lijst", "lijst.atom"):
        assert "paars" in body(client.get(with_query(f"{SHOWCASE}{name}", "thema=paars"))), name


def test_what_says_the_same_has_one_address_on_a_poster(client):
    one = body(client.get(f"{SHOWCASE}poster/?fase=running&fase=idea&utm_source=a&pagina=7"))
    other = body(client.get(f"{SHOWCASE}poster/?x=1&fase=running&fase=idea&fase=running"))
    sheets = [text.partition('class="poster"')[2].partition("</section>")[0] for text in (one, other)]
    assert "?fase=idea&amp;fase=running" in sheets[0]
    assert sheets[0] == sheets[1]
