"""The whole demo, in the order in which its parts need each other."""

from collections.abc import Callable
from datetime import datetime

from django.core.management import call_command
from wagtail.models import Locale
from wagtail.signal_handlers import disable_reference_index_auto_update

from events.models import EventIndexPage, TrainingIndexPage, TrajectoryIndexPage
from initiatives.models import InitiativeIndexPage, InitiativePage

from ..models import HomePage, NewsIndexPage, ProgrammeIndexPage
from . import forms, offers, registrations, stories, waiting
from .accounts import load_accounts
from .build import Demo, fill_home, load_settings, load_taxonomy, set_site_address
from .pictures import load_pictures
from .reading import content
from .translating import load_translations

INDEXES = {
    "programma": ProgrammeIndexPage,
    "agenda": EventIndexPage,
    "trainingen": TrainingIndexPage,
    "trajecten": TrajectoryIndexPage,
    "initiatieven": InitiativeIndexPage,
    "nieuws": NewsIndexPage,
}


def load(*, at: datetime, say: Callable[[str], None]) -> list[str]:
    """Build what is missing and return the lines to show: what there is and who can log in."""
    set_site_address()
    # What refers to what is noted once at the end, and not at each of several saves of a page.
    with disable_reference_index_auto_update():
        lines = load_parts(at=at, say=say)
    call_command("rebuild_references_index", verbosity=0)
    return lines


def load_parts(*, at: datetime, say: Callable[[str], None]) -> list[str]:
    """Everything but what Wagtail notes about it; returns the lines to show."""
    demo = Demo(at, HomePage.objects.get(locale=Locale.get_default()), say)
    demo.pictures = load_pictures()
    load_taxonomy(demo)
    load_settings()
    indexes = {slug: stories.load_index(demo, model, slug) for slug, model in INDEXES.items()}
    stories.load_content_pages(demo, demo.home)
    forms.load_forms(demo, demo.home)
    stories.load_programme(demo, indexes["programma"])
    stories.load_initiatives(demo, indexes["initiatieven"])
    offers.load_events(demo, indexes["agenda"])
    offers.load_trainings(demo, indexes["trainingen"])
    offers.load_trajectories(demo, indexes["trajecten"])
    stories.load_news(demo, indexes["nieuws"])
    highlight = InitiativePage.objects.filter(slug=content("pages")["home"]["highlight"], locale=demo.home.locale)
    fill_home(demo, highlight.first())
    load_translations(demo)
    lines = load_accounts()
    registrations.load_registrations(demo)
    waiting.load_waiting(demo)
    return lines
