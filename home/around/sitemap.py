from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Site

from portal.base.models import Municipality, Place


class AroundSitemap(Sitemap):
    """The pages of all municipalities and places, in every language, each with its translations."""

    i18n = alternates = True

    def items(self) -> list[Municipality | Place]:
        places = Place.objects.select_related("municipality").order_by("municipality__name", "name", "slug")
        return [*Municipality.objects.order_by("name"), *places]

    def get_domain(self, site=None) -> str:
        """That of the pages, whatever host was asked."""
        return urlsplit(Site.objects.get(is_default_site=True).root_url).netloc

    def location(self, item: Municipality | Place) -> str:
        if isinstance(item, Municipality):
            return reverse("around:municipality", args=[item.slug])
        return reverse("around:place", args=[item.municipality.slug, item.slug])
