"""What only Elasticsearch does: its stems, its marks, its versions and its generations. All else is in test_engine."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine import EngineDown, Near, Order, Query
from search.engine.documents import MARK, UNMARK
from search.engine.elastic import ElasticsearchEngine
from search.query import parse
from tests.search.elastic import AT, asked, elastic, entry, fresh  # noqa: F401 (a fixture)

STEMS = [line.split("\t") for line in Path(__file__).with_name("stems_nl.tsv").read_text().splitlines()[1:]]


@pytest.fixture(autouse=True)
def _empty(elastic):  # noqa: F811
    yield
    fresh(elastic)


def terms(engine: ElasticsearchEngine, analyzer: str, text: str, language: str = "nl") -> list[str]:
    index = engine.indices.answering(language)
    tokens = engine.workers.indices.analyze(index=index, analyzer=analyzer, text=text)["tokens"]
    return list(dict.fromkeys(token["token"] for token in tokens))


def test_stems_and_parts_are_those_that_were_reviewed(elastic):  # noqa: F811
    found = [[word, *(" ".join(terms(elastic, way, word)) for way in ("words", "parts"))] for word, *_rest in STEMS]
    assert found == STEMS


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "villages", "village"),
        ("en", "neighbours'", "neighbour"),
        ("de", "Dörfer", "dorf"),
        ("de", "Vereine", "verein"),
        ("de", "Straße", "strasse"),
    ],
)
def test_other_languages_have_chains_of_their_own(elastic, language, one, other):  # noqa: F811
    assert terms(elastic, "words", one, language) == terms(elastic, "words", other, language)


def suggested(engine: ElasticsearchEngine, typed: str) -> str:
    query, _remarks = parse(typed, Query(language="nl", at=AT))
    return engine.suggest(query)


#: What is typed, and the title that it should bring up first.
MEANT = {
    "dorpshuis": "Dorpshuizen",
    "kulturhus bus": "Een bus voor het kulturhus",
    "buurt auto": "De buurtauto rijdt",
    "moestiun": "Moestuin",
    "cooperatie": "Energiecoöperatie",
    "REPAIRCAFES": "Repaircafé",
}


def test_people_find_what_they_mean(elastic):  # noqa: F811
    titles = list(MEANT.values())
    elastic.put([entry(key, title) for key, title in enumerate(titles)])
    assert {typed: titles[asked(elastic, typed).hits[0].key] for typed in MEANT} == MEANT


def test_words_that_stand_everywhere_are_no_reason_to_show_a_page(elastic):  # noqa: F811
    elastic.put([entry(1, "Repaircafé"), entry(2, "Hoe wij een molen kochten", text="Ik begin, en hij niet.")])
    assert [hit.key for hit in asked(elastic, "hoe wordt een repaircafé").hits] == [1]


def test_with_such_words_alone_all_is_listed_that_the_choices_leave(elastic):  # noqa: F811
    elastic.put([entry(1, "Molen"), entry(2, "Molen", kind="event")])
    assert [hit.key for hit in asked(elastic, "hoe een", chosen={"kind": ("event",)}).hits] == [2]


def test_no_other_spelling_is_offered_for_words_that_pages_hold(elastic):  # noqa: F811
    elastic.put([entry(1, "Markt in Groenlo"), *(entry(key, "Een groen dak") for key in range(2, 9))])
    assert [suggested(elastic, typed) for typed in ("groenlo", "groemlo", "markt groemlo", "graan")] == [
        "",
        "groenlo",
        "markt groenlo",
        "",
    ]


def test_what_was_asked_for_is_marked_in_title_summary_and_text(elastic):  # noqa: F811
    elastic.put([entry(1, "Dorpshuizen & meer", text="Voor elk huis: <b>dorpshuis</b> en kulturdorpshuis. " * 3)])
    [hit] = asked(elastic, "dorpshuis").hits
    assert hit.title == (("Dorpshuizen", True), (" & meer", False))
    assert {words for words, is_marked in hit.text if is_marked} == {"dorpshuis"}


@given(st.text(max_size=60))
@settings(max_examples=25, deadline=None)
def test_marks_never_change_a_title(elastic, title):  # noqa: F811
    title = title.replace("\x00", "")
    elastic.put([entry(1, f"Molen {title}", version=1)])
    [hit] = asked(elastic, "molen").hits
    plain = f"Molen {title}".replace(MARK, "").replace(UNMARK, "")
    assert "".join(words for words, _is_marked in hit.title) == plain
    elastic.remove([1], version=1)
    elastic.put([entry(1, "Leeg", version=1)])


def test_an_older_version_changes_nothing_not_even_after_a_removal(elastic):  # noqa: F811
    elastic.put([entry(1, "Dorpshuis", version=5)])
    elastic.put([entry(1, "Moestuin", version=4)])
    assert asked(elastic, "moestuin").total == 0
    assert (elastic.remove([1], version=4), elastic.remove([1, 99], version=6)) == (0, 1)
    elastic.put([entry(1, "Moestuin", version=5)])
    assert elastic.count("nl") == 0


def test_a_generation_takes_over_with_all_that_changed_meanwhile_and_can_be_undone(elastic):  # noqa: F811
    elastic.put([entry(1, "Dorpshuis", version=1), entry(2, "Dorpshuis twee", version=1)])
    generation = elastic.begin("nl")
    elastic.put([entry(1, "Kulturhus", version=3)])
    elastic.remove([2], version=3)
    generation.put([entry(1, "Dorpshuis", version=2), entry(2, "Dorpshuis twee", version=2)])
    assert (generation.settle(), generation.finds(entry(1, "Kulturhus"))) == (1, True)
    assert asked(elastic, "kulturhus").total == 1
    before = elastic.indices.answering("nl")
    generation.swap()
    assert [hit.key for hit in asked(elastic, "kulturhus dorpshuis").hits] == [1]
    assert (elastic.go_back("nl"), elastic.indices.answering("nl")) == (before, before)


def test_of_old_generations_one_is_kept(elastic):  # noqa: F811
    for _time in range(3):
        elastic.begin("nl").swap()
    assert len(elastic.indices.generations("nl")) == 2


def test_a_generation_that_is_dropped_leaves_no_trace(elastic):  # noqa: F811
    before = elastic.indices.generations("nl")
    elastic.begin("nl").drop()
    assert elastic.indices.generations("nl") == before
    elastic.put([entry(1, "Dorpshuis")])
    assert elastic.count("nl") == 1


def test_without_an_index_the_engine_is_down(elastic):  # noqa: F811
    elastic.clear("nl")
    with pytest.raises(EngineDown):
        asked(elastic, "dorpshuis")
    with pytest.raises(EngineDown, match="rebuild_search"):
        elastic.put([entry(1, "Dorpshuis")])


def test_stamps_tell_what_is_there(elastic):  # noqa: F811
    elastic.put([entry(1, "Dorpshuis", version=7)])
    assert {key: (stamp.version, stamp.url) for key, stamp in elastic.stamps("nl").items()} == {1: (7, "/nl/1/")}


def test_an_index_by_older_rules_or_none_at_all_is_not_current(elastic, monkeypatch):  # noqa: F811
    assert elastic.is_current("nl")
    with monkeypatch.context() as patch:
        patch.setattr(elastic.indices, "rules", lambda language: "older")
        assert not elastic.is_current("nl")
    elastic.clear("nl")
    assert not elastic.is_current("nl")


def test_after_going_back_the_rejected_generation_is_the_one_that_goes(elastic):  # noqa: F811
    good = elastic.indices.answering("nl")
    elastic.begin("nl").swap()
    rejected = elastic.indices.answering("nl")
    assert elastic.go_back("nl") == good
    elastic.begin("nl").swap()
    kept = elastic.indices.generations("nl")
    assert (good in kept, rejected in kept, len(kept)) == (True, False, 2)


def test_what_a_rebuild_left_half_filled_goes_at_the_next_one(elastic):  # noqa: F811
    left = elastic.begin("nl")
    elastic.begin("nl").swap()
    assert left.name not in elastic.indices.generations("nl")


def test_a_late_write_to_a_generation_that_is_gone_makes_no_index(elastic):  # noqa: F811
    gone = elastic.begin("nl")
    gone.drop()
    for write in (lambda: gone.put([entry(1, "Dorpshuis")]), lambda: gone.remove([1], version=9)):
        with pytest.raises(EngineDown):
            write()
    assert gone.name not in elastic.indices.generations("nl")


def test_what_is_far_ahead_or_long_ago_does_not_vanish(elastic):  # noqa: F811
    days = {1: 5, 2: 60, 3: 400}
    elastic.put([entry(key, "Koffietafel", kind="event", start=AT + timedelta(day)) for key, day in days.items()])
    elastic.put([entry(4, "Koffietafel", kind="news", published=AT - timedelta(4 * 365)), entry(5, "Moestuin")])
    hits = asked(elastic, "koffietafel").hits
    assert [hit.key for hit in hits] == [1, 2, 3, 4]
    assert hits[3].score > hits[2].score * 0.7


def test_a_field_that_nobody_declared_is_refused(elastic):  # noqa: F811
    index = elastic.indices.answering("nl")
    assert elastic.workers.indices.get_mapping(index=index)[index]["mappings"]["dynamic"] == "strict"


def test_did_you_mean_offers_words_that_find_something(elastic):  # noqa: F811
    elastic.put([entry(1, "Koffietafel in het dorpshuis"), entry(2, "Moestuin"), entry(3, "Koffie")])
    query = {"koffietaffel": "koffietafel", "dorpshuiss koffietaffel": "dorpshuis koffietafel", "moestuin": ""}
    assert {typed: elastic.suggest(_query(typed)) for typed in query} == query


def _query(typed: str):
    from search.engine import Query
    from search.query import parse

    return parse(typed, Query("nl", AT))[0]


def test_far_pages_are_not_asked_for(elastic):  # noqa: F811
    elastic.put([entry(1, "Dorpshuis")])
    assert asked(elastic, "dorpshuis", page=5_000_000).page == 1


def test_near_and_order_and_days(elastic):  # noqa: F811
    zeddam, ulft = {"latitude": 51.9, "longitude": 6.26}, {"latitude": 51.89, "longitude": 6.38}
    days = {"start": AT + timedelta(3), "end": AT + timedelta(3, hours=2)}
    elastic.put([entry(1, "Koffie", **zeddam), entry(2, "Koffie", kind="event", **ulft, **days), entry(3, "Koffie")])
    near = Near(51.89, 6.38, 10, "Ulft")
    found = asked(elastic, "koffie", near=near, order=Order.DISTANCE).hits
    assert [(hit.key, round(hit.distance or 0)) for hit in found] == [(2, 0), (1, 8)]
    assert [hit.key for hit in asked(elastic, "koffie", since=AT, until=AT + timedelta(9)).hits] == [2]
    assert asked(elastic, "koffie", order=Order.DATE).hits[0].key == 2
