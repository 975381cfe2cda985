"""The demo: what it shows, and that loading it again loses nothing."""

from collections import Counter
from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from events.cards import edition_standing, year_standing
from events.models import EventPage, TrainingPage, TrajectoryPage
from events.registration.choices import Availability
from events.registration.invariants import broken
from events.registration.models import Offering, Registration
from events.signup import SignUpState
from home.demo.accounts import password_of
from home.models import ContentPage, NewsPage
from home.roles import ROLES
from initiatives.models import InitiativePage
from portal.base.models import ListChange, Municipality, PortalImage, Theme
from portal.base.outbox import OutboxMail
from tests.base.soup import soup, texts
from tests.factories import home_page

pytestmark = pytest.mark.usefixtures("demo_site")

DUTCH = {"live": True, "locale__language_code": "nl"}


def rows() -> dict[str, int]:
    """Of every model but the journal of what was saved."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model != ListChange}


def published(page: Page, **values) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_it_shows_enough_of_everything():
    at = timezone.now()
    initiatives = InitiativePage.objects.filter(**DUTCH)
    events = EventPage.objects.filter(**DUTCH)
    assert initiatives.count() >= 24
    assert set(initiatives.per_municipality()) == {None, *(row.slug for row in Municipality.objects.all())}
    assert events.count() >= 12
    assert min(events.upcoming(at).count(), events.past(at).count()) >= 4
    assert NewsPage.objects.filter(**DUTCH).count() >= 6
    assert ContentPage.objects.filter(**DUTCH).count() >= 6


def test_its_initiatives_are_of_every_stage_and_theme_and_say_that_they_are_invented(client):
    pages = InitiativePage.objects.filter(**DUTCH).prefetch_related("themes")
    assert {page.stage for page in pages} == {"idea", "starting", "running", "grown", "stopped"}
    used = {theme.slug for page in pages for theme in page.themes.all()}
    assert {theme.slug for theme in Theme.objects.in_language("nl")} - used == set()
    assert [page.title for page in pages if not page.is_example] == []


def test_an_editor_sees_where_a_picture_of_the_demo_is_used():
    page = InitiativePage.objects.filter(listing_image__isnull=False, **DUTCH).first()
    references = ReferenceIndex.get_references_to(page.listing_image)
    assert str(page.pk) in {row.object_id for row in references}


def test_the_offers_of_2014_stand_there_as_they_were_and_are_over():
    at = timezone.now()
    training = TrainingPage.objects.get(slug="burgerinitiatieven-in-actie-2014", **DUTCH)
    trajectory = TrajectoryPage.objects.get(slug="cop-burgerproductiekracht-2014", **DUTCH)
    [first, *_later] = trajectory.years.all()
    assert {edition_standing(training, row, at=at).state for row in training.editions.all()} == {SignUpState.OVER}
    assert {year_standing(trajectory, row, at=at).state for row in trajectory.years.all()} == {SignUpState.OVER}
    assert (first.start.year, first.start.month, first.sign_up_until) == (2014, 9, date(2014, 8, 1))
    assert (first.price, first.places) == (750, 15)


def test_the_fresh_offers_are_open_for_sign_up(client):
    at = timezone.now()
    training = TrainingPage.objects.get(slug="burgerinitiatieven-in-actie", **DUTCH)
    trajectory = TrajectoryPage.objects.get(slug="cop-burgerproductiekracht", **DUTCH)
    assert SignUpState.OPEN in {edition_standing(training, row, at=at).state for row in training.editions.all()}
    assert SignUpState.OPEN in {year_standing(trajectory, row, at=at).state for row in trajectory.years.all()}
    assert [len(soup(client.get(page.url)).select("aside.facts a.button")) for page in (training, trajectory)] == [1, 1]


def test_people_have_signed_up_and_an_organiser_sees_every_state():
    at = timezone.now()
    offerings = Offering.objects.with_line()
    states = {offering.availability(at, waiting=offering.is_waited_for) for offering in offerings}
    assert states >= {Availability.OPEN, Availability.FEW, Availability.WAITING, Availability.CLOSED}
    assert {user.username for offering in offerings for user in offering.organisers.all()} == {"organisator"}
    assert (broken(), OutboxMail.objects.count()) == ([], 0)


def test_who_signed_up_in_the_demo_is_invented_and_answered_what_was_asked():
    for registration in Registration.objects.prefetch_related("people"):
        assert registration.name.startswith("Deelnemer ")
        assert registration.mail.endswith("@example.org")
        asked = {question.key for question in registration.questions.questions}
        given = set(registration.answers).union(*(person.answers for person in registration.people.all()))
        assert given - asked == set()


def test_its_forms_speak_every_language():
    pages = EventPage.objects.filter(slug="wat-is-een-community-of-practice")
    key = pages.first().translation_key
    for question in Offering.objects.get(key=key).questions.questions:
        assert len({question.label(code) for code in ("nl", "en", "de")}) == 3


def test_every_page_of_every_language_answers(client):
    pages = Page.objects.filter(live=True, depth__gt=1)
    answers = {page.url: client.get(page.url).status_code for page in pages}
    assert Counter(answers.values()) == {200: len(pages)}, {url for url, code in answers.items() if code != 200}


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_speaks_every_language(client, language):
    home = home_page(language)
    assert {page.slug for page in home.get_children().live()} == {
        page.slug for page in home_page().get_children().live()
    }
    kinds = (InitiativePage, EventPage, TrainingPage, TrajectoryPage)
    counts = {model: model.objects.live().in_language(language).count() for model in kinds}
    assert [model for model, count in counts.items() if count < 2] == []
    assert texts(soup(client.get(home.url)), "main h1") != texts(soup(client.get("/nl/")), "main h1")


def test_an_editor_can_publish_every_page_as_it_stands():
    """No field or block of the demo breaks a rule that the form would hold it against."""
    for page in Page.objects.filter(depth__gt=1).specific():
        page.full_clean()
        for field in page._meta.fields:
            if isinstance(field, StreamField):
                field.stream_block.clean(getattr(page, field.name))


def test_every_picture_has_words_for_who_cannot_see_it():
    assert [image.title for image in PortalImage.objects.all() if not image.description] == []


def test_loading_it_again_changes_no_number_of_rows():
    before = rows()
    call_command("load_demo", verbosity=0)
    assert {name: count for name, count in rows().items() if count != before[name]} == {}


def test_loading_it_again_keeps_what_people_changed():
    initiative = InitiativePage.objects.filter(**DUTCH).first()
    published(initiative, title="Door ons veranderd", what="<p>Ook dit.</p>")
    published(home_page(), hero_title="Welkom bij ons")
    theme = Theme.objects.in_language("nl").first()
    theme.label = "Ons thema"
    theme.save()
    user = get_user_model().objects.get(username="moderator")
    user.set_password("eigen wachtwoord")
    user.save()

    call_command("load_demo", verbosity=0)

    initiative.refresh_from_db()
    theme.refresh_from_db()
    assert (initiative.title, initiative.what) == ("Door ons veranderd", "<p>Ook dit.</p>")
    assert (home_page().hero_title, theme.label) == ("Welkom bij ons", "Ons thema")
    assert authenticate(username="moderator", password="eigen wachtwoord") == user


def test_loading_it_again_brings_back_a_page_that_was_deleted():
    page = InitiativePage.objects.filter(**DUTCH, slug="molentuin").get()
    page.delete()
    call_command("load_demo", verbosity=0)
    assert InitiativePage.objects.filter(**DUTCH, slug="molentuin").count() == 1


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_an_account(client, role):
    user = authenticate(username=role, password=password_of(role))
    assert [group.name for group in user.groups.all()] == [role]
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
