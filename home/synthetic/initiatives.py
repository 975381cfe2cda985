"""Invented initiatives."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.html import strip_tags

from initiatives.choices import Stage
from initiatives.models import HelpItem, InitiativePage
from portal.base.drawing.chance import Chance
from portal.base.models import Place

from ..demo.reading import stream
from .region import Region
from .tree import Draft
from .words import Pen, Weighted, parts

STAGES = Weighted([Stage.RUNNING, Stage.GROWN, Stage.STARTING, Stage.IDEA, Stage.STOPPED], [50, 16, 16, 11, 7])
FIRST_YEAR = 2008


def initiative(pen: Pen, region: Region, place: Place) -> Draft:
    chance, kind = pen.chance, pen.chance.pick(parts("initiatives")["kind"])
    published = region.long_ago(chance)
    where = whereabouts(place, chance)
    set_words(pen, kind, place, is_region=where["municipality"] is None)
    themes = region.chosen_themes(kind["themes"], chance)
    page = InitiativePage(
        title=chance.pick(parts("initiatives")["titles"]).format_map(pen.values),
        first_published_at=published,
        stage=STAGES.pick(chance),
        since=since(chance, timezone.localdate(published)),
        listing_image_id=region.maybe(region.pictures, chance, 0.75),
        contact_id=region.maybe(region.contacts, chance, 0.9),
        programme_line_id=region.maybe(region.lines, chance, 0.6),
        is_example=True,
        **story(pen, kind),
        **where,
    )
    return Draft(page, help_items(pen, region), {"themes": themes})


def whereabouts(place: Place, chance: Chance) -> dict:
    """A place, sometimes with a spot of its own near it; else its whole municipality; else the whole region."""
    share, north, east = chance.between(0, 1), chance.wobble(0.003), chance.wobble(0.005)
    if share < 0.05:
        return {"place": None, "municipality": None}
    if share < 0.15:
        return {"place": None, "municipality": place.municipality}
    values = {"place": place, "municipality": place.municipality}
    if share > 0.7:
        values["latitude"] = round(Decimal(place.latitude) + Decimal(north), 5)
        values["longitude"] = round(Decimal(place.longitude) + Decimal(east), 5)
    return values


def set_words(pen: Pen, kind: dict, place: Place, *, is_region: bool) -> None:
    words = parts("initiatives")
    pen.values = {
        "kind": pen.say(kind["name"]),
        "name": pen.chance.pick(words["names"]),
        "count": str(pen.chance.whole(6, 90)),
        "place": pen.say(words["region"]) if is_region else place.name,
        "town": "Achterhoek" if is_region else place.name,
    }


def since(chance: Chance, until: date) -> date | None:
    """A day between FIRST_YEAR and `until`; not always known."""
    first = date(FIRST_YEAR, 1, 1)
    days = int((until - first).days * chance.between(0.3, 1))
    return first + timedelta(days=days) if chance.happens(0.85) else None


def story(pen: Pen, kind: dict) -> dict:
    """The words of an initiative; each part but `what` is sometimes left out, as people do."""
    words = parts("stories")
    claim = pen.any_of(kind["does"])
    what = f"<p>{claim}</p>{pen.prose(words['what'], 2, 6)}"
    steps = [pen.words(row, "title", "text") for row in pen.several(words["step"], 0, 5)]
    quotes = pen.several(words["quotes"], 0, 1)
    return {
        "summary": summary(claim, what),
        "what": what,
        "why": pen.prose(words["why"], 0, 4),
        "steps": stream("step", [step | {"text": f"<p>{step['text']}</p>"} for step in steps]),
        "costs": pen.prose(words["costs"], 0, 2),
        "permits": pen.prose(words["permits"], 0, 1),
        "lessons": pen.listing(words["lessons"], 0, 4),
        "carried_by": pen.any_of(words["carried_by"]),
        "body": stream("quote", [{"text": pen.say(quote), "source": ""} for quote in quotes]),
    }


def summary(claim: str, what: str) -> str:
    """The claim, with the first sentence after it while both are short enough for a card."""
    more = strip_tags(what.split("</p>")[1]).split(". ")[0].rstrip(".") + "."
    return f"{claim} {more}" if len(claim) + len(more) < 150 else claim


def help_items(pen: Pen, region: Region) -> list[HelpItem]:
    """What is wanted and offered, some of it until a day that lies behind us."""
    today, items = timezone.localdate(region.at), []
    for order, row in enumerate(pen.several(parts("stories")["help"], 0, 4)):
        days = pen.chance.whole(-60, 200)
        items.append(
            HelpItem(
                translation_key=region.key(pen.chance),
                sort_order=order,
                direction=row["direction"],
                kind=row["kind"],
                text=pen.say(row["text"]),
                until=today + timedelta(days=days) if pen.chance.happens(0.5) else None,
            )
        )
    return items
