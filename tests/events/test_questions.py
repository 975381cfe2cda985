"""Questions in several languages: words translate, facts are those of the source."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from events.choices import SignUpWay
from events.models import EventPage, EventQuestion, TrainingQuestion, TrajectoryQuestion
from events.registration.models import Offering
from tests.factories import EventPageFactory, TrainingPageFactory, TrajectoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

OPTIONS = [("option", {"label": "Vegetarisch", "key": "veg"}), ("option", {"label": "Alles", "key": "all"})]
WORDS = {"Wat eet je?": "What do you eat?", "Vegetarisch": "Vegetarian", "Alles": "Anything"}
KINDS = {
    EventPageFactory: EventQuestion,
    TrainingPageFactory: TrainingQuestion,
    TrajectoryPageFactory: TrajectoryQuestion,
}


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """wagtail-localize publishes when the transaction ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def with_question(factory):
    values = {"label": "Wat eet je?", "help_text": "Voor de kok.", "kind": "choice", "options": OPTIONS}
    question = KINDS[factory](**values, per="person", sensitive=True, required=True, sort_order=0)
    return factory(sign_up=SignUpWay.HERE, form_questions=[question])


def translate(page, on_commit):
    """Published in English, with the words of a translator's file."""
    locale = Locale.objects.get(language_code="en")
    parent, _new = TranslationSource.update_or_create_from_instance(page.get_parent().specific)
    source, _new = TranslationSource.update_or_create_from_instance(page)
    for one in (parent, source):
        translation, _new = Translation.objects.get_or_create(source=one, target_locale=locale)
        file = translation.export_po()
        for entry in file:
            entry.msgstr = WORDS.get(entry.msgid, f"{entry.msgid} (en)")
        translation.import_po(file)
        with on_commit():
            translation.save_target(publish=True)
    return page.get_translation(locale)


def publish(page, on_commit) -> None:
    with on_commit():
        page.save_revision().publish()


@pytest.mark.parametrize("factory", KINDS)
def test_a_translator_gets_the_words_and_nothing_else(factory):
    source, _new = TranslationSource.update_or_create_from_instance(with_question(factory))
    texts = {entry.msgid for entry in source.export_po() if entry.msgctxt.startswith("form_questions")}
    assert texts == {"Wat eet je?", "Voor de kok.", "Vegetarisch", "Alles"}


@pytest.mark.parametrize("factory", KINDS)
def test_a_question_is_asked_in_the_language_of_the_reader(factory, on_commit):
    page = with_question(factory)
    translate(page, on_commit)
    publish(page, on_commit)
    [asked] = Offering.objects.get().questions.questions
    assert (asked.label("nl"), asked.label("en")) == ("Wat eet je?", "What do you eat?")
    assert asked.choices("en") == [("veg", "Vegetarian"), ("all", "Anything")]
    assert (asked.key, asked.required, asked.sensitive, asked.per) == ("wat_eet_je", True, True, "person")


def test_facts_of_a_question_are_carried_and_words_stay(on_commit):
    page = with_question(EventPageFactory)
    english = translate(page, on_commit)
    page = EventPage.objects.get(pk=page.pk)
    [question] = page.form_questions.all()
    question.required, question.sensitive, question.label = False, False, "Wat lust je?"
    page.form_questions = [question]
    publish(page, on_commit)
    twin = EventPage.objects.get(pk=english.pk).form_questions.get()
    assert (twin.required, twin.sensitive, twin.label) == (False, False, "What do you eat?")
    assert twin.key == EventPage.objects.get(pk=page.pk).form_questions.get().key == "wat_eet_je"


def test_a_new_question_reaches_every_language_at_once(on_commit):
    page = with_question(EventPageFactory)
    english = translate(page, on_commit)
    page = EventPage.objects.get(pk=page.pk)
    page.form_questions = [
        *page.form_questions.all(),
        EventQuestion(label="Kom je met de auto?", kind="consent", sort_order=1),
    ]
    publish(page, on_commit)
    rows = EventPage.objects.get(pk=english.pk).form_questions.all()
    assert [row.label for row in rows] == ["What do you eat?", "Kom je met de auto?"]
    asked = Offering.objects.get().questions.questions
    assert [one.label("en") for one in asked] == ["What do you eat?", "Kom je met de auto?"]
