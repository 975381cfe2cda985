"""Forms that editors make themselves: ask a question, report a mistake, order a flag."""

from http import HTTPMethod

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField

from portal.base.asking import Question, QuestionSet, question_set
from portal.base.facts import facts
from portal.base.models import BasePage, tabs

from . import filling
from .choices import Confirmation

#: Three years: longer than anybody should have to wait for an answer.
LONGEST_KEPT = 3 * 365


class FormPage(BasePage):
    """Questions, and what becomes of the answers. The answers themselves are `FormAnswer` and outlive the page."""

    search_words = ("introduction",)
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = []
    allowed_http_methods = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    page_description = _("A form with your own questions: ask something, report something, order something.")
    preview_modes = [("", _("The form")), ("sent", _("After sending"))]

    introduction = RichTextField(_("introduction"), blank=True)
    button = models.CharField(
        _("words on the button"), max_length=40, blank=True, help_text=_("Leave this empty for “Send”.")
    )
    thanks_title = models.CharField(
        _("title after sending"), max_length=120, blank=True, help_text=_("Leave this empty for “Thank you”.")
    )
    thanks = RichTextField(
        _("text after sending"), blank=True, help_text=_("Say what happens now, and when somebody will answer.")
    )
    receiver = models.ForeignKey(
        "base.Contact",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("who gets a message"),
        help_text=_("It says that something came in; the answers are read here. Empty: the address of the site."),
    )
    confirmation = models.CharField(
        _("what the sender gets"),
        max_length=10,
        choices=Confirmation,
        default=Confirmation.RECEIVED,
        help_text=_("By mail, when the form asks for an e-mail address and it was filled in."),
    )
    days_kept = models.PositiveSmallIntegerField(
        _("days that answers are kept"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_KEPT)],
        help_text=_("After that they are deleted by themselves. A change counts for what comes in from then on."),
    )
    closes_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("After this day nobody can send it any more.")
    )

    override_translatable_fields = BasePage.override_translatable_fields + facts(
        "confirmation", "days_kept", "closes_on"
    )
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        InlinePanel("questions", heading=_("Questions"), label=_("question"), panels=Question.single_panels),
        FieldPanel("button"),
        MultiFieldPanel([FieldPanel("thanks_title"), FieldPanel("thanks")], heading=_("After sending")),
    ]
    fact_panels = [
        MultiFieldPanel([FieldPanel("receiver"), FieldPanel("confirmation")], heading=_("Mail")),
        MultiFieldPanel([FieldPanel("days_kept"), FieldPanel("closes_on")], heading=_("How long")),
    ]
    edit_handler = tabs(content_panels, fact_panels)

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    def is_open(self, at) -> bool:
        return self.closes_on is None or timezone.localdate(at) <= self.closes_on

    def asked(self) -> QuestionSet:
        """The questions in the language of this page."""
        return question_set({self.language: self.questions.all()})

    def asked_everywhere(self) -> QuestionSet:
        """The questions with their words in every language in which the form is live."""
        twins = FormPage.objects.live().filter(translation_key=self.translation_key).select_related("locale")
        return question_set({twin.language: twin.questions.all() for twin in twins.prefetch_related("questions")})

    def get_context(self, request, *args, filled=None, sent=False, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        is_open = self.is_open(context["at"])
        shown = is_open and not sent
        return context | {
            "sent": sent,
            "is_open": is_open,
            "filling": (filled or filling.begun(self, at=context["at"])) if shown else None,
        }

    def serve(self, request, *args, **kwargs):
        request.is_preview = False
        at, filled = timezone.now(), None
        if request.method == HTTPMethod.POST and self.is_open(at):
            filled = filling.receive(self, request, at=at)
            if filled is None:
                return HttpResponseRedirect(f"{self.get_url(request)}?{filling.SENT}=1")
        return self.respond(request, filled=filled, sent=filling.SENT in request.GET)

    def respond(self, request, *, filled, sent, **kwargs) -> TemplateResponse:
        context = self.get_context(request, filled=filled, sent=sent and filled is None, **kwargs)
        response = TemplateResponse(request, self.get_template(request), context, status=422 if filled else 200)
        # What somebody typed stays out of caches, and the way back in the browser leads to an empty form.
        patch_cache_control(response, private=True, no_store=True)
        return response

    def serve_preview(self, request, mode_name):
        request.is_preview = True
        return self.respond(request, filled=None, sent=mode_name == filling.SENT_MODE)


class FormQuestion(Question):
    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="questions")

    class Meta(Question.Meta):
        pass
