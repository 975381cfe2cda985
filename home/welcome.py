"""The automatic parts of the home page, gathered in a fixed number of queries."""

from datetime import datetime

from django.utils.translation import ngettext

from events.lists import coming_trajectories, upcoming_events
from initiatives.lists import new_initiatives
from initiatives.models import InitiativePage
from portal.base.cards import make_cards
from portal.base.drawing.map import MapArea, region_map
from portal.base.lists import Wish

from .lists import latest_news


def parts(page, *, at: datetime) -> dict:
    """Cards of what goes on, made together; the map with a count per municipality; the trajectory to join."""
    lists = {
        "highlight": highlighted(page),
        "initiatives": new_initiatives(Wish(page.language, at, 3)),
        "upcoming": upcoming_events(Wish(page.language, at, 3)),
        "trajectory": coming_trajectories(Wish(page.language, at, 1)),
        "news": latest_news(Wish(page.language, at, 3)),
    }
    cards = iter(make_cards([row for rows in lists.values() for row in rows], at=at, language=page.language))
    context: dict = {name: [next(cards) for _row in rows] for name, rows in lists.items()}
    return context | map_parts(page)


def highlighted(page) -> list[InitiativePage]:
    """The chosen initiative in the page's language, fetched for cards; none when it has no live page there."""
    if not page.highlight_id:
        return []
    key = page.highlight.translation_key
    return list(InitiativePage.objects.live().in_language(page.language).filter(translation_key=key).for_cards()[:1])


def map_parts(page) -> dict:
    """The map of the region, each municipality with its number of initiatives and a link to them."""
    counts = InitiativePage.objects.live().in_language(page.language).per_municipality()
    drawn = region_map(counts)
    index = f"{page.get_url()}initiatieven/"
    areas = [MapArea(area, f"{index}?gemeente={area.slug}", label(area)) for area in drawn.areas]
    return {"map": drawn, "areas": areas, "initiative_count": sum(counts.values())}


def label(area) -> str:
    return ngettext("%(name)s: %(count)s initiative", "%(name)s: %(count)s initiatives", area.count) % {
        "name": area.name,
        "count": area.count,
    }
