"""Invented news, about invented initiatives."""

from django.utils import timezone

from portal.base.models import Place

from ..demo.reading import stream
from ..models import NewsPage
from .initiatives import set_words
from .region import Region
from .tree import Draft
from .words import Pen, parts


def news_item(pen: Pen, region: Region, place: Place) -> Draft:
    chance, words = pen.chance, parts("offers")["news"]
    kind = chance.pick(parts("initiatives")["kind"])
    set_words(pen, kind, place, is_region=False)
    published = region.long_ago(chance)
    stories = parts("stories")
    page = NewsPage(
        title=pen.any_of(words["titles"]),
        summary=pen.any_of(words["summaries"]),
        first_published_at=published,
        date=timezone.localdate(published),
        place=place if chance.happens(0.8) else None,
        listing_image_id=region.maybe(region.pictures, chance, 0.7),
        body=stream("text", [pen.prose(stories["what"], 2, 6), pen.prose(stories["why"], 1, 4)]),
    )
    return Draft(page, links={"themes": region.chosen_themes(kind["themes"], chance)})
