from django.urls import reverse

from portal.base.models import Municipality, Place
from portal.base.sitemaps import ViewSitemap


class AroundSitemap(ViewSitemap):
    """All municipalities on one page, each by itself, and each place."""

    def items(self) -> list[Municipality | Place | None]:
        """None stands for the page of all. A municipality without places has no page."""
        places = Place.objects.select_related("municipality").order_by("municipality__name", "name", "slug")
        towns = Municipality.objects.filter(places__isnull=False).distinct().order_by("name")
        return [None, *towns, *places]

    def location(self, item: Municipality | Place | None) -> str:
        if item is None:
            return reverse("around:municipalities")
        if isinstance(item, Municipality):
            return reverse("around:municipality", args=[item.slug])
        return reverse("around:place", args=[item.municipality.slug, item.slug])
