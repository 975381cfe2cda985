"""BasePage: what every page of the portal has."""

from http import HTTPMethod
from itertools import chain
from typing import ClassVar

from django.core.validators import MaxLengthValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from ..cards import PAGE, Card, Kind, make_cards
from ..chrome import Chrome
from ..entries import SearchEntry
from ..facts import carry_facts, facts, is_translation
from ..forms import FactsForm
from ..lang import in_language
from ..querysets import BasePageQuerySet, manager_for
from ..text import plain_text
from ..way import has_alias_above, restrictions_on, root_paths


def tabs(
    content: list, facts: list | None = None, more: list | None = None, form: list | None = None
) -> TabbedInterface:
    """The editor's tabs: words first, then facts that hold in every language, then how the page is found."""
    lists = [ObjectList(content, heading=_("Content"))]
    if facts:
        lists.append(ObjectList(facts, heading=_("Facts")))
    if form:
        lists.append(ObjectList(form, heading=_("Sign-up form")))
    if more:
        lists.append(ObjectList(more, heading=_("More")))
    lists.append(ObjectList(BasePage.listing_panels, heading=_("Lists and sharing")))
    # PublishingPanel and CommentPanel show no fields of their own: they open planning and comments in the side bar.
    lists.append(ObjectList([*Page.promote_panels, *Page.settings_panels], heading=_("Address and search engines")))
    return TabbedInterface(lists)


def ticks(name: str) -> FieldPanel:
    """A field of several choices as boxes to tick."""
    return FieldPanel(name, widget=CheckboxSelectMultiple)


class BasePage(Page):
    """Summary, pictures for lists and sharing, related pages; facts that stay equal over the languages."""

    kind: ClassVar[Kind] = PAGE
    #: Text, rich text and stream fields that search reads beside title and summary.
    search_words: ClassVar[tuple[str, ...]] = ("body",)
    #: What its readers may do with it: pass it on, put it in a list of their own, say whether it was useful.
    can_be_shared: ClassVar[bool] = False
    can_be_kept: ClassVar[bool] = False
    asks_if_useful: ClassVar[bool] = False
    #: Who follows its list hears when it changes: then it has a `mark` (`portal.base.following.marks.Mark`).
    tells_changes: ClassVar[bool] = False

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        validators=[MaxLengthValidator(300)],
        help_text=_("One or two sentences. Shown in lists, search results and under the title."),
    )
    listing_image = models.ForeignKey(
        "base.PortalImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Shown in lists and at the top of the page. At least 1600 pixels wide is best."),
    )
    listing_image_alt = models.CharField(
        _("what the picture shows"),
        max_length=200,
        blank=True,
        help_text=_("For people who cannot see it. Leave empty to use the description from the image library."),
    )
    social_image = models.ForeignKey(
        "base.PortalImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture for sharing"),
        help_text=_("For messages on social media. Leave empty to use the picture above."),
    )
    social_text = models.CharField(
        _("text for sharing"),
        max_length=200,
        blank=True,
        help_text=_("For messages on social media. Leave empty to use the summary."),
    )
    related_pages = StreamField(
        [("page", PageChooserBlock(label=_("page")))],
        blank=True,
        max_num=3,
        verbose_name=_("related pages"),
        help_text=_("At most three pages to read on."),
    )

    objects = manager_for(BasePageQuerySet)
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    base_form_class = FactsForm

    base_facts = facts("listing_image", "social_image", "related_pages")
    override_translatable_fields = facts("slug") + base_facts
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    listing_panels = [
        MultiFieldPanel([FieldPanel("listing_image"), FieldPanel("listing_image_alt")], heading=_("Picture")),
        MultiFieldPanel([FieldPanel("social_image"), FieldPanel("social_text")], heading=_("Sharing")),
        FieldPanel("related_pages"),
    ]

    class Meta:
        abstract = True

    def with_content_json(self, content):
        """A revision as a page. A translation's revision takes its facts from the live row: see `facts`."""
        page = super().with_content_json(content)
        if is_translation(self):
            carry_facts(self.specific_class.objects.get(pk=self.pk), page)
        return page

    @property
    def language(self) -> str:
        return self.locale.language_code

    @property
    def foreign_language(self) -> str:
        """The code of the page's language where it is not the reader's, for a `lang` attribute; else ""."""
        return "" if self.language == get_language() else self.language

    @property
    def tab_title(self) -> str:
        """What the browser, search engines and messages that link here call this page."""
        return self.seo_title or self.title

    @property
    def picture_alt(self) -> str:
        image = self.listing_image
        return self.listing_image_alt or (image.description if image else "")

    @property
    def card_picture(self):
        """The picture that a card of this page shows, if any."""
        return self.listing_image

    def card(self, *, at) -> Card:
        """This page as a card at the moment `at`."""
        return Card(
            self.kind,
            self.title,
            self.get_url() or "",
            self.summary,
            image=self.card_picture,
            lang=self.foreign_language,
        )

    def _get_site_root_paths(self, cache_object=None, **more):
        """As Wagtail has them, but asked of the cache once in a visit."""
        return super()._get_site_root_paths(cache_object, **more) if cache_object else root_paths()

    def get_view_restrictions(self):
        """What closes this page to the public; one query where Wagtail makes two, unless an alias is on the way."""
        return super().get_view_restrictions() if has_alias_above(self) else restrictions_on(self)

    def get_context(self, request, *args, **kwargs):
        at = timezone.now()
        context = super().get_context(request, *args, **kwargs)
        return context | {"chrome": Chrome(request, page=self), "at": at} | self.cards(at=at)

    def lists(self, *, at) -> dict[str, list[Page]]:
        """The pages that this one shows as cards, fetched with `for_cards`, under their names in the template."""
        return {"related": self.related(at=at)}

    def cards(self, *, at) -> dict[str, list[Card]]:
        """`lists` as cards, made together: one query for the pictures of them all and the page's own."""
        lists = self.lists(at=at)
        made = iter(make_cards(chain(*lists.values()), at=at, also=[self.listing_image]))
        return {name: [next(made) for _page in pages] for name, pages in lists.items()}

    def related(self, *, at) -> list[Page]:
        """Pages to read on, fetched for cards: what the editor chose."""
        return in_language([block["value"] for block in self.related_pages.raw_data], get_language(), at=at)

    def search_text(self) -> str:
        """All words of the page but title and summary, without markup."""
        return plain_text(self, self.search_words)

    def search_entry(self) -> SearchEntry | None:
        """What search may know of this page; None keeps it out."""
        return SearchEntry(
            key=self.pk,
            language=self.language,
            kind=self.kind.name,
            title=self.title,
            url=self.get_url() or "",
            summary=self.summary,
            text=self.search_text(),
            published=self.last_published_at,
        )

    def structured_data(self, chrome: Chrome) -> list[dict]:
        """Further JSON-LD of this page, as schema.org describes it."""
        return []
