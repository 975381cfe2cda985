"""How one thing is asked, kept as a JSON value, shown in words, and read from and written to a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.asking.fields import LineField, LongField, choice_messages, messages
from portal.base.models import Theme
from portal.base.text import written

from . import prose

#: Of what cannot be used yet: no draft need hold more.
MOST_KEPT = 10_000


class WrittenLine(LineField):
    def to_python(self, value):
        return super().to_python(written(value) if isinstance(value, str) else value)


class WrittenLong(LongField):
    def to_python(self, value):
        return super().to_python(written(value) if isinstance(value, str) else value).strip()


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that is told. `name` is also that of the page's field, unless a subclass says otherwise."""

    name: str
    label: str
    help: str = ""
    required: bool = False

    #: Whether its controls stand together under one heading.
    is_group = False

    @property
    def empty(self) -> Any:
        return ""

    def controls(self, value: Any, data: Mapping | None) -> dict[str, forms.Field]:
        """By name in the form. `data`: what came in, for fields that have as many controls as are needed."""
        raise NotImplementedError

    def initial(self, value: Any) -> dict[str, Any]:
        return {self.name: value}

    def check(self, form) -> None:
        """Add what is wrong between its controls to the form."""

    def told(self, form) -> Any:
        """The JSON value of a form whose controls for this are all sound."""
        return form.cleaned_data[self.name]

    def kept(self, form) -> Any:
        """The JSON value as far as it is sound, so that a draft loses nothing."""
        return form.values.get(self.name, self.empty) if form.is_faulty(self) else self.told(form)

    def completions(self) -> list[str]:
        """What may complete the words that are typed."""
        return []

    def shown(self, value: Any) -> str:
        """In words, for whoever judges it; "" for nothing."""
        return str(value or "")

    def read(self, page) -> Any:
        return getattr(page, self.name)

    def write(self, page, value: Any) -> None:
        setattr(page, self.name, value)

    def options(self) -> dict:
        return {"label": self.label, "help_text": self.help, "required": self.required}


class Text(Field):
    """Of words, also those that are too many or too few are kept."""

    def kept(self, form):
        if not form.is_faulty(self):
            return self.told(form)
        return written(str(form.data.get(form.add_prefix(self.name)) or ""))[:MOST_KEPT]


@dataclass(frozen=True, kw_only=True)
class Line(Text):
    longest: int = 120
    shortest: int = 0

    def controls(self, value, data):
        more = {"min_length": self.shortest} if self.shortest else {}
        made = WrittenLine(**self.options(), **more, max_length=self.longest, error_messages=sizes(self.label))
        return {self.name: made}


@dataclass(frozen=True, kw_only=True)
class Long(Text):
    """Several lines; `is_rich`: a rich text field of the page."""

    longest: int = 5000
    shortest: int = 0
    is_rich: bool = True

    def controls(self, value, data):
        more = {"min_length": self.shortest} if self.shortest else {}
        made = WrittenLong(**self.options(), **more, max_length=self.longest, error_messages=sizes(self.label))
        made.widget.attrs["rows"] = 6 if self.is_rich else 3
        return {self.name: made}

    def read(self, page):
        found = getattr(page, self.name)
        return prose.plain(found) if self.is_rich else found

    def write(self, page, value):
        if not self.is_rich:
            setattr(page, self.name, value)
        elif not prose.same_words(value, getattr(page, self.name)):
            setattr(page, self.name, prose.rich(value))


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    choices: type

    def controls(self, value, data):
        made = forms.ChoiceField(
            **self.options(),
            choices=self.choices.choices,
            widget=forms.RadioSelect,
            error_messages=choice_messages(self.label),
        )
        return {self.name: made}

    def shown(self, value):
        return str(dict(self.choices.choices).get(value, ""))


class Themes(Field):
    """Slugs, which are the same in every language."""

    @property
    def empty(self):
        return []

    def controls(self, value, data):
        made = forms.MultipleChoiceField(
            **self.options(),
            choices=list(self.labels().items()),
            widget=forms.CheckboxSelectMultiple,
            error_messages=choice_messages(self.label),
        )
        return {self.name: made}

    def labels(self) -> dict[str, str]:
        return dict(Theme.objects.in_language(get_language()).values_list("slug", "label"))

    def shown(self, value):
        labels = self.labels() if value else {}
        return ", ".join(labels.get(slug, slug) for slug in value)

    def read(self, page):
        return sorted(theme.slug for theme in page.themes.all())

    def write(self, page, value):
        page.themes = list(Theme.objects.filter(locale_id=page.locale_id, slug__in=value))


def sizes(label: str) -> dict[str, str]:
    return messages(
        label,
        min_length=_("Write a little more: at least %(limit_value)d characters."),
        max_length=_("That is %(show_value)d characters, and %(limit_value)d fit. Leave something out."),
    )
