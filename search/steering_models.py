"""What editors and visitors leave behind for search: synonyms, promoted pages, weights, and how often was asked what.

Not in `search.steering`, since that asks the engine, whose tables are in `search.models`, which imports these.
"""

from collections.abc import Generator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .phrases import Phrase, lines, listed, phrase, refuse_signs

MAX_WORDS = 20
MAX_QUESTIONS = 20


class Rule(models.Model):
    """What an editor writes of one language."""

    language = models.CharField(gettext_lazy("language"), max_length=10, choices=settings.LANGUAGES, default="nl")

    class Meta:
        abstract = True


class Synonym(Rule):
    """Words that count for each other; with `finds`, the words find those as well, but not the other way round."""

    words = models.CharField(
        gettext_lazy("words or phrases"),
        max_length=500,
        help_text=gettext_lazy(
            "Words or short phrases with commas between them. Whoever searches for one of them also finds pages with"
            " the others. Singular and plural, capitals and accents count as the same anyway."
        ),
    )
    finds = models.CharField(
        gettext_lazy("also find, in this direction only"),
        max_length=500,
        blank=True,
        help_text=gettext_lazy(
            "Usually empty. Fill it in when it works in one direction only: with “car” above and “shared car” here,"
            " whoever searches for car also finds shared cars, but not the other way round."
        ),
    )
    in_use = models.BooleanField(gettext_lazy("in use"), default=True)
    note = models.CharField(
        gettext_lazy("note"), max_length=255, blank=True, help_text=gettext_lazy("For colleagues: why this is here.")
    )

    class Meta:
        ordering = ["language", "words"]
        verbose_name = gettext_lazy("synonym")
        verbose_name_plural = gettext_lazy("synonyms")

    def __str__(self):
        return f"{self.words} → {self.finds}" if self.finds else self.words

    def clean(self):
        """Two words or more, each told apart by search, and none in a second rule of the same kind."""
        for name in ("words", "finds"):
            with naming(name):
                refuse_signs(getattr(self, name))
                refuse_common(listed(getattr(self, name)), self.language)
            setattr(self, name, ", ".join(listed(getattr(self, name))))
        typed, found = listed(self.words), listed(self.finds)
        with naming("words"):
            if len(typed) + len(found) < 2:
                raise ValidationError(_("Give at least two words, with a comma between them."))
            if len(typed) + len(found) > MAX_WORDS:
                raise ValidationError(
                    _("That is too much for one rule: at most %(count)d words.") % {"count": MAX_WORDS}
                )
            refuse_doubles([*typed, *found], self.language)
            self._refuse_second_rule()

    def _refuse_second_rule(self) -> None:
        mine = {phrase(words, self.language) for words in listed(self.words)}
        others = Synonym.objects.filter(language=self.language).exclude(pk=self.pk)
        for other in others.filter(finds="") if not self.finds else others.exclude(finds=""):
            for words in listed(other.words):
                if phrase(words, self.language) in mine:
                    message = _("“%(word)s” is already in the rule “%(rule)s”. Add your words there.")
                    raise ValidationError(message % {"word": words, "rule": other})


class Promotion(Rule):
    """A page that stands above the results of certain questions."""

    queries = models.TextField(
        gettext_lazy("questions"),
        max_length=2000,
        help_text=gettext_lazy(
            "One on each line, as people type them. The order of the words does not matter, nor do small words and"
            " plurals: “bus to Zeddam” is also “Zeddam buses”."
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("page"),
        help_text=gettext_lazy("Stands above the results, as long as everybody may read it."),
    )
    since = models.DateField(gettext_lazy("from"), null=True, blank=True)
    until = models.DateField(
        gettext_lazy("up to and including"),
        null=True,
        blank=True,
        help_text=gettext_lazy("It then ends by itself. Empty: until you take it away."),
    )
    order = models.PositiveSmallIntegerField(
        gettext_lazy("order"), default=1, help_text=gettext_lazy("For questions with several pages: 1 stands on top.")
    )

    class Meta:
        ordering = ["language", "order", "pk"]
        verbose_name = gettext_lazy("promoted result")
        verbose_name_plural = gettext_lazy("promoted results")

    def __str__(self):
        return ", ".join(lines(self.queries))[:100]

    def clean(self):
        asked = lines(self.queries)
        with naming("queries"):
            if not asked:
                raise ValidationError(_("Type at least one question."))
            if len(asked) > MAX_QUESTIONS:
                raise ValidationError(_("At most %(count)d questions. Make a second one.") % {"count": MAX_QUESTIONS})
            refuse_common(asked, self.language)
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("This day is before the first day.")})
        if self.page and self.page.get_url() is None:
            raise ValidationError({"page": _("This page is not part of the site. Choose another one.")})
        if self.page and self.page.locale.language_code != self.language:
            raise ValidationError({"page": _("This page is in another language. Choose a page in the same language.")})


def share(name: str, default: float, lowest: float, help_text: str) -> models.FloatField:
    """A weight from `lowest` to 1."""
    limits = [MinValueValidator(lowest), MaxValueValidator(1)]
    return models.FloatField(name, default=default, validators=limits, help_text=help_text)


def weight(name: str, default: float) -> models.FloatField:
    limits = [MinValueValidator(0.1), MaxValueValidator(10)]
    return models.FloatField(name, default=default, validators=limits, help_text=gettext_lazy("From 0.1 to 10."))


class SearchWeights(Rule):
    """How much each part of a page counts: `search.engine.Weights` as a row. A language without one has those."""

    language = models.CharField(
        gettext_lazy("language"), max_length=10, choices=settings.LANGUAGES, default="nl", unique=True
    )
    title = weight(gettext_lazy("title"), 3.0)
    place = weight(gettext_lazy("place and municipality"), 2.5)
    summary = weight(gettext_lazy("summary"), 1.5)
    text = weight(gettext_lazy("text"), 1.0)
    parts = share(
        gettext_lazy("parts of words"),
        0.5,
        0,
        gettext_lazy("From 0 to 1. How much “huis” counts for “dorpshuis”; at 0 it does not count."),
    )
    past = share(
        gettext_lazy("what is over"),
        0.6,
        0.05,
        gettext_lazy("From 0.05 to 1. What is left of the score of something that is over; at 1 it ranks no lower."),
    )

    class Meta:
        ordering = ["language"]
        verbose_name = gettext_lazy("weights")
        verbose_name_plural = gettext_lazy("weights")

    def __str__(self):
        return capfirst(self.get_language_display())


class SearchCount(models.Model):
    """How often was asked what on a day, and how often that found nothing. Who asked is nowhere."""

    day = models.DateField(gettext_lazy("day"))
    language = models.CharField(gettext_lazy("language"), max_length=10, choices=settings.LANGUAGES)
    text = models.CharField(gettext_lazy("searched for"), max_length=100)
    searches = models.PositiveIntegerField(gettext_lazy("times"), default=0)
    without_results = models.PositiveIntegerField(gettext_lazy("without a result"), default=0)
    hits = models.PositiveIntegerField(gettext_lazy("results the last time"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "language", "text"], name="one_count_per_day")]
        verbose_name = gettext_lazy("searched words")
        verbose_name_plural = gettext_lazy("searched words")

    def __str__(self):
        return f"{self.text} ({self.language}, {self.day})"


class Steering(models.Model):
    """One row: another `token` whenever an editor changed something, so that every process reads it anew."""

    token = models.CharField(max_length=32)

    def __str__(self):
        return self.token


@contextmanager
def naming(field: str) -> Generator[None]:
    """A complaint raised within is about this field."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def refuse_common(texts: list[str], language: str) -> None:
    for text in texts:
        if not phrase(text, language):
            raise ValidationError(_("“%(words)s” holds only very common words or signs.") % {"words": text})


def refuse_doubles(texts: list[str], language: str) -> None:
    seen: dict[Phrase, str] = {}
    for text in texts:
        key = phrase(text, language)
        if key in seen:
            names = {"one": seen[key], "other": text}
            raise ValidationError(_("“%(one)s” and “%(other)s” are the same to search. Leave one out.") % names)
        seen[key] = text
