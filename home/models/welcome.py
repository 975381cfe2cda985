"""The automatic parts of the home page, gathered in a fixed number of queries."""

from datetime import datetime

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from events.lists import coming_trajectories, upcoming_events
from initiatives.cards import told
from initiatives.models import InitiativePage
from portal.base.drawing.map import MapArea, region_map
from portal.base.lists import Wish

from .news import NewsPage

SHOWN = 3


def lists(page, *, at: datetime) -> dict[str, list]:
    """What goes on: the highlighted and the newest initiatives, the agenda, the trajectory to join, the news."""
    highlight, initiatives = showcase(page, at=at)
    return {
        "highlight": highlight,
        "initiatives": initiatives,
        "upcoming": upcoming_events(Wish(page.language, at, SHOWN)),
        "trajectory": coming_trajectories(Wish(page.language, at, 1)),
        "news": NewsPage.objects.open_to_all().in_language(page.language).newest(SHOWN, at),
    }


def showcase(page, *, at) -> tuple[list[InitiativePage], list[InitiativePage]]:
    """The highlighted initiative (none when it has no live page in this language), and the newest others."""
    rows = InitiativePage.objects.open_to_all().in_language(page.language).for_cards(at)
    highlight = list(rows.filter(translation_key=page.highlight.translation_key)) if page.highlight_id else []
    # Not ranked together in one query: the index on the date would be of no use.
    newest = rows.order_by("-first_published_at", "pk")[: SHOWN + 1]
    return highlight, [row for row in newest if row not in highlight][:SHOWN]


def map_parts(page) -> dict:
    """The map of the region, each municipality with its number of initiatives and a link to its page."""
    counts = InitiativePage.objects.open_to_all().in_language(page.language).per_municipality()
    drawn = region_map(counts)
    areas = [
        MapArea(area, reverse("around:municipality", args=[area.slug]), told(area.name, area.count))
        for area in drawn.areas
    ]
    return {"map": drawn, "areas": areas, "initiative_count": sum(counts.values())}


def structured_data(page, chrome) -> list[dict]:
    """Who is behind the site, and that it can be searched, as schema.org has it."""
    site, whole = chrome.settings, chrome.request.build_absolute_uri
    organisation = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": site.organisation if site else settings.WAGTAIL_SITE_NAME,
        "url": page.full_url,
        "logo": whole(static("img/icon-512.png")),
    }
    if site:
        organisation |= {"email": site.mail, "sameAs": [url for _name, url in site.social_links]}
    search = {
        "@type": "SearchAction",
        "target": whole(reverse("search")) + "?q={search_term_string}",
        "query-input": "required name=search_term_string",
    }
    website = {"@context": "https://schema.org", "@type": "WebSite", "name": settings.WAGTAIL_SITE_NAME}
    return [organisation, website | {"url": page.full_url, "inLanguage": page.language, "potentialAction": search}]
