"""What an editor may write as a rule, and what is said about the rest."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from search.engine import Weights
from search.models import Promotion, SearchWeights, Synonym
from tests.base.words import dutch
from tests.factories import ContentPageFactory, twin_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def complaints(row) -> dict[str, list[str]]:
    try:
        row.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


WRONG = [
    ("dorpshuis", "", "Give at least two words, with a comma between them.", {}),
    (" , dorpshuis ,, ", "", "Give at least two words, with a comma between them.", {}),
    ("dorpshuis, de", "", "“%(words)s” holds only very common words or signs.", {"words": "de"}),
    ("dorpshuis, -", "", "“%(words)s” holds only very common words or signs.", {"words": "-"}),
    (
        "dorpshuis, Dorpshuizen",
        "",
        "“%(one)s” and “%(other)s” are the same to search. Leave one out.",
        {"one": "dorpshuis", "other": "Dorpshuizen"},
    ),
    (
        "café",
        "cafe",
        "“%(one)s” and “%(other)s” are the same to search. Leave one out.",
        {"one": "café", "other": "cafe"},
    ),
    (
        ", ".join(f"woord{number}" for number in range(21)),
        "",
        "That is too much for one rule: at most %(count)d words.",
        {"count": 20},
    ),
    ("auto => deelauto", "", "Type words with commas between them, without “%(sign)s”.", {"sign": "="}),
    ('"samen koken", eten', "", "Type words with commas between them, without “%(sign)s”.", {"sign": '"'}),
    (
        "een huis voor het hele dorp, dorpshuis",
        "",
        "“%(words)s” is long for a synonym: at most %(count)d words. Did you forget a comma?",
        {"words": "een huis voor het hele dorp", "count": 5},
    ),
]


@pytest.mark.parametrize(("words", "finds", "message", "names"), WRONG, ids=[row[0][:30] for row in WRONG])
def test_a_synonym_that_cannot_work_is_refused_with_the_reason(words, finds, message, names):
    assert complaints(Synonym(language="nl", words=words, finds=finds)) == {"words": [dutch(message) % names]}


def test_what_is_wrong_in_the_second_field_is_said_there():
    assert list(complaints(Synonym(words="auto", finds="deelauto; bus"))) == ["finds"]


@pytest.mark.parametrize(
    ("words", "finds"),
    [("dorpshuis, buurthuis", ""), ("auto", "deelauto"), ("o.v., openbaar vervoer", ""), ("e-bike, foto's", "")],
)
def test_words_and_short_phrases_are_fine(words, finds):
    assert complaints(Synonym(words=words, finds=finds)) == {}


def test_commas_and_spaces_are_tidied():
    row = Synonym(words=" dorpshuis,,buurt  huis ,")
    row.full_clean()
    assert row.words == "dorpshuis, buurt huis"


def test_a_word_is_in_one_rule_of_a_language():
    Synonym.objects.create(language="nl", words="dorpshuis, buurthuis")
    message = dutch("“%(word)s” is already in the rule “%(rule)s”. Add your words there.")
    said = message % {"word": "buurthuis", "rule": "dorpshuis, buurthuis"}
    assert complaints(Synonym(language="nl", words="zaal, Buurthuizen")) == {"words": [said]}
    assert complaints(Synonym(language="de", words="zaal, buurthuis")) == {}
    assert complaints(Synonym(language="nl", words="buurthuis", finds="zaal")) == {}


def test_a_rule_does_not_collide_with_itself():
    row = Synonym.objects.create(words="dorpshuis, buurthuis")
    row.words += ", zaal"
    assert complaints(row) == {}


def test_a_promotion_wants_questions_with_words_and_days_in_order():
    page = ContentPageFactory()
    fine = Promotion(language="nl", queries="bus naar Zeddam\n\nbuurtbus", page=page)
    assert complaints(fine) == {}
    assert list(complaints(Promotion(language="nl", queries="buurtbus\nde het", page=page))) == ["queries"]
    assert list(complaints(Promotion(language="nl", queries="\n \n", page=page))) == ["queries"]
    assert list(complaints(Promotion(language="nl", queries="\n".join(map(str, range(21))), page=page))) == ["queries"]
    backwards = {"since": date(2026, 5, 2), "until": date(2026, 5, 1)}
    assert list(complaints(Promotion(language="nl", queries="bus", page=page, **backwards))) == ["until"]


def test_a_promoted_page_is_in_the_language_of_the_question():
    german = twin_of(ContentPageFactory(), "de")
    assert list(complaints(Promotion(language="nl", queries="bus", page=german))) == ["page"]
    assert complaints(Promotion(language="de", queries="bus", page=german)) == {}


def test_a_promoted_page_has_an_address():
    assert list(complaints(Promotion(language="nl", queries="bus", page=Page.get_first_root_node()))) == ["page"]


def test_weights_begin_as_the_engine_has_them_and_stay_within_bounds():
    fresh = SearchWeights(language="nl")
    assert complaints(fresh) == {}
    assert Weights(fresh.title, fresh.place, fresh.summary, fresh.text, fresh.parts, fresh.past) == Weights()
    wild = SearchWeights(title=11, place=0, summary=-1, text=float("nan"), parts=1.1, past=0)
    assert set(complaints(wild)) >= {"title", "place", "summary", "parts", "past"}
    SearchWeights.objects.create(language="nl")
    assert list(complaints(SearchWeights(language="nl"))) == ["language"]
