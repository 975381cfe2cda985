from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap as ViewsOnly
from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site


class PageSitemap(Sitemap):
    """All live public pages of all languages, each with the addresses of its translations."""

    def items(self):
        roots = self.get_wagtail_site().root_page.get_translations(inclusive=True).filter(alias_of__isnull=True)
        under = Q()
        for root in roots:
            under |= Q(path__startswith=root.path)
        pages = Page.objects.live().public().filter(under, alias_of__isnull=True)
        return pages.order_by("path").defer_streamfields().specific()

    def _urls(self, page, protocol, domain):
        batch = list(self.paginator.page(page).object_list)
        twins = self.twins(batch)
        urls = []
        for item in batch:
            alternates = twins[item.translation_key]
            more = {"alternates": alternates} if len(alternates) > 1 else {}
            urls += [info | more for info in item.get_sitemap_urls(self.request)]
        moments = [info["lastmod"] for info in urls if info.get("lastmod")]
        if moments:
            self.latest_lastmod = max(moments)
        return urls

    def twins(self, batch: list[Page]) -> dict:
        """Language and address of every live page that shares a translation key with one of the batch."""
        keys = {item.translation_key for item in batch}
        found: dict = {key: [] for key in keys}
        rows = Page.objects.live().public().filter(translation_key__in=keys, alias_of__isnull=True)
        for row in rows.select_related("locale").order_by("locale_id"):
            entry = {"lang_code": row.locale.language_code, "location": row.get_full_url(self.request)}
            found[row.translation_key].append(entry)
        return found


class ViewSitemap(ViewsOnly):
    """Views that are no pages, each in every language, with the translations."""

    i18n = alternates = True

    def get_domain(self, site=None) -> str:
        """That of the pages, whatever host was asked."""
        return urlsplit(Site.objects.get(is_default_site=True).root_url).netloc
