"""Tables in another language: words are translated, figures and shape stay."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from home.models import ContentPage
from portal.base.blocks.words import TableBlock
from tests.base.editing import editor
from tests.base.soup import soup, texts
from tests.factories import ContentPageFactory

pytestmark = pytest.mark.django_db

TABLE = {
    "data": [["Wat", "Hoe lang", ""], ["Naam", "90", None], ["Adres", "Naam", "7.5"]],
    "table_caption": "Wat we bewaren. Alles.",
    "table_header_choice": "row",
    "first_row_is_table_header": True,
    "first_col_is_header": False,
}


def in_english(page: ContentPage, on_commit) -> ContentPage:
    """The live translation of the page, with “EN” before each text that a translator was given."""
    source, _new = TranslationSource.update_or_create_from_instance(page)
    locale = Locale.objects.get(language_code="en")
    translation, words = Translation.objects.create(source=source, target_locale=locale), source.export_po()
    for entry in words:
        entry.msgstr = f"EN {entry.msgid}"
    translation.import_po(words, delete=False)
    # wagtail-localize publishes when the transaction ends.
    with on_commit(execute=True):
        translation.save_target(publish=True)
    return page.get_translation(locale)


def test_translators_get_each_text_of_a_table_once_and_no_figures():
    segments = TableBlock().get_translatable_segments(TABLE)
    words = ["Wat we bewaren. Alles.", "Wat", "Hoe lang", "Naam", "Adres"]
    assert [segment.render_text() for segment in segments] == words


@pytest.mark.parametrize("empty", [None, {"data": [], "table_caption": None}, {"data": [[None, ""]]}])
def test_a_table_without_words_gives_translators_nothing(empty):
    assert TableBlock().get_translatable_segments(empty) == []


def test_a_translated_table_has_the_translated_words_and_the_same_shape(client, django_capture_on_commit_callbacks):
    page = in_english(ContentPageFactory(body=[("table", TABLE)]), django_capture_on_commit_callbacks)
    table = soup(client.get(page.url)).select_one("main table")
    assert texts(table, "caption") == ["EN Wat we bewaren. Alles."]
    rows = [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in table.select("tr")]
    assert rows == [["EN Wat", "EN Hoe lang", ""], ["EN Naam", "90", ""], ["EN Adres", "EN Naam", "7.5"]]


def test_a_translator_sees_the_words_of_a_table(django_capture_on_commit_callbacks):
    page = in_english(ContentPageFactory(body=[("table", TABLE)]), django_capture_on_commit_callbacks)
    answer = editor("beheerder").get(f"/admin/pages/{page.pk}/edit/")
    assert (answer.status_code, "EN Hoe lang" in answer.content.decode()) == (200, True)
