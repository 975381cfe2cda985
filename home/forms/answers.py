from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from portal.base.asking import Answers, StoredFile, shown_answers

#: Sensitive answers go before the rest, or with it where a form keeps less long.
SENSITIVE_DAYS = 30


class FormAnswerQuerySet(models.QuerySet):
    def of(self, mail: str):
        """What was sent from this address."""
        return self.filter(mail__iexact=mail.strip())

    def with_questions(self):
        return self.select_related("questions")

    def past_their_term(self, at: datetime):
        return self.filter(keep_until__lte=at)

    @transaction.atomic
    def forget(self) -> int:
        """Delete these answers with their files; how many answers."""
        keys = list(self.values_list("pk", flat=True))
        StoredFile.objects.filter(about__in=[name_of(key) for key in keys]).remove()
        self.model.objects.filter(pk__in=keys).delete()
        return len(keys)

    def forget_sensitive(self, at: datetime) -> int:
        """Take away sensitive answers whose term is over; how many rows had any."""
        old = self.filter(created_at__lte=at - timedelta(days=SENSITIVE_DAYS))
        return old.exclude(sensitive={}).update(sensitive={})


def name_of(key: int) -> str:
    """How mails, files and the trail name an answer."""
    return f"formanswer:{key}"


def answer_about(about: str) -> "FormAnswer | None":
    """The answer of this name; None when it is gone."""
    return FormAnswer.objects.filter(pk=about.partition(":")[2]).with_questions().first()


class FormAnswer(models.Model):
    """What somebody sent with a form. It hangs on no page: it holds in all languages, and survives the page."""

    submission = models.UUIDField(unique=True, editable=False)
    form_key = models.UUIDField(db_index=True, editable=False)
    title = models.CharField(_("form"), max_length=255, editable=False)
    language = models.CharField(_("language"), max_length=10, editable=False)
    questions = models.ForeignKey("base.FrozenQuestions", on_delete=models.PROTECT, related_name="+", editable=False)
    plain = models.JSONField(default=dict, editable=False)
    sensitive = models.JSONField(default=dict, editable=False)
    # The plain answers as text, so that editors can search in them on every database.
    words = models.TextField(blank=True, editable=False)
    mail = models.EmailField(_("e-mail address"), blank=True, db_index=True, editable=False)
    created_at = models.DateTimeField(_("came in"), editable=False)
    keep_until = models.DateTimeField(_("kept until"), db_index=True, editable=False)

    objects = models.Manager.from_queryset(FormAnswerQuerySet)()

    class Meta:
        verbose_name = _("answer to a form")
        verbose_name_plural = _("answers to forms")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view", "delete")

    def __str__(self):
        return f"{self.title} ({self.pk})"

    @property
    def about(self) -> str:
        return name_of(self.pk)

    @property
    def files(self) -> models.QuerySet:
        return StoredFile.objects.about(self.about).order_by("pk")

    def delete(self, *args, **kwargs):
        return FormAnswer.objects.filter(pk=self.pk).forget(), {}

    def shown(self, *, language: str, sensitive: bool = False) -> list[tuple[str, str]]:
        """(question, answer) in words: the plain ones, or the sensitive ones."""
        answers = Answers(sensitive=self.sensitive) if sensitive else Answers(plain=self.plain)
        return shown_answers(self.questions.questions, answers, language=language)
