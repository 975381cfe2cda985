"""Whatever is asked gets a sensible page, for little work."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.database]

#: However much is typed. For a few unknown words it is looked up what may have been meant.
MOST_QUERIES = 30

BAD = {
    "spaces": "   ",
    "10,000 characters": "dorpshuis " * 1_000,
    "one long word": "a" * 10_000,
    "stop words": "de het een",
    "signs": "?!.,;:()[]{}<>/\\|@#$%^&*_+=~`'",
    "control characters": "dorp\x01\x02\x1b\x7fhuis",
    "NUL": "dorp\x00huis",
    "emoji": "😀 👩‍👩‍👧‍👦 🏳️‍🌈",
    "right to left": "مبادرة القرية \u202edorp",
    "lone surrogate as bytes": b"\xed\xa0\x80",
    "no UTF-8": b"\xff\xfe\x80",
    "Lucene": 'title:dorp AND (zorg OR "x"~2) NOT y^3 [1 TO 5] /re.*/ \\',
    "JSON": '{"query": {"match_all": {}}}',
    "FTS5": 'NEAR(a b, 5) OR title_terms:x* NOT "',
    "tsquery": "a & b | !c <-> d:*A '",
    "SQL": "'; DROP TABLE search_document; -- %s %(x)s {} %",
    "quotes": '"""""\'\'\'',
    "minuses": '- -- ---a -"" -"b',
    "many words": " ".join(f"woord{number}" for number in range(500)),
    "combining": "e" + "\u0301" * 500,
}


BAD_MORE = {
    "nothing more": {},
    "facets and pages that are not there": {
        "soort": ["nergens", "event"],
        "fase": "x",
        "taal": ["xx", "nl"],
        "pagina": "-1",
    },
    "a circle and dates": {"bij": "ulft", "straal": "50", "van": "2026-01-01", "volgorde": "afstand"},
}


@pytest.mark.parametrize("typed", BAD.values(), ids=BAD)
@pytest.mark.parametrize("more", BAD_MORE.values(), ids=BAD_MORE)
def test_whatever_is_typed_gets_a_sensible_page_with_few_queries(
    put, ask, django_assert_max_num_queries, typed: str, more: dict
) -> None:
    put(1, "Dorpshuis", text="Een dorp met een huis.")
    ask()  # The first of all visits fills what is kept for the next.
    with django_assert_max_num_queries(MOST_QUERIES):
        response = ask(q=typed, **more)
    assert response.status_code == 200


#: A parameter that cannot be used, and how many sentences say so.
UNUSABLE = {
    "coordinates in another country": ({"bij": "48.85,2.35"}, 1),
    "coordinates of no place on earth": ({"bij": "951.9,6.3"}, 1),
    "coordinates that are words": ({"bij": "nan,inf"}, 1),
    "coordinates in another script": ({"bij": "٥١.٩,٦.٣"}, 1),
    "very exact coordinates": ({"bij": "51." + "9" * 400 + ",6.3"}, 1),
    "a place that is not here": ({"bij": "Amsterdam"}, 1),
    "a place of ten thousand letters": ({"bij": "a" * 10_000}, 1),
    "a place with control characters": ({"bij": "ul\x00ft\x1b"}, 0),
    "a distance that is not offered": ({"bij": "ulft", "straal": "16"}, 1),
    "a distance below nothing": ({"straal": "-5"}, 1),
    "a distance that is no number": ({"bij": "ulft", "straal": "1e309"}, 1),
    "an impossible day": ({"van": "2026-02-31"}, 1),
    "a day that is a word": ({"tot": "morgen"}, 1),
    "a year nobody lives in": ({"van": "0001-01-01", "tot": "9999-12-31"}, 2),
    "days the wrong way round": ({"van": "2026-12-02", "tot": "2026-12-01"}, 1),
    "an unknown period": ({"periode": "ooit"}, 1),
    "an unknown order": ({"volgorde": "score;drop"}, 1),
    "an order that needs a place": ({"volgorde": "afstand"}, 1),
    "unknown facets": ({"soort": "x", "thema": "x", "gemeente": "x", "fase": "x", "taal": "x"}, 5),
    "many of an unknown facet": ({"thema": [f"x{number}" for number in range(500)]}, 3),
    "arrays in another language's manner": ({"soort[]": "event", "thema[0]": "zorg", "q[]": "x"}, 0),
    "the page before the first": ({"pagina": "-1"}, 1),
}


@pytest.mark.parametrize(("params", "sentences"), UNUSABLE.values(), ids=UNUSABLE)
def test_what_cannot_be_used_is_said_and_left_out(put, ask, params: dict, sentences: int) -> None:
    put(1, "Energie", latitude=51.89, longitude=6.38)
    if {"van", "tot"} & params.keys():
        put(1, "Energie", kind="news", published=datetime(2026, 12, 1, 12, tzinfo=UTC), version=2)
    listing = ask(q="energie", **params).context["listing"]
    assert (listing.total, len(listing.ignored)) == (1, sentences)


@pytest.mark.parametrize(("params", "sentences"), UNUSABLE.values(), ids=UNUSABLE)
def test_without_a_question_too(ask, params: dict, sentences: int) -> None:
    assert ask(**params).status_code == 200


@pytest.mark.parametrize("typed", BAD.values(), ids=BAD)
def test_whatever_is_typed_can_be_completed_by_nothing(client, typed: str) -> None:
    response = client.get(f"/nl/zoeken/aanvullen/?{urlencode({'q': typed})}")
    assert (response.status_code, response.json()) == (200, [])
