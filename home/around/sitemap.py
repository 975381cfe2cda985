from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Site

from portal.base.models import Municipality, Place


class AroundSitemap(Sitemap):
    """All municipalities on one page, each by itself, and each place; in every language, with the translations."""

    i18n = alternates = True

    def items(self) -> list[Municipality | Place | None]:
        """None stands for the page of all. A municipality without places has no page."""
        places = Place.objects.select_related("municipality").order_by("municipality__name", "name", "slug")
        towns = Municipality.objects.filter(places__isnull=False).distinct().order_by("name")
        return [None, *towns, *places]

    def get_domain(self, site=None) -> str:
        """That of the pages, whatever host was asked."""
        return urlsplit(Site.objects.get(is_default_site=True).root_url).netloc

    def location(self, item: Municipality | Place | None) -> str:
        if item is None:
            return reverse("around:municipalities")
        if isinstance(item, Municipality):
            return reverse("around:municipality", args=[item.slug])
        return reverse("around:place", args=[item.municipality.slug, item.slug])
