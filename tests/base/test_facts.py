"""Facts synchronise, words translate: what is published in Dutch holds in every language at once."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from events.models import EventIndexPage, EventPage, Occurrence
from home.models import HomePage
from portal.base.models import Contact, Place, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.database]

START = datetime(2027, 5, 4, 17, 30, tzinfo=UTC)


def occurrence(days: int = 0, note: str = "") -> Occurrence:
    start = START + timedelta(days=days)
    return Occurrence(start=start, end=start + timedelta(hours=2), note=note)


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """wagtail-localize publishes when the transaction ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def german() -> Locale:
    return Locale.objects.get(language_code="de")


@pytest.fixture
def contact() -> Contact:
    return Contact.objects.create(role="Aanmeldpunt", mail="aanmelden@example.org", locale=Locale.get_default())


@pytest.fixture
def event(contact, on_commit) -> EventPage:
    home = HomePage.objects.get(locale=Locale.get_default())
    index = home.add_child(instance=EventIndexPage(title="Agenda", slug="agenda"))
    page = EventPage(
        title="Koffietafel",
        slug="koffietafel",
        summary="Kom erbij.",
        price=Decimal("5.00"),
        place=Place.objects.get(slug="zeddam"),
        contact=contact,
        sign_up_contact=contact,
        sign_up="mail",
    )
    page.occurrences = [occurrence(note="Eerste keer"), occurrence(7, "Tweede keer")]
    index.add_child(instance=page)
    publish(page, on_commit)
    return page


def publish(page, on_commit) -> None:
    with on_commit():
        page.save_revision().publish()


def translate(row, locale: Locale, on_commit, words: dict[str, str] | None = None) -> Translation:
    """Translate as a translator's file would: texts without a given translation get a German-looking one."""
    source, _new = TranslationSource.update_or_create_from_instance(row)
    translation, _new = Translation.objects.get_or_create(source=source, target_locale=locale)
    file = translation.export_po()
    for entry in file:
        entry.msgstr = (words or {}).get(entry.msgid, f"{entry.msgid} (de)")
    translation.import_po(file)
    with on_commit():
        translation.save_target(publish=True)
    return translation


@pytest.fixture
def twin(event, german, on_commit) -> EventPage:
    translate(event.get_parent().specific, german, on_commit)
    translate(event, german, on_commit)
    return event.get_translation(german)


def fresh(page: EventPage) -> EventPage:
    return EventPage.objects.get(pk=page.pk)


def dates(page: EventPage) -> list[tuple[datetime, str]]:
    return [(row.start, row.note) for row in fresh(page).occurrences.all()]


def test_translation_starts_with_the_same_facts_and_its_own_words(event, twin):
    german = fresh(twin)
    assert (german.title, german.live, german.slug) == ("Koffietafel (de)", True, "koffietafel")
    assert (german.price, german.place) == (event.price, event.place)
    assert dates(twin) == [(START, "Eerste keer (de)"), (START + timedelta(days=7), "Tweede keer (de)")]


def test_publishing_the_source_carries_changed_facts_at_once(event, twin, on_commit):
    event = fresh(event)
    event.price, event.place, event.title = Decimal("7.50"), Place.objects.get(slug="ulft"), "Koffie en taart"
    rows = list(event.occurrences.all())
    rows[0].start -= timedelta(hours=1)
    event.occurrences = rows
    publish(event, on_commit)
    german = fresh(twin)
    assert (german.price, german.place.slug, german.title) == (Decimal("7.50"), "ulft", "Koffietafel (de)")
    assert dates(twin)[0] == (START - timedelta(hours=1), "Eerste keer (de)")


def test_added_and_removed_dates_are_carried_and_the_others_keep_their_rows(event, twin, on_commit):
    kept = fresh(twin).occurrences.all()[1].pk
    event = fresh(event)
    event.occurrences = [event.occurrences.all()[1], occurrence(14, "Derde keer")]
    publish(event, on_commit)
    assert [start for start, _note in dates(twin)] == [START + timedelta(days=7), START + timedelta(days=14)]
    assert fresh(twin).occurrences.all()[0].pk == kept


def test_cleared_facts_are_cleared_in_every_language(event, twin, on_commit):
    event = fresh(event)
    event.contact, event.price = None, None
    publish(event, on_commit)
    german = fresh(twin)
    assert (german.contact, german.price) == (None, None)


def test_publishing_an_old_draft_of_a_translation_brings_no_old_facts_back(event, twin, on_commit):
    stale = fresh(twin).save_revision()
    event = fresh(event)
    event.price = Decimal("9.00")
    publish(event, on_commit)
    with on_commit():
        stale.publish()
    assert fresh(twin).price == Decimal("9.00")


def test_a_draft_of_the_source_shows_nowhere(event, twin):
    event = fresh(event)
    event.price = Decimal("99.00")
    event.save_revision()
    assert fresh(twin).price == Decimal("5.00")


def test_a_second_language_gets_the_facts_of_today(event, twin, on_commit):
    event = fresh(event)
    event.price = Decimal("6.00")
    publish(event, on_commit)
    english = Locale.objects.get(language_code="en")
    translate(event.get_parent().specific, english, on_commit)
    translate(event, english, on_commit)
    assert fresh(event.get_translation(english)).price == Decimal("6.00")


def test_an_editor_cannot_change_facts_in_a_translation(event, twin):
    """Also not by a forged form in the normal editor, after sync was stopped."""
    Translation.objects.filter(source__object_id=event.translation_key).update(enabled=False)
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("chef", password="x"))
    address = reverse("wagtailadmin_pages:edit", args=[twin.pk])
    form = client.get(address).context["form"]
    assert {name for name in ("price", "place", "slug", "status") if form.fields[name].disabled} == {
        "price",
        "place",
        "slug",
        "status",
    }
    posted = posted_values(form) | {"price": "1.00", "title": "Kaffeetafel", "action-publish": "1"}
    posted["occurrences-0-start"] = "2030-01-01 10:00"
    client.post(address, posted)
    german = fresh(twin)
    assert (german.price, dates(twin)[0][0]) == (Decimal("5.00"), START)


def posted_values(form) -> dict[str, str]:
    """What a browser would send of a page form as it stands."""
    values = {}
    for part in (form, *(child for formset in form.formsets.values() for child in (formset.management_form, *formset))):
        for bound in part:
            value = bound.value()
            values[bound.html_name] = "" if value is None or isinstance(value, list) else str(value)
    for name in ("body", "related_pages"):
        values[f"{name}-count"] = "0"
    return values


def test_half_a_translation_is_not_published(event, twin, german):
    """Untranslated texts would show in Dutch on the German page."""
    event.summary = "Een nieuwe zin."
    event.save_revision().publish()
    TranslationSource.update_or_create_from_instance(event)
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("chef", password="x"))
    address = reverse("wagtailadmin_pages:edit", args=[twin.pk])
    response = client.post(address, {"action": "publish"}, follow=True)
    assert fresh(twin).summary == "Kom erbij. (de)"
    assert [str(message) for message in response.context["messages"]] != []


def test_facts_of_a_snippet_are_carried_to_its_translations(german, on_commit):
    theme = Theme.objects.create(label="Groen", slug="groen", colour="meadow", locale=Locale.get_default())
    translate(theme, german, on_commit, {"Groen": "Natur"})
    theme.colour = "brook"
    theme.save()
    twin = Theme.objects.get(slug="groen", locale=german)
    assert (twin.label, twin.colour) == ("Natur", "brook")


def test_pages_point_to_a_snippet_that_is_translated_later(event, german, contact, on_commit):
    theme = Theme.objects.create(label="Groen", slug="groen", locale=Locale.get_default())
    event.themes = [theme]
    publish(event, on_commit)
    translate(event.get_parent().specific, german, on_commit)
    translate(event, german, on_commit)
    translate(theme, german, on_commit, {"Groen": "Natur"})
    translate(contact, german, on_commit, {"Aanmeldpunt": "Anmeldestelle"})
    twin = fresh(event.get_translation(german))
    assert ([row.label for row in twin.themes.all()], twin.contact.role) == (["Natur"], "Anmeldestelle")
