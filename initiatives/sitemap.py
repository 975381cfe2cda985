from django.urls import reverse

from portal.base.sitemaps import ViewSitemap


class InitiativeSitemap(ViewSitemap):
    """All that is asked and offered, and where one sends in an initiative."""

    def items(self) -> list[str]:
        return ["initiatives:asks", "sending:start"]

    def location(self, item: str) -> str:
        return reverse(item)
