"""The page editor's form. Wagtail finds it through `BasePage.base_form_class`."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, TranslatableMixin

from .asking import Question, check_questions
from .facts import fact_names, is_translation


class FactsForm(WagtailAdminPageForm):
    """Shows facts greyed out in a translation. `BasePage.with_content_json` is the lock, this is the sign on it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # Who types a title and sends it in at once has not seen the address yet: Wagtail makes one of the title.
            self.fields["slug"].required = False
        offer_own_language(self, self.instance)
        if self.instance.pk and is_translation(self.instance):
            close(self, fact_names(type(self.instance)))
            for formset in self.formsets.values():
                for form in formset.forms:
                    close(form, fact_names(formset.model))

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and not self.has_address(cleaned):
            self.add_error("slug", _("No address can be made of this title. Write one here, in letters or figures."))
        for formset in self.formsets.values():
            if issubclass(formset.model, Question):
                check_questions(formset)
        return cleaned

    def has_address(self, cleaned: dict) -> bool:
        """Whether one was typed, or can be made of the title. What is wrong already is told already."""
        told = {"title", "slug"} & set(self.errors)
        return bool(told or cleaned.get("slug") or slugify(cleaned.get("title", ""), allow_unicode=True))


def offer_own_language(form, page) -> None:
    """Themes, lines and contacts have a row per language: offer those of the page's own, and what is chosen now."""
    for name, field in form.fields.items():
        model = getattr(getattr(field, "queryset", None), "model", None)
        if model and issubclass(model, TranslatableMixin) and not issubclass(model, Page):
            chosen = form.initial.get(name)
            rows = chosen if isinstance(chosen, Iterable) else [chosen]
            keys = [getattr(row, "pk", row) for row in rows if row is not None]
            field.queryset = field.queryset.filter(Q(locale_id=page.locale_id) | Q(pk__in=keys))


def close(form, names: set[str]) -> None:
    """Disable these fields; what is posted for them is ignored."""
    for name in names & set(form.fields):
        form.fields[name].disabled = True
