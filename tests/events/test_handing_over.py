"""Publishing a page makes, renews and retires what people sign up for, and tells them what they have to know."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page

from events import handing_over
from events.choices import SignUpWay
from events.models import EventPage
from events.registration.models import Offering
from portal.base.models import Place
from portal.base.outbox import OutboxMail
from tests.factories import (
    EditionFactory,
    EventPageFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    sign_up,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
HERE = {"sign_up": SignUpWay.HERE}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def publish(page, **values):
    """The page again, as somebody changes and publishes it."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def offered() -> dict[str, bool]:
    return {row.title: row.is_live for row in Offering.objects.all()}


def mails() -> list[str]:
    return sorted(OutboxMail.objects.values_list("kind", flat=True))


@pytest.mark.parametrize("factory", [EventPageFactory, TrainingPageFactory, TrajectoryPageFactory])
def test_publishing_makes_what_people_sign_up_for(factory):
    page = publish(factory(at=AT, title="Samen", **HERE))
    offering = Offering.objects.get()
    assert (offering.series, offering.is_live) == (page.translation_key, True)
    assert offering.title.startswith("Samen")


def test_a_draft_makes_nothing():
    EventPageFactory(at=AT, live=False, **HERE).save_revision()
    assert offered() == {}


def test_who_made_the_page_is_its_organiser(django_user_model):
    user = django_user_model.objects.create(username="organisator")
    publish(EventPageFactory(at=AT, owner=user, **HERE))
    assert list(Offering.objects.get().organisers.all()) == [user]


def test_publishing_again_without_a_change_tells_nobody():
    page = publish(EventPageFactory(at=AT, **HERE))
    sign_up(Offering.objects.get(), at=AT)
    before = mails()
    publish(page, summary="Een ander zinnetje.")
    publish(page)
    assert (mails(), Offering.objects.count()) == (before, 1)


def test_another_date_or_place_is_told_once_also_with_translations():
    page = publish(EventPageFactory(at=AT, **HERE))
    twin_of(page, "en")
    sign_up(Offering.objects.get(), at=AT)
    publish(page, place=Place.objects.get(slug="ulft"))
    assert mails().count("registration.changed") == 1
    assert Offering.objects.get().word("where", "nl") == "Ulft"


def test_what_is_called_off_is_told():
    page = publish(EventPageFactory(at=AT, **HERE))
    sign_up(Offering.objects.get(), at=AT)
    publish(page, status="cancelled")
    assert mails().count("registration.called_off") == 1
    assert Offering.objects.get().is_called_off


def test_a_changed_number_of_places_goes_along():
    page = publish(EventPageFactory(at=AT, places=5, **HERE))
    publish(page, places=8)
    assert Offering.objects.get().capacity == 8


def test_an_edition_that_goes_is_retired_and_who_signed_up_stays():
    rows = [EditionFactory(at=AT, title=name) for name in ("Een", "Twee")]
    page = publish(TrainingPageFactory(title="Leren", editions=rows, **HERE))
    gone = Offering.objects.get(key=page.editions.all()[1].translation_key)
    registration = sign_up(gone, at=AT)
    publish(page, editions=[page.editions.all()[0]])
    assert offered() == {"Leren: Een": True, "Leren: Twee": False}
    registration.refresh_from_db()
    assert registration.is_live


@pytest.mark.parametrize("way", [SignUpWay.NONE, SignUpWay.LINK])
def test_another_way_of_signing_up_retires_it_and_the_first_brings_it_back(way):
    page = publish(EventPageFactory(at=AT, title="Samen", **HERE))
    publish(page, sign_up=way, sign_up_url="https://example.org/")
    assert offered() == {"Samen": False}
    publish(page, sign_up=SignUpWay.HERE)
    assert offered() == {"Samen": True}


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_a_page_that_goes_offline_or_away_retires_it(end):
    page = publish(EventPageFactory(at=AT, title="Samen", **HERE))
    getattr(page, end)()
    assert offered() == {"Samen": False}


def test_a_page_that_is_deleted_with_the_page_above_it_retires_it():
    page = publish(EventPageFactory(at=AT, title="Samen", **HERE))
    Page.objects.get(pk=page.get_parent().pk).delete()
    assert (EventPage.objects.count(), offered()) == (0, {"Samen": False})


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_it_stays_while_another_language_lives(end):
    page = publish(EventPageFactory(at=AT, title="Samen", **HERE))
    english = twin_of(page, "en", title="Together")
    getattr(page, end)()
    assert list(offered().values()) == [True]
    getattr(EventPage.objects.get(pk=english.pk), end)()
    assert list(offered().values()) == [False]


def test_a_translation_brings_its_words():
    page = publish(EventPageFactory(at=AT, title="Samen", **HERE))
    publish(twin_of(page, "en"), title="Together")
    offering = Offering.objects.get()
    assert (offering.word("title", "en"), offering.word("url", "en")[:4]) == ("Together", "http")
    assert "/en/" in offering.word("url", "en")


def test_an_alias_makes_nothing_of_its_own():
    page = publish(EventPageFactory(at=AT, title="Samen", **HERE))
    page.create_alias(update_slug="nog-eens")
    publish(page)
    assert offered() == {"Samen": True}


def test_publishing_goes_on_when_it_fails_and_the_job_mends_it(monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(handing_over, "hand_over", fails)
        page = publish(EventPageFactory(at=AT, title="Samen", live=False, **HERE))
    assert (EventPage.objects.get(pk=page.pk).live, offered()) == (True, {})
    handing_over.hand_over_all(AT)
    assert offered() == {"Samen": True}


def test_the_job_retires_what_was_missed_and_tells_nobody_a_second_time():
    page = publish(EventPageFactory(at=AT, title="Samen", **HERE))
    sign_up(Offering.objects.get(), at=AT)
    before = mails()
    handing_over.hand_over_all(timezone.now() + timedelta(hours=1))
    EventPage.objects.filter(pk=page.pk).update(live=False)
    handing_over.hand_over_all(timezone.now() + timedelta(hours=2))
    assert (mails(), offered()) == (before, {"Samen": False})
