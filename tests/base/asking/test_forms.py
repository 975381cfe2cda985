"""What a form takes, refuses and forgets."""

import pytest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

from portal.base.asking import Kind, Per, answers_of, form_class, question_set, shown_answers
from tests.base.asking.questions import asked, questions, row

LANGUAGES = ("nl", "en", "de")


def form_of(*asked, data: dict | None = None, language: str = "nl"):
    lists = {key: value if isinstance(value, list) else [value] for key, value in (data or {}).items()}
    made = form_class(questions(*asked), per=Per.REGISTRATION, language=language)
    return made(MultiValueDict(lists), MultiValueDict())


def answer(one, value):
    """The answer to one question; None when it is refused."""
    form = form_of(one, data={one.key: value})
    return answers_of(form).get(one.key) if form.is_valid() else None


def translated():
    """Questions of which every word is another one in each language."""
    return question_set(
        {
            language: [
                row(f"Naam {language}", clean_name="naam"),
                row(f"Dag {language}", Kind.CHOICES, clean_name="dag", options={"ma": f"1 {language}", "di": "2"}),
                row(f"Bus {language}", Kind.CHOICE, clean_name="bus", options={"heen": f"H {language}", "terug": "T"}),
                row(f"Geboren {language}", Kind.DATE, clean_name="geboren"),
                row(f"Bedrag {language}", Kind.NUMBER, clean_name="bedrag"),
                row(f"Akkoord {language}", Kind.CONSENT, clean_name="akkoord", required=True),
            ]
            for language in LANGUAGES
        }
    )


POSTED = {
    "naam": "Jo",
    "dag": ["ma", "di"],
    "bus": "heen",
    "geboren": "01-02-1990",
    "bedrag": "2,50",
    "akkoord": "yes",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_post_stores_the_same_in_every_language(language):
    with override(language):
        form = form_class(translated(), per=Per.REGISTRATION, language=language)(
            MultiValueDict({key: value if isinstance(value, list) else [value] for key, value in POSTED.items()})
        )
        assert form.is_valid(), form.errors
    assert answers_of(form).plain == {
        "naam": "Jo",
        "dag": ["ma", "di"],
        "bus": "heen",
        "geboren": "1990-02-01",
        "bedrag": 2.5,
        "akkoord": True,
    }


def test_answers_are_shown_in_the_words_of_the_reader():
    form = form_class(translated(), per=Per.REGISTRATION, language="nl")(
        MultiValueDict({key: value if isinstance(value, list) else [value] for key, value in POSTED.items()})
    )
    assert form.is_valid()
    assert shown_answers(translated(), answers_of(form), language="en") == [
        ("Naam en", "Jo"),
        ("Dag en", "1 en, 2"),
        ("Bus en", "H en"),
        ("Geboren en", "1 February 1990"),
        ("Bedrag en", "2.5"),
        ("Akkoord en", "yes"),
    ]


def test_a_changed_question_does_not_change_how_an_old_answer_reads():
    old = questions(asked("eten", Kind.CHOICE, options="vega vlees", labels={"nl": "Wat eet je?"}))
    form = form_class(old, per=Per.REGISTRATION, language="nl")({"eten": "vega"})
    assert form.is_valid()
    assert shown_answers(old, answers_of(form), language="nl") == [("Wat eet je?", "vega")]
    gone = questions(asked("eten", Kind.CHOICE, options="vlees vis", labels={"nl": "Eten"}))
    assert shown_answers(gone, answers_of(form), language="nl") == [("Eten", "vega")]


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (Kind.TEXT, "X", "X"),
        (Kind.TEXT, "Jeu de boules 🎉", "Jeu de boules 🎉"),
        (Kind.TEXT, "een\r\nBcc: x@example.org", "een Bcc: x@example.org"),
        (Kind.TEXT, "é" * 250, "é" * 250),
        (Kind.LONG_TEXT, "ja\r\nnee", "ja\nnee"),
        (Kind.LONG_TEXT, "🌻" * 5000, "🌻" * 5000),
        (Kind.LONG_TEXT, "a\r\n" * 2499 + "bc", "a\n" * 2499 + "bc"),
        (Kind.MAIL, " jo@example.org ", "jo@example.org"),
        (Kind.NUMBER, "4", 4),
        (Kind.NUMBER, "-2.5", -2.5),
        (Kind.DATE, "31-12-2027", "2027-12-31"),
        (Kind.DATE, "2027-12-31", "2027-12-31"),
        (Kind.DATE, "1/2/2027", "2027-02-01"),
        (Kind.CHOICE, "a", "a"),
        (Kind.CHOICES, ["a", "b"], ["a", "b"]),
        (Kind.CONSENT, "yes", True),
    ],
)
def test_what_people_type_is_taken(kind, typed, stored):
    assert answer(asked("q", kind, options="a b"), typed) == stored


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.TEXT, "a" * 251),
        (Kind.TEXT, "a\0b"),
        (Kind.TEXT, "  \n "),
        (Kind.LONG_TEXT, "a" * 5001),
        (Kind.LONG_TEXT, "a\0b"),
        (Kind.MAIL, "jo.example.org"),
        (Kind.MAIL, "jo@example.org\nBcc: x@example.org, y"),
        (Kind.MAIL, "j\0@example.org"),
        (Kind.NUMBER, "vier"),
        (Kind.NUMBER, "NaN"),
        (Kind.NUMBER, "Infinity"),
        (Kind.NUMBER, "1e400"),
        (Kind.NUMBER, "1.000"),
        (Kind.NUMBER, "4\0"),
        (Kind.DATE, "31-02-2027"),
        (Kind.DATE, "12-31-2027"),
        (Kind.DATE, "1-1-0001"),
        (Kind.DATE, "1-1-2027\0"),
        (Kind.CHOICE, "c"),
        (Kind.CHOICE, "a\0"),
        (Kind.CHOICES, ["a", "c"]),
        (Kind.CONSENT, ""),
        (Kind.FILE, "geen bestand"),
    ],
)
def test_what_cannot_be_is_refused_with_a_message(kind, typed):
    form = form_of(asked("q", kind, options="a b"), data={"q": typed})
    assert (form.is_valid(), list(form.errors)) == (False, ["q"])


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.INFORMATION])
def test_a_missing_answer_is_named_by_its_question(kind):
    form = form_of(asked("Je vraag", kind, options="a b"))
    assert (form.is_valid(), "“Je vraag”" in form.errors["Je vraag"][0]) == (False, True)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_may_stay_empty_has_no_answer(kind):
    form = form_of(asked("q", kind, options="a b", required=False))
    assert form.is_valid(), form.errors
    assert answers_of(form).plain == ({"q": False} if kind == Kind.CONSENT else {})


@pytest.mark.parametrize("key", ["prefix", "clean", "data", "field_order", "default_renderer", "media", "errors"])
def test_a_question_may_be_called_what_django_calls_its_own(key):
    assert answer(asked(key), "ja") == "ja"


def test_sensitive_answers_are_kept_apart():
    form = form_of(asked("naam"), asked("dieet", sensitive=True), data={"naam": "Jo", "dieet": "noten"})
    assert form.is_valid()
    assert (answers_of(form).plain, answers_of(form).sensitive) == ({"naam": "Jo"}, {"dieet": "noten"})


def test_the_questions_of_a_person_are_another_form():
    both = questions(asked("dieet", per=Per.PERSON), asked("opmerking"))
    fields = [list(form_class(both, per=per, language="nl").base_fields) for per in (Per.PERSON, Per.REGISTRATION)]
    assert fields == [["dieet"], ["opmerking"]]


BUS = (
    asked("vervoer", Kind.CHOICE, options="bus fiets"),
    asked("halte", Kind.CHOICE, options="noord zuid", shown_if_question="vervoer", shown_if_answer="bus"),
    asked("perron", shown_if_question="halte", shown_if_answer="zuid"),
)


def test_a_question_that_is_asked_has_to_be_answered():
    form = form_of(*BUS, data={"vervoer": "bus"})
    assert (form.is_valid(), set(form.errors)) == (False, {"halte"})


def test_a_hidden_question_loses_its_answer_and_need_not_be_answered():
    form = form_of(*BUS, data={"vervoer": "fiets", "halte": "noord"})
    assert form.is_valid()
    assert answers_of(form).plain == {"vervoer": "fiets"}


def test_what_hangs_on_a_hidden_question_is_hidden_too():
    form = form_of(*BUS, data={"vervoer": "fiets", "halte": "zuid", "perron": "3"})
    assert form.is_valid()
    assert answers_of(form).plain == {"vervoer": "fiets"}


def test_a_wrong_answer_in_a_hidden_question_does_no_harm():
    form = form_of(*BUS, data={"vervoer": "fiets", "halte": "maan"})
    assert form.is_valid()


@pytest.mark.parametrize(("ticked", "shown"), [("yes", True), ("", False)])
def test_a_box_or_one_of_several_choices_can_decide(ticked, shown):
    consent = asked("mee", Kind.CONSENT, required=False)
    form = form_of(consent, asked("wie", shown_if_question="mee", shown_if_answer="yes"), data={"mee": ticked})
    assert ("wie" in form.errors) == shown
    days = asked("dag", Kind.CHOICES, options="ma di", required=False)
    form = form_of(days, asked("uur", shown_if_question="dag", shown_if_answer="ma"), data={"dag": ["di", "ma"]})
    assert "uur" in form.errors
