"""Where it is: a place by name, a whole municipality, or the whole region."""

from dataclasses import asdict, dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.base.models import Municipality, Place

from .kinds import Field, WrittenLine
from .places import LONGEST, Region, Where

REGION = "regio"
#: The element that completes the name; see templates/telling/places.html.
LIST = "telling-places"


@dataclass(frozen=True, kw_only=True)
class WhereField(Field):
    """`{"place": slug, "municipality": slug}`; both empty is the whole region, and None not told."""

    is_group = True

    @property
    def empty(self):
        return None

    def controls(self, value, data):
        region = Region()
        towns = [(town.slug, _("Municipality of %(name)s") % {"name": town.name}) for town in region.municipalities]
        place = WrittenLine(
            label=_("Village, town or hamlet"),
            help_text=_("Begin typing its name. Any spelling will do."),
            required=False,
            max_length=LONGEST,
        )
        place.widget.attrs |= {"list": LIST, "autocomplete": "off"}
        choices = [("", _("Choose…")), *towns, (REGION, _("Whole region"))]
        wide = forms.ChoiceField(label=_("Or is it for a whole area?"), required=False, choices=choices)
        made = {"where_place": place, "where_area": wide}
        for control in made.values():
            control.in_row = True  # One of the two is needed, so that neither says that it may stay empty.
        return made

    def initial(self, value):
        if value is None:
            return {}
        where = Where(**value)
        if where.place:
            return {"where_place": Region().called(where)}
        return {"where_area": where.municipality or REGION}

    def completions(self):
        return [str(place) for place in Region().places]

    def check(self, form):
        words, area = (form.cleaned_data.get(name) for name in ("where_place", "where_area"))
        try:
            if words:
                form.cleaned_data[self.name] = Region().where(words)
            elif area:
                form.cleaned_data[self.name] = Where("", "" if area == REGION else area)
            elif "where_place" not in form.errors:
                raise ValidationError(_("Write the name of a place, or choose an area."))
        except ValidationError as fault:
            form.add_error("where_place", fault)

    def told(self, form):
        return asdict(form.cleaned_data[self.name])

    def shown(self, value):
        return Region().called(Where(**value)) if value is not None else ""

    def read(self, page):
        place, town = page.place, page.municipality
        return {"place": place.slug if place else "", "municipality": town.slug if town else ""}

    def write(self, page, value):
        """A spot of its own stays as long as the place does."""
        where = Where(**(value or {}))
        place = Place.objects.select_related("municipality").filter(slug=where.place).first()
        if page.place_id != (place.pk if place else None):
            page.latitude = page.longitude = None
        page.place = place
        page.municipality = (
            place.municipality if place else Municipality.objects.filter(slug=where.municipality).first()
        )
