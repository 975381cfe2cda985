"""The forms and lists of what editors decide."""

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.admin.ui.tables import Column
from wagtail.models import PageViewRestriction
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from ...models import Promotion, SearchWeights, Synonym
from ..tryout import try_out

#: The name of the button; the others save.
TRY_OUT = "try-out"


class TryOutPanel(Panel):
    """The button that tries out what the form holds, and below it what that gave."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "search/admin/try_out.html"

        def get_context_data(self, parent_context=None):
            outcome = getattr(self.form, "outcome", None)
            return super().get_context_data(parent_context) | {"name": TRY_OUT, "outcome": outcome}


class TriesOut:
    """A form of which one button shows what saving it would change. It has to be valid, and is not saved."""

    def form_valid(self, form):
        if TRY_OUT not in self.request.POST:
            return super().form_valid(form)
        self.form = form
        form.outcome = try_out(form.instance, at=timezone.now())
        return self.render_to_response(self.get_context_data())


class FilledIn:
    """A form for something new that the address fills in: ?language=en&words=barn."""

    def get_initial(self):
        limits = {"words": 500, "queries": 2000}
        values = {name: self.request.GET[name][:most] for name, most in limits.items() if name in self.request.GET}
        language = self.request.GET.get("language")
        return values | ({"language": language} if language in dict(settings.LANGUAGES) else {})


class AddRule(FilledIn, TriesOut, CreateView):
    pass


class ChangeRule(TriesOut, EditView):
    pass


class AddPromotion(FilledIn, CreateView):
    pass


class RuleViewSet(SnippetViewSet):
    copy_view_enabled = False
    add_view_class = AddRule
    edit_view_class = ChangeRule


class SynonymViewSet(RuleViewSet):
    model = Synonym
    icon = "list-ul"
    menu_label = gettext_lazy("Synonyms")
    list_display = ["__str__", "language", "in_use", "note"]
    list_filter = ["language", "in_use"]
    search_fields = ["words", "finds", "note"]
    panels = [
        FieldPanel("language"),
        FieldPanel("words"),
        FieldPanel("finds"),
        TryOutPanel(heading=gettext_lazy("Try it out")),
        MultiFieldPanel([FieldPanel("in_use"), FieldPanel("note")], heading=gettext_lazy("Keeping")),
    ]


class WeightsViewSet(RuleViewSet):
    model = SearchWeights
    icon = "sliders"
    menu_label = gettext_lazy("Weights")
    list_display = ["__str__", "title", "place", "summary", "text", "parts", "past"]
    panels = [
        FieldPanel("language"),
        FieldRowPanel(
            [FieldPanel("title"), FieldPanel("place")], heading=gettext_lazy("Words in the title, or where it is")
        ),
        FieldRowPanel([FieldPanel("summary"), FieldPanel("text")], heading=gettext_lazy("Words elsewhere on the page")),
        FieldRowPanel([FieldPanel("parts"), FieldPanel("past")], heading=gettext_lazy("What counts for less")),
        TryOutPanel(heading=gettext_lazy("Try it out")),
    ]


def state(row: Promotion) -> str:
    """Whether visitors see it today, and why not."""
    day = timezone.localdate()
    if row.page is None:
        return _("Does not show: the page was deleted. Choose another one.")
    if not row.page.live:
        return _("Does not show: the page is not on the site.")
    if row.is_closed:
        return _("Does not show: not everybody may read the page.")
    if row.since and day < row.since:
        return _("Not yet")
    return _("Over") if row.until and row.until < day else _("Shows")


def with_closed(rows):
    """The promotions, each with `is_closed`: whether its page, or one above it, is not for everybody."""
    path = ExpressionWrapper(OuterRef("page__path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(path_below=path).filter(path_below__startswith=F("page__path"))
    return rows.select_related("page").annotate(is_closed=Exists(above))


class PromotionViewSet(RuleViewSet):
    model = Promotion
    icon = "pick"
    menu_label = gettext_lazy("Promoted results")
    add_view_class = AddPromotion
    edit_view_class = EditView
    list_display = [
        "__str__",
        "language",
        Column("page", label=gettext_lazy("Page"), accessor="page"),
        "since",
        "until",
        Column("state", label=gettext_lazy("On the site"), accessor=state),
    ]
    list_filter = ["language"]
    search_fields = ["queries"]
    panels = [
        FieldPanel("language"),
        FieldPanel("queries"),
        FieldPanel("page"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")], heading=gettext_lazy("When")),
        FieldPanel("order"),
    ]

    def get_queryset(self, request):
        return with_closed(Promotion.objects.all())
