"""The engine's contract once more, held by Elasticsearch: the same rules as test_engine and test_narrowing state."""

import pytest

from search.engine import embedded
from tests.search import test_engine, test_narrowing
from tests.search.elastic import elastic, fresh  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db

#: What is about the database's own tables and queries, or forgets a language, after which Elasticsearch has no index.
OF_THE_DATABASE = {
    "test_all_that_an_entry_holds_is_kept",
    "test_an_empty_index_answers",
    "test_any_question_has_an_answer",
    "test_any_text_that_a_page_may_hold_can_be_kept",
    "test_clearing_forgets_one_language",
    "test_each_facet_counts_over_what_all_the_others_leave",
    "test_hits_are_found_in_as_many_queries_however_many_they_are",
    "test_near_is_a_circle_by_the_haversine_formula",
    "test_no_usable_word_asks_nothing",
    "test_others_may_write_while_a_text_is_read",
    "test_odd_terms_are_found_as_they_were_written",
    "test_what_older_rules_wrote_is_stamped_as_stale",
}
RULES = {
    name: rule
    for module in (test_engine, test_narrowing)
    for name, rule in vars(module).items()
    if name.startswith("test_") and name not in OF_THE_DATABASE
}
globals().update(RULES)


@pytest.fixture(autouse=True)
def _answered_by_elasticsearch(elastic, monkeypatch):  # noqa: F811
    monkeypatch.setattr("search.engine._made", lambda addresses: (embedded_engine, elastic))
    yield
    fresh(elastic)


embedded_engine = embedded()
