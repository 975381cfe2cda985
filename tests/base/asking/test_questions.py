"""What editors write is looked at before it is saved, and told in words."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelformset_factory

from portal.base.asking import Kind, Per, check_questions
from portal.base.asking.checks import give_keys
from portal.base.facts import fact_names
from tests.base.asking.questions import EditorsQuestion, row

NAMES = ["label", "help_text", "kind", "required", "options", "per", "sensitive"]
NAMES += ["shown_if_question", "shown_if_answer"]
FOOD = {"kind": Kind.CHOICE, "options": [("vlees", "Vlees"), ("", "Géén vlees")]}


def checked(*written: dict):
    """The formset of an editor who wrote these questions, after it was looked at."""
    made = modelformset_factory(EditorsQuestion, fields=NAMES, can_order=True, can_delete=True, extra=len(written))
    data = {"form-TOTAL_FORMS": len(written), "form-INITIAL_FORMS": 0}
    for number, fields in enumerate(written):
        values = {"kind": Kind.TEXT, "per": Per.REGISTRATION, "ORDER": number + 1} | fields
        for at, (key, label) in enumerate(values.pop("options", [])):
            block = {"type": "option", "order": at, "deleted": "", "id": "", "value-key": key, "value-label": label}
            data |= {f"form-{number}-options-{at}-{name}": value for name, value in block.items()}
        data[f"form-{number}-options-count"] = len(fields.get("options", []))
        data |= {f"form-{number}-{name}": value for name, value in values.items()}
    formset = made(data, queryset=EditorsQuestion.objects.none())
    check_questions(formset)
    return formset


def errors(*written: dict) -> list[list[str]]:
    """Names of the fields with an error, per question."""
    return [list(found) for found in checked(*written).errors]


@pytest.fixture(autouse=True)
def _database(db):
    """Wagtail's form fields ask for the permissions of nobody, Django's formsets for rows."""


def test_all_but_words_is_a_fact():
    words = {"label", "help_text", "options"}
    facts = fact_names(EditorsQuestion)
    assert facts == {"clean_name", *NAMES} - words


def test_sound_questions_pass():
    assert errors({"label": "Naam"}, {"label": "Eten", **FOOD}) == [[], []]


def test_an_option_without_a_key_gets_one_of_its_words():
    formset = checked({"label": "Eten", **FOOD})
    assert formset.forms[0].instance.option_labels() == {"vlees": "Vlees", "geen_vlees": "Géén vlees"}


def test_long_words_that_begin_alike_get_different_keys_that_fit():
    options = [("", "ß" * 100 + end) for end in "ab"]
    formset = checked({"label": "ß" * 249, "kind": Kind.CHOICE, "options": options})
    keys = list(formset.forms[0].instance.option_labels())
    assert (keys, len(formset.forms[0].instance.clean_name)) == (["s" * 37, "s" * 37 + "_2"], 200)


def test_the_same_question_twice_is_refused():
    assert errors({"label": "Je naam"}, {"label": "Je naam"}) == [[], ["label"]]


def test_a_question_that_is_taken_away_stands_in_nobody_s_way():
    assert errors({"label": "Je naam", "DELETE": "on"}, {"label": "Je naam"}) == [[]]


def test_a_question_that_takes_over_the_words_of_an_older_one_gets_a_key_of_its_own():
    older = SimpleNamespace(instance=row("Voornaam", clean_name="naam"))
    newer = SimpleNamespace(instance=row("Naam"))
    give_keys([newer, older])
    assert [form.instance.key for form in (newer, older)] == ["naam_2", "naam"]


def test_a_question_has_its_key_before_it_is_published():
    assert checked({"label": "Je naam"}).forms[0].instance.clean_name == "je_naam"


def test_a_question_has_words():
    assert errors({"label": "?!"}) == [["label"]]


@pytest.mark.parametrize(
    "options",
    [
        [],
        [("vlees", "Vlees")],
        [("vlees", "Vlees"), ("vlees", "Vis")],
        [("", "Vlees"), ("", "Vlees")],
        [("vlees", "Vlees"), ("", "?!")],
        [("vlees", "Vlees"), ("Een Sleutel", "Vis")],
    ],
    ids=["none", "one", "key twice", "words twice", "no words", "bad key"],
)
def test_a_list_offers_at_least_two_different_answers(options):
    assert errors({"label": "Eten", "kind": Kind.CHOICES, "options": options}) == [["options"]]


def test_files_are_asked_once_per_sign_up_and_at_most_three_times():
    files = [{"label": f"Bestand {number}", "kind": Kind.FILE} for number in range(4)]
    assert errors(*files) == [[], [], [], ["kind"]]
    assert errors({"label": "Foto", "kind": Kind.FILE, "per": Per.PERSON}) == [["per"]]


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("eten", "geen_vlees", ("eten", "geen_vlees")),
        ("Eten", "Géén vlees", ("eten", "geen_vlees")),
        ("mee", "ja", ("mee", "yes")),
        ("Mee?", "", ("mee", "yes")),
    ],
)
def test_a_condition_may_be_written_in_words(question, answer, found):
    condition = {"shown_if_question": question, "shown_if_answer": answer}
    earlier = ({"label": "Eten", **FOOD}, {"label": "Mee?", "kind": Kind.CONSENT})
    formset = checked(*earlier, {"label": "Waarom", **condition})
    last = formset.forms[2].instance
    assert (formset.errors[2], (last.shown_if_question, last.shown_if_answer)) == ({}, found)


@pytest.mark.parametrize(
    ("condition", "field"),
    [
        ({"shown_if_question": "Onbekend"}, "shown_if_question"),
        ({"shown_if_question": "Waarom"}, "shown_if_question"),
        ({"shown_if_question": "Later", "shown_if_answer": "yes"}, "shown_if_question"),
        ({"shown_if_question": "Naam"}, "shown_if_question"),
        ({"shown_if_question": "Eten", "shown_if_answer": "vlees", "per": Per.PERSON}, "shown_if_question"),
        ({"shown_if_question": "Eten", "shown_if_answer": "vis"}, "shown_if_answer"),
        ({"shown_if_question": "Eten"}, "shown_if_answer"),
    ],
    ids=["unknown", "itself", "later", "not a choice", "other per", "no such answer", "no answer"],
)
def test_a_condition_that_cannot_be_is_refused(condition, field):
    written = [{"label": "Naam"}, {"label": "Eten", **FOOD}, {"label": "Waarom", **condition}]
    assert errors(*written, {"label": "Later", "kind": Kind.CONSENT})[2] == [field]


def test_a_key_outlives_its_words():
    assert row("Je hele naam", clean_name="naam").key == "naam"


def test_what_is_built_in_code_is_looked_at_too():
    with pytest.raises(ValidationError):
        row("Eten", Kind.CHOICE, options={"vlees": "Vlees"}).clean()
