"""What a question finds as well."""

import pytest
from django.utils import timezone

from search.engine import Query, Weights
from search.models import SearchWeights, Steering, Synonym
from search.query import parse
from search.steering import expand, steer, weights

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def also():
    def also(typed: str, language: str = "nl", **values: object) -> set[str]:
        query, _remarks = parse(typed, Query(language=language, at=timezone.now(), **values))
        return set(expand(query).synonyms)

    return also


def rule(words: str, finds: str = "", language: str = "nl", **values: object) -> Synonym:
    return Synonym.objects.create(words=words, finds=finds, language=language, **values)


def test_each_word_of_a_rule_finds_the_others(also):
    rule("dorpshuis, buurthuis, kulturhus")
    assert also("buurthuis") == {"dorpshuis", "kulturhus"}
    assert also("feest in kulturhus Zeddam") == {"dorpshuis", "buurthuis"}
    assert also("zaal") == set()


@pytest.mark.parametrize("typed", ["Café", "CAFES", "cafés", "cafe"])
def test_case_accents_and_plurals_do_not_matter(also, typed):
    rule("café, kroeg")
    assert also(typed) == {"kroeg"}


def test_a_rule_in_one_direction_works_in_that_direction_only(also):
    rule("auto, wagen", finds="deelauto")
    assert also("auto") == {"deelauto"}
    assert also("wagen") == {"deelauto"}
    assert also("deelauto") == set()


def test_a_phrase_is_met_by_words_next_to_each_other_and_stop_words_do_not_part_them(also):
    rule("openbaar vervoer, bus")
    rule("huis van de buurt, buurthuis")
    assert also("openbaar vervoer Aalten") == {"bus"}
    assert also("huis van een buurt") == {"buurthuis"}
    assert also("vervoer openbaar") == set()
    assert also("openbaar en goedkoop vervoer") == set()
    assert also("bus") == {"openbaar vervoer"}


def test_the_longest_phrase_goes_before_its_words(also):
    rule("openbaar vervoer, bus")
    rule("vervoer, transport")
    assert also("openbaar vervoer") == {"bus"}
    assert also("vervoer") == {"transport"}


def test_languages_do_not_mix_unless_both_are_searched(also):
    rule("huis, woning")
    rule("huis, Gebäude", language="de")
    assert also("huis") == {"woning"}
    assert also("huis", "de") == {"Gebäude"}
    assert also("huis", chosen={"language": ("nl", "de")}) == {"woning", "Gebäude"}
    assert also("huis", "fr") == set()


def test_words_in_quotation_marks_are_meant_as_they_stand(also):
    rule("dorpshuis, buurthuis")
    assert also('"dorpshuis"') == set()


def test_what_was_typed_or_taken_away_is_not_added(also):
    rule("dorpshuis, buurthuis, kulturhus")
    assert also("dorpshuis buurthuis") == {"kulturhus"}
    assert also("dorpshuis -kulturhus") == {"buurthuis"}


def test_a_rule_that_is_not_in_use_does_nothing(also):
    rule("dorpshuis, buurthuis", in_use=False)
    assert also("dorpshuis") == set()


def test_a_saved_changed_or_deleted_rule_holds_at_once(also):
    row = rule("dorpshuis, buurthuis")
    assert also("dorpshuis") == {"buurthuis"}
    row.words = "dorpshuis, kulturhus"
    row.save()
    assert also("dorpshuis") == {"kulturhus"}
    row.delete()
    assert also("dorpshuis") == set()


def test_what_another_process_saved_holds_at_the_next_question(also):
    rule("dorpshuis, buurthuis")
    assert also("dorpshuis") == {"buurthuis"}
    # Neither tells this process anything: a bulk statement sends no signals.
    Synonym.objects.bulk_create([Synonym(language="nl", words="dorpshuis, zaal")])
    Steering.objects.filter(pk=1).update(token="of another process")
    assert also("dorpshuis") == {"buurthuis", "zaal"}


@pytest.mark.parametrize("typed", ["", "de het een", "!!!", "🙂", "a" * 5000, "dorpshuis " * 100, "\u202edorpshuis"])
def test_no_question_is_too_odd(also, typed):
    rule("dorpshuis, buurthuis")
    assert also(typed) <= {"buurthuis"}


def test_a_question_gets_no_more_than_thirty(also):
    for number in range(10):
        rule(", ".join(f"woord{number}x{other}" for other in range(10)))
    assert len(also(" ".join(f"woord{number}x0" for number in range(10)))) == 30


def test_weights_are_those_of_the_language_or_the_engines_own():
    SearchWeights.objects.create(language="nl", title=5)
    assert weights("nl") == Weights(title=5)
    assert weights("de") == Weights()
    assert steer(Query(language="nl", at=timezone.now(), words=("bus",))).weights == Weights(title=5)


@pytest.mark.parametrize("many", [1, 3])
def test_outside_a_request_one_query_tells_whether_the_rules_changed(also, many, django_assert_num_queries):
    for number in range(many):
        rule(f"dorpshuis{number}, buurthuis{number}")
    also("dorpshuis0")
    with django_assert_num_queries(1):
        assert also("dorpshuis0") == {"buurthuis0"}


def test_a_synonym_finds_the_page(put, client):
    put(1, "Kulturhus Ulft")
    assert client.get("/nl/zoeken/?q=dorpshuis").context["results"].total == 0
    rule("dorpshuis, kulturhus")
    assert client.get("/nl/zoeken/?q=dorpshuis").context["results"].total == 1
