"""Pages, live and first published at `at`."""

from datetime import timedelta

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.models import Locale

from home.models import (
    ContentPage,
    FormPage,
    FormQuestion,
    HomePage,
    NewsIndexPage,
    NewsPage,
    ProgrammeIndexPage,
    ProgrammePage,
)


def home_page(language: str = "nl") -> HomePage:
    """The home page that the migrations made."""
    return HomePage.objects.get(locale=Locale.objects.get(language_code=language))


class PageFactory(wagtail_factories.PageFactory):
    class Meta:
        abstract = True

    class Params:
        at = factory.LazyFunction(timezone.now)

    parent = factory.LazyFunction(home_page)
    locale = factory.LazyAttribute(lambda page: page.parent.locale)
    slug = factory.Sequence(lambda number: f"pagina-{number}")
    title = factory.LazyAttribute(lambda page: page.slug.replace("-", " ").capitalize())
    summary = factory.LazyAttribute(lambda page: f"Waar {page.title} over gaat.")
    first_published_at = factory.SelfAttribute("at")
    last_published_at = factory.SelfAttribute("first_published_at")


class IndexFactory(PageFactory):
    """The one list of its kind under a home page."""

    class Meta:
        abstract = True
        django_get_or_create = ("slug", "parent")

    show_in_menus = True


class ContentPageFactory(PageFactory):
    class Meta:
        model = ContentPage


class FormPageFactory(PageFactory):
    """A form with these `questions`: rows of FormQuestion, or of `question`."""

    class Meta:
        model = FormPage

    slug = factory.Sequence(lambda number: f"formulier-{number}")
    questions = factory.LazyFunction(lambda: [question("Naam", required=True), question("Je vraag", "long_text")])


def question(label: str, kind: str = "text", *, options: dict[str, str] | None = None, **fields) -> FormQuestion:
    """A question of an editor, not saved yet; `options`: labels by key."""
    blocks = [("option", {"key": key, "label": words}) for key, words in (options or {}).items()]
    return FormQuestion(label=label, kind=kind, options=blocks, **fields)


class NewsIndexFactory(IndexFactory):
    class Meta:
        model = NewsIndexPage

    slug = "nieuws"


class NewsPageFactory(PageFactory):
    """News of `in_days` days from `at`."""

    class Meta:
        model = NewsPage

    class Params:
        in_days = 0

    parent = factory.LazyFunction(NewsIndexFactory)
    slug = factory.Sequence(lambda number: f"nieuws-{number}")
    date = factory.LazyAttribute(lambda page: timezone.localdate(page.at) + timedelta(days=page.in_days))


class ProgrammeIndexFactory(IndexFactory):
    class Meta:
        model = ProgrammeIndexPage

    slug = "programma"


class ProgrammePageFactory(PageFactory):
    class Meta:
        model = ProgrammePage

    parent = factory.LazyFunction(ProgrammeIndexFactory)
    slug = factory.Sequence(lambda number: f"programma-{number}")
