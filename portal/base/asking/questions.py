"""The questions that editors write under a page. A page type has its own model for them, with a `ParentalKey`."""

from itertools import count

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, RegexBlock, StructBlock
from wagtail.contrib.forms.models import AbstractFormField
from wagtail.contrib.forms.utils import get_field_clean_name
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin

from ..facts import facts
from .choices import LISTS, Kind, Per

LONGEST_NAME = 200
LONGEST_KEY = 40
MOST_OPTIONS = 40


class OptionBlock(StructBlock):
    """`key` is stored and never changes; a regex block is not offered for translation."""

    label = CharBlock(max_length=120, label=_("answer"))
    key = RegexBlock(
        regex=r"^[a-z0-9_-]{1,40}$",
        required=False,
        label=_("key"),
        help_text=_("Leave this empty: we make it. It stays the same when you change the words later."),
        error_messages={"invalid": _("Use small letters, digits and dashes only.")},
    )

    class Meta:
        icon = "radio-full"
        label = _("answer")


class Question(TranslatableMixin, AbstractFormField):
    """Abstract. Label, explanation and the words of the options are translated; all else is the same everywhere."""

    field_type = None
    choices = None
    default_value = None
    label = models.CharField(_("question"), max_length=250, help_text=_("Ask it as you would ask it at the table."))
    help_text = models.TextField(
        _("explanation"),
        max_length=1000,
        blank=True,
        help_text=_("One sentence under the question, only when it helps. For information: the text itself."),
    )
    kind = models.CharField(_("kind of answer"), max_length=16, choices=Kind, default=Kind.TEXT)
    required = models.BooleanField(
        _("has to be answered"),
        default=False,
        help_text=_("Ask only what you need. What may stay empty says so by itself."),
    )
    options = StreamField(
        [("option", OptionBlock())],
        blank=True,
        max_num=MOST_OPTIONS,
        verbose_name=_("answers to choose from"),
        help_text=_("Only for a choice from a list."),
    )
    per = models.CharField(
        _("asked"),
        max_length=16,
        choices=Per,
        default=Per.REGISTRATION,
        help_text=_("Choose “for every person” for what differs within a group, like what somebody eats."),
    )
    sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Tick this for health, food, belief and the like. We keep such answers apart, and shorter."),
    )
    shown_if_question = models.CharField(
        _("only after this question"),
        max_length=255,
        blank=True,
        help_text=_("Copy here an earlier question with a choice or a box to tick. Empty: always asked."),
    )
    shown_if_answer = models.CharField(
        _("when the answer is"),
        max_length=120,
        blank=True,
        help_text=_("One of the answers of that question, or “yes” for a ticked box."),
    )

    question_facts = ("clean_name", "kind", "required", "per", "sensitive", "shown_if_question", "shown_if_answer")
    override_translatable_fields = facts(*question_facts)
    shown_if_panel = MultiFieldPanel(
        [FieldRowPanel([FieldPanel("shown_if_question"), FieldPanel("shown_if_answer")])],
        heading=_("Ask only sometimes"),
    )
    # For a form that one person fills in for one person.
    single_panels = [
        FieldPanel("label"),
        FieldPanel("help_text"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("required")]),
        FieldPanel("options"),
        FieldPanel("sensitive"),
        shown_if_panel,
    ]
    panels = [*single_panels[:3], FieldPanel("per"), *single_panels[3:]]
    api_fields = []

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        abstract = True
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self):
        return self.label

    @property
    def key(self) -> str:
        """Names the answers: made of the label once, and kept when the label changes."""
        return self.clean_name or self.get_field_clean_name()

    def get_field_clean_name(self):
        return name_of(self.label)

    def option_labels(self) -> dict[str, str]:
        """Labels by key, for the kinds that have options."""
        if self.kind not in LISTS:
            return {}
        rows = [option.value for option in self.options]
        return {row.get("key") or key_of(row["label"]): row["label"] for row in rows}

    def clean(self):
        super().clean()
        if self.kind in LISTS:
            check_options([option.value for option in self.options])
        if self.kind == Kind.FILE and self.per == Per.PERSON:
            raise ValidationError({"per": _("Ask for a file once per sign-up, not for every person.")})
        if self.kind == Kind.INFORMATION:
            self.required = self.sensitive = False


def name_of(label: str) -> str:
    """The key of a question, made of its words: letters of any script become plain ones, which can take more room."""
    return get_field_clean_name(label)[:LONGEST_NAME]


def key_of(label: str) -> str:
    """The key of an option, made of its words."""
    return get_field_clean_name(label or "")[:LONGEST_KEY]


def free(key: str, taken: set[str]) -> str:
    """The key, with a number behind it where it is taken."""
    numbered = (f"{key}_{number}" for number in count(2))
    return key if key not in taken else next(one for one in numbered if one not in taken)


def check_options(rows: list) -> None:
    """Give options without a key one; raise ValidationError when there are too few, or two are the same."""
    if len(rows) < 2:
        raise ValidationError({"options": _("Give at least two answers to choose from.")})
    taken = {row["key"] for row in rows if row.get("key")}
    seen: set[str] = set()
    for row in rows:
        key, words = row.get("key") or "", row["label"].casefold()
        if not (key or key_of(words)):
            raise ValidationError({"options": _("“%(answer)s” needs words.") % {"answer": row["label"]}})
        if {f"key {key}", words} & seen - {"key "}:
            double = _("Two answers are the same: “%(answer)s”. Change the words or the key of one of them.")
            raise ValidationError({"options": double % {"answer": row["label"]}})
        seen |= {f"key {key}", words}
        row["key"] = key or free(key_of(words)[: LONGEST_KEY - 3], taken)
        taken.add(row["key"])
