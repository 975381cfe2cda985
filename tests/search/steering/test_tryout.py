"""What an editor sees of a rule before it is saved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.models import SearchCount, SearchWeights, Steering, Synonym
from search.steering.tryout import Comparison, Line, questions, try_out

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def at():
    return timezone.now()


def searched(text: str, times: int = 1, in_vain: int = 0, *, days_ago: int = 0, language: str = "nl") -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    SearchCount.objects.create(day=day, language=language, text=text, searches=times, without_results=in_vain)


def test_a_synonym_shows_what_comes_for_questions_of_the_last_month(put, at):
    put(1, "Kulturhus Ulft")
    put(2, "Dorpshuis Barlo")
    searched("dorpshuis", 5)
    searched("kulturhus", 2)
    searched("trein", 2, in_vain=2)
    outcome = try_out(Synonym(language="nl", words="dorpshuis, kulturhus"), at=at)
    assert [one.question for one in outcome.comparisons] == ["dorpshuis", "kulturhus", "trein"]
    first = outcome.comparisons[0]
    assert first.before == (Line(1, 1, "Dorpshuis Barlo", "/nl/2/"),)
    # The word that was typed counts for more than one that stands in for it.
    assert first.after == (Line(1, 1, "Dorpshuis Barlo", "/nl/2/"), Line(2, 0, "Kulturhus Ulft", "/nl/1/"))
    assert [one.question for one in outcome.unchanged] == ["trein"]
    assert outcome.sums == {"came": 2, "went": 0, "rose": 0, "fell": 0, "is_answered_now": 0}


def test_a_question_without_a_result_that_gets_one_is_told(put, at):
    put(1, "Kulturhus Ulft")
    searched("gemeenschapshuis", in_vain=1)
    outcome = try_out(Synonym(language="nl", words="gemeenschapshuis, kulturhus"), at=at)
    assert (outcome.sums["is_answered_now"], len(outcome.changed)) == (1, 1)


def test_a_changed_rule_takes_the_place_of_the_saved_one(put, at):
    put(1, "Kulturhus Ulft")
    row = Synonym.objects.create(language="nl", words="dorpshuis, kulturhus")
    row.words = "dorpshuis, zaal"
    (comparison, _zaal) = try_out(row, at=at).comparisons
    assert (comparison.question, comparison.went, comparison.total_before, comparison.total_after) == (
        "dorpshuis",
        1,
        1,
        0,
    )


def test_a_rule_switched_off_is_tried_as_off(put, at):
    put(1, "Kulturhus Ulft")
    row = Synonym.objects.create(language="nl", words="dorpshuis, kulturhus")
    row.in_use = False
    assert try_out(row, at=at).comparisons[0].went == 1


def test_weights_as_they_are_change_nothing(put, at):
    put(1, "Iets anders", summary="bus")
    put(2, "Bus")
    searched("bus")
    outcome = try_out(SearchWeights(language="nl"), at=at)
    assert ([one.question for one in outcome.unchanged], outcome.changed) == (["bus"], [])


def test_what_rises_falls_comes_and_goes_is_counted_among_the_first_five():
    before = (Line(1, 2, "A", "/a/"), Line(2, 1, "B", "/b/"), Line(3, 0, "C", "/c/"))
    after = (Line(1, 2, "B", "/b/"), Line(2, 1, "A", "/a/"), Line(3, 0, "D", "/d/"))
    one = Comparison("bus", before, after, 3, 3)
    assert (one.rose, one.fell, one.came, one.went, one.is_changed) == (1, 1, 1, 1, True)
    same = Comparison("bus", before[:0], after[:0], 0, 0)
    assert (same.is_changed, same.is_answered_now) == (False, False)
    assert Comparison("bus", (), (), 0, 9).is_answered_now


def test_questions_are_the_most_frequent_and_those_in_vain_of_thirty_days_in_this_language(at):
    for number in range(40):
        searched(f"vaak {number:02}", times=100 - number)
        searched(f"niets {number:02}", times=1, in_vain=1)
    searched("lang geleden", 999, days_ago=31)
    searched("Zug", 999, language="de")
    searched("over twee dagen", 60)
    searched("over twee dagen", 60, days_ago=1)
    asked = questions("nl", ["eigen"], at=at)
    assert asked[:3] == ["eigen", "over twee dagen", "vaak 00"]
    assert asked[2:31] == [f"vaak {number:02}" for number in range(29)]
    assert asked[31:] == [f"niets {number:02}" for number in range(30)]


def test_trying_out_changes_nothing(put, at):
    put(1, "Kulturhus Ulft")
    row = Synonym.objects.create(language="nl", words="dorpshuis, zaal")
    searched("dorpshuis")
    before = everything()
    row.words = "dorpshuis, kulturhus"
    try_out(row, at=at)
    try_out(Synonym(language="nl", words="a1, b2"), at=at)
    try_out(SearchWeights(language="nl", title=9), at=at)
    assert everything() == before


def everything() -> list:
    return [list(model.objects.values()) for model in (Synonym, SearchWeights, SearchCount, Steering)]


def test_it_stops_when_the_time_is_up_and_says_what_it_left(at):
    searched("bus")
    searched("trein")
    outcome = try_out(SearchWeights(language="nl"), at=at, seconds=-1)
    assert (outcome.comparisons, outcome.unseen, outcome.is_down) == ((), 2, False)
