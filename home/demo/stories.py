"""Initiatives, news, programme and content pages of the demo."""

from collections.abc import Mapping
from datetime import timedelta

from wagtail.models import Page

from initiatives.models import HelpItem, InitiativeIndexPage, InitiativePage
from portal.base.models import BasePage, IndexPage, Municipality

from ..models import ContentPage, NewsIndexPage, NewsPage, ProgrammeIndexPage, ProgrammePage
from .build import Demo, place_page
from .reading import content, start_day, stream


def load_index(demo: Demo, model: type[IndexPage], slug: str) -> BasePage:
    """An index page under home, in the menu."""
    words = content("pages")["indexes"][slug]
    page = model(
        slug=slug,
        show_in_menus=True,
        **{name: words.get(name, "") for name in ("title", "summary", "introduction")},
    )
    return place_page(demo, demo.home, page, {})


def load_initiatives(demo: Demo, index: InitiativeIndexPage) -> None:
    for row in content("initiatives")["initiative"]:
        place_page(demo, index, initiative(demo, row), row)


def initiative(demo: Demo, row: Mapping) -> InitiativePage:
    place = demo.places.get(row.get("place", ""))
    words = "what why costs permits lessons carried_by title slug summary stage since"
    page = InitiativePage(
        **{name: row[name] for name in words.split() if name in row},
        place=place,
        municipality=Municipality.objects.filter(name=row.get("municipality", "")).first(),
        themes=demo.chosen("themes", row["themes"]),
        steps=stream("step", row.get("steps", [])),
        links=stream("link", row.get("links", [])),
        body=stream("quote", [{"text": row["quote"], "source": ""}] if row.get("quote") else []),
        contact=demo.contacts[row["contact"]],
        programme_line=demo.lines.get(row.get("line", "")),
        is_example=True,
    )
    page.help_items = [help_item(demo, item) for item in row.get("help", [])]
    return page


def help_item(demo: Demo, row: Mapping) -> HelpItem:
    until = demo.today + timedelta(days=row["in_days"]) if "in_days" in row else None
    return HelpItem(direction=row["direction"], kind=row["kind"], text=row["text"], until=until)


def load_programme(demo: Demo, index: ProgrammeIndexPage) -> None:
    row = content("pages")["programme"]
    page = ProgrammePage(
        **{name: row[name] for name in ("title", "slug", "summary", "aim", "start_year", "end_year", "period_text")},
        lines=demo.chosen("lines", row["lines"]),
        partners=demo.chosen("partners", row["partners"]),
        contacts=demo.chosen("contacts", row["contacts"]),
        results=stream("fact", row["results"]),
        body=demo.body(row),
    )
    place_page(demo, index, page, row)


def load_news(demo: Demo, index: NewsIndexPage) -> None:
    for row in content("pages")["news"]:
        page = NewsPage(
            title=row["title"],
            slug=row["slug"],
            summary=row["summary"],
            date=start_day(row, demo.today),
            place=demo.places.get(row.get("place", "")),
            themes=demo.chosen("themes", row["themes"]),
            body=demo.body(row),
        )
        place_page(demo, index, page, row)


def load_content_pages(demo: Demo, home: Page) -> None:
    for row in content("pages")["page"]:
        page = ContentPage(title=row["title"], slug=row["slug"], summary=row["summary"], body=demo.body(row))
        place_page(demo, home, page, row)
