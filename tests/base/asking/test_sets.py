"""Questions in several languages become one set: facts of one language, words of all."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.base.asking import FrozenQuestions, Kind, Per, QuestionSet, question_set
from tests.base.asking.questions import asked, questions, row


def in_two_languages() -> QuestionSet:
    return question_set(
        {
            "nl": [
                row("Wat eet je?", Kind.CHOICE, options={"vega": "Geen vlees", "alles": "Alles"}, per=Per.PERSON),
                row("Opmerking", help_text="Mag leeg blijven"),
            ],
            "en": [
                row("Note", clean_name="opmerking"),
                row("What do you eat?", Kind.CHOICE, clean_name="wat_eet_je", options={"vega": "No meat"}),
            ],
        }
    )


def test_words_stand_beside_each_other_under_one_key():
    eats, note = in_two_languages()
    assert (eats.key, note.key) == ("wat_eet_je", "opmerking")
    assert [eats.label(language) for language in ("nl", "en")] == ["Wat eet je?", "What do you eat?"]
    assert eats.choices("en") == [("vega", "No meat"), ("alles", "Alles")]


def test_what_a_language_lacks_is_told_in_the_language_of_the_site():
    eats, note = in_two_languages()
    assert [eats.label("de"), note.help("en")] == ["Wat eet je?", "Mag leeg blijven"]


def test_facts_are_those_of_the_language_of_the_site():
    eats, _note = in_two_languages()
    assert eats.per == Per.PERSON


def test_a_page_that_is_written_in_another_language_first_has_questions_too():
    assert [one.label("nl") for one in question_set({"en": [row("Name")]})] == ["Name"]


def test_no_questions_make_an_empty_set():
    assert [len(question_set(rows)) for rows in ({}, {"nl": []})] == [0, 0]


def test_questions_are_asked_per_person_or_per_registration():
    both = in_two_languages()
    assert [[one.key for one in part] for part in (both.for_person(), both.for_registration())] == [
        ["wat_eet_je"],
        ["opmerking"],
    ]


def test_a_set_survives_json():
    both = in_two_languages()
    assert QuestionSet.from_json(json.loads(json.dumps(both.to_json()))) == both


@pytest.mark.database
@pytest.mark.django_db
def test_the_same_questions_are_frozen_once():
    now = timezone.now()
    first = FrozenQuestions.freeze(in_two_languages(), now)
    assert FrozenQuestions.freeze(in_two_languages(), now + timedelta(days=1)) == first
    assert FrozenQuestions.objects.get().questions == in_two_languages()


@pytest.mark.django_db
def test_other_words_are_frozen_beside_the_old_ones():
    now = timezone.now()
    old = FrozenQuestions.freeze(questions(asked("naam", labels={"nl": "Naam"})), now)
    new = FrozenQuestions.freeze(questions(asked("naam", labels={"nl": "Hoe heet je?"})), now)
    assert [[one.label("nl") for one in frozen.questions] for frozen in (old, new)] == [["Naam"], ["Hoe heet je?"]]
