"""Making a form as an editor does, and translating it."""

import pytest
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import Translation, TranslationSource

from home.models import FormPage
from tests.base.editing import PUBLISH, add, complaints, editor
from tests.base.soup import soup, texts, values
from tests.factories import FormPageFactory, home_page, question

pytestmark = pytest.mark.django_db

ROW = {"help_text": "", "required": "on", "options": streamfield([]), "shown_if_question": "", "shown_if_answer": ""}


def asked(*rows: dict) -> dict[str, str]:
    """Questions as the page editor sends them."""
    return nested_form_data({"questions": inline_formset([ROW | {"kind": "text"} | row for row in rows])})


@pytest.mark.parametrize(("role", "is_live"), [("eindredacteur", True), ("redacteur", False)])
def test_an_editor_makes_a_form(client, role, is_live):
    words = {"title": "Vlag bestellen", "slug": "vlag", "confirmation": "none", "days_kept": "30"} | PUBLISH
    rows = asked({"label": "Je naam"}, {"label": "Hoeveel?", "kind": "number"})
    response = add(editor(role), FormPage, home_page(), words | rows)
    assert response.status_code == 302, complaints(response)
    page = FormPage.objects.get()
    assert page.live == is_live
    if is_live:
        assert texts(soup(client.get(page.url)), "main form label.label") == ["Je naam", "Hoeveel?"]


def test_two_questions_with_the_same_words_are_refused():
    rows = asked({"label": "Je naam"}, {"label": "Je naam!"})
    words = {"title": "Vlag", "slug": "vlag", "confirmation": "none", "days_kept": "30"} | PUBLISH
    assert add(editor("eindredacteur"), FormPage, home_page(), words | rows).status_code == 200
    assert not FormPage.objects.exists()


def test_only_the_words_of_a_form_are_translated(client):
    options = {"ja": "Ja", "nee": "Nee"}
    page = FormPageFactory(title="Vraag", days_kept=30, questions=[question("Kom je?", "choice", options=options)])
    source, _new = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    words = source.export_po()
    said = {"Vraag": "Question", "Kom je?": "Will you come?", "Ja": "Yes", "Nee": "No"}
    assert {entry.msgid for entry in words} >= set(said)
    for entry in words:
        entry.msgstr = said.get(entry.msgid, entry.msgid)
    translation.import_po(words, delete=False)
    translation.save_target(publish=True)
    twin = page.get_translation(english)
    twin.get_latest_revision().publish()
    twin.refresh_from_db()
    tree = soup(client.get(twin.url))
    assert (twin.days_kept, texts(tree, "main legend")) == (30, ["Will you come? (may stay empty)"])
    assert values(tree, "main input[type=radio]", "value")[:2] == ["ja", "nee"]
