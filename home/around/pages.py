"""The pages of a municipality, of a place, and of all municipalities, ready for their templates."""

from datetime import datetime
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from initiatives.cards import told
from portal.base.cards import make_cards
from portal.base.drawing.map import MapArea, region_map

from . import going_on
from .going_on import Counts
from .here import Here
from .region import Region, Town, Village
from .shapes import AllAround, Around, Neighbour, Part


def all_around(language: str) -> AllAround:
    region, counts = Region(), going_on.initiative_counts(language)
    drawn = region_map(counts.towns)
    towns = list(region.towns.values())
    areas = [
        MapArea(area, region.towns[area.slug].url, told(area.name, area.count))
        for area in drawn.areas
        if area.slug in region.towns
    ]
    rows = [(Neighbour(town.name, town.url, counts.towns[town.slug]), largest(town, counts)) for town in towns]
    return AllAround(drawn, areas, rows, counts.towns[None])


def largest(town: Town, counts: Counts) -> str:
    """The places with the most initiatives, by name."""
    busy = [village for village in town.villages if counts.villages[village.slug]]
    busy.sort(key=lambda village: -counts.villages[village.slug])
    return ", ".join(village.name for village in busy[:3])


def around(region: Region, town: Town, village: Village | None, *, language: str, at: datetime) -> Around:
    """The page of a municipality, or of one of its places, in a fixed number of queries."""
    counts, coming = going_on.initiative_counts(language), going_on.event_counts(language, at=at)
    here = Here(region, town, village, counts, coming)
    pages = (
        going_on.newest_initiatives(language, at=at, **here.where("")),
        going_on.coming_events(language, at=at, **here.where_events()),
        going_on.coming_trainings(language, town.slug, at=at),
        going_on.latest_news(language, town.slug, at=at),
    )
    cards = iter(make_cards([page for part in pages for page in part], at=at))
    initiatives, events, trainings, news = (list(islice(cards, len(part))) for part in pages)
    return Around(
        here.title,
        here.lede(),
        town,
        village,
        here.initiatives(initiatives),
        here.events(events),
        here.trainings(trainings),
        Part(_("News from the municipality of %(name)s") % {"name": town.name}, news, here.news_link()),
        _("Nearby") if village else pgettext("on the map", "Places"),
        here.neighbours(),
        None if initiatives else here.nearest(),
        going_on.contact_of(town.slug, language),
        here.map(),
    )
