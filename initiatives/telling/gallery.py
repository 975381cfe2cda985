"""The pictures of an initiative: each with what it shows, one more at a time."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.asking.fields import without_length

from . import pictures
from .kinds import Field, WrittenLine, sizes
from .rows import KEY, set_stream

NEW, NEW_ALT = "picture_new", "picture_new_alt"


class PictureField(forms.FileField):
    """Its clean value is what `pictures.keep` takes."""

    hint = gettext_lazy("JPG, PNG or WebP, at most 10 MB.")

    def __init__(self, **options):
        super().__init__(widget=forms.FileInput(attrs={"accept": pictures.ENDINGS}), **options)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return pictures.checked(upload) if upload else None


@dataclass(frozen=True, kw_only=True)
class Gallery(Field):
    """`[{"file": uuid, "alt": words}]`, or `{"image": pk, ...}` for what is in the library already.

    What is uploaded is not in the value of the form: it stands in `form.new_picture`, for `pictures.keep`.
    """

    is_group = True

    @property
    def empty(self):
        return []

    def controls(self, value, data):
        made: dict[str, forms.Field] = {}
        for reference in value or []:
            made[self.alt(reference)] = self.words(_("What does this picture show?"), required=True)
            made[self.gone(reference)] = forms.BooleanField(label=_("Take this picture away"), required=False)
        if len(value or []) < pictures.MOST:
            wrong = _("We cannot read this as a picture. Send a JPG, PNG or WebP.")
            told = {"empty": wrong, "invalid": wrong, "missing": wrong}
            made[NEW] = PictureField(label=_("A picture"), required=False, max_length=None, error_messages=told)
            made[NEW_ALT] = self.words(_("What does it show?"), required=False)
        for control in made.values():
            control.in_row = True  # The step says that no picture is needed.
        return made

    def words(self, label: str, *, required: bool) -> WrittenLine:
        made = WrittenLine(
            label=label,
            required=required,
            max_length=200,
            help_text=_("One sentence for people who cannot see it: “Six people at a long table mend a lamp.”"),
            error_messages=sizes(label) | {"required": _("Write in a sentence what the picture shows.")},
        )
        made.widget.attrs = without_length(made.widget.attrs)
        return made

    def name_of(self, reference) -> str:
        return str(reference.get("file") or reference.get("image"))

    def alt(self, reference) -> str:
        return f"picture_{self.name_of(reference)}_alt"

    def gone(self, reference) -> str:
        return f"picture_{self.name_of(reference)}_gone"

    def initial(self, value):
        return {self.alt(reference): reference["alt"] for reference in value or []}

    def check(self, form):
        """What goes need not be described."""
        for reference in self.references(form):
            if form.cleaned_data.get(self.gone(reference)):
                form.errors.pop(self.alt(reference), None)
        form.new_picture = form.cleaned_data.get(NEW)
        form.new_alt = form.cleaned_data.get(NEW_ALT) or ""
        if form.new_alt and not form.new_picture and NEW not in form.errors:
            form.add_error(NEW, ValidationError(_("Choose the picture that you describe here.")))

    def references(self, form) -> list[dict]:
        return form.values.get(self.name) or []

    def told(self, form):
        return [
            reference | {"alt": form.cleaned_data.get(self.alt(reference), reference["alt"])}
            for reference in self.references(form)
            if not form.cleaned_data.get(self.gone(reference))
        ]

    def kept(self, form):
        """All but the words that are wrong."""
        return self.told(form)

    def shown(self, value):
        return "\n".join(reference["alt"] or _("A picture") for reference in value or [])

    def read(self, page):
        return [
            {
                "image": block.value["image"].pk,
                "alt": block.value["alt"],
                "caption": block.value["caption"],
                KEY: block.id or "",
            }
            for block in page.pictures
            if block.value["image"]
        ]

    def write(self, page, value):
        """A new page shows the first in lists and at its top, the others in the gallery."""
        found = [(one, pictures.published(one)) for one in value or []]
        there = [(reference, image) for reference, image in found if image]
        if there and page.pk is None and page.listing_image is None:
            (first, page.listing_image), *there = there
            page.listing_image_alt = first["alt"]
        rows = [
            ("picture", one, {"image": image.pk, "alt": one["alt"], "caption": one.get("caption", "")})
            for one, image in there
        ]
        set_stream(page, "pictures", rows)
