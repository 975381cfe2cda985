import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from initiatives.choices import Direction, HelpKind, Stage
from initiatives.models import HelpItem, InitiativeIndexPage, InitiativePage

from .pages import IndexFactory, PageFactory
from .taxonomy import PlaceFactory


class InitiativeIndexFactory(IndexFactory):
    class Meta:
        model = InitiativeIndexPage

    slug = "initiatieven"


class HelpItemFactory(DjangoModelFactory):
    """Built without a page; the page that takes it saves it."""

    class Meta:
        model = HelpItem
        strategy = factory.BUILD_STRATEGY

    locale = factory.LazyFunction(Locale.get_default)
    direction = Direction.WANTED
    kind = HelpKind.HANDS
    text = factory.Sequence(lambda number: f"Hulp {number}")


class InitiativePageFactory(PageFactory):
    """In Zeddam, running, unless told otherwise; its municipality follows its place as it does in the editor."""

    class Meta:
        model = InitiativePage

    parent = factory.LazyFunction(InitiativeIndexFactory)
    slug = factory.Sequence(lambda number: f"initiatief-{number}")
    what = "<p>Buren doen iets samen.</p>"
    stage = Stage.RUNNING
    place = factory.LazyFunction(PlaceFactory)
    municipality = factory.LazyAttribute(lambda page: page.place and page.place.municipality)
