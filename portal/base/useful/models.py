from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import Verdict

LONGEST = 500


class UsefulAnswerQuerySet(models.QuerySet):
    def with_text(self):
        return self.exclude(text="")

    def per_page(self):
        """A row per page and language with its latest title (`page`), counts (`yes`, `no`, `texts`) and `last_day`."""
        same = UsefulAnswer.objects.filter(key=models.OuterRef("key"), language=models.OuterRef("language"))
        return self.values("key", "language", "kind").annotate(
            page=models.Subquery(same.order_by("-day", "-pk").values("title")[:1]),
            yes=models.Count("pk", filter=models.Q(verdict=Verdict.YES)),
            no=models.Count("pk", filter=models.Q(verdict=Verdict.NO)),
            texts=models.Count("pk", filter=~models.Q(text="")),
            last_day=models.Max("day"),
        )

    def forget_texts(self, *, before: date) -> int:
        """Take the words away from answers of before that day; how many had any. They go on to count."""
        return self.with_text().filter(day__lt=before).update(text="")


class UsefulAnswer(models.Model):
    """What one reader thought of one page on one day. Who that was is nowhere."""

    submission = models.UUIDField(unique=True, editable=False)
    key = models.UUIDField(db_index=True, editable=False)  # the page's translation key
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, editable=False)
    kind = models.CharField(_("kind"), max_length=20, editable=False)
    title = models.CharField(_("page"), max_length=255, editable=False)
    verdict = models.CharField(_("useful"), max_length=3, choices=Verdict.choices, editable=False)
    text = models.TextField(_("what was missing"), max_length=LONGEST, blank=True, editable=False)
    day = models.DateField(_("day"), db_index=True, editable=False)

    objects = models.Manager.from_queryset(UsefulAnswerQuerySet)()

    class Meta:
        verbose_name = _("answer to “was this useful?”")
        verbose_name_plural = _("answers to “was this useful?”")
        ordering = ["-day", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.title} ({self.get_verdict_display()})"
