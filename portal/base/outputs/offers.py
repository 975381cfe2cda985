"""The outputs that every list has which can be taken along."""

from django.utils.translation import gettext_lazy as _

from . import geo, table
from .registry import Way, offer


def offer_outputs() -> None:
    offer(
        "lijst.csv",
        table.render,
        way=Way("table", _("As a table"), _("All of this list as CSV, for a spreadsheet.")),
    )
    offer(
        "lijst.geojson",
        geo.render,
        way=Way("map", _("As map data"), _("All of this list as GeoJSON, for a map of your own.")),
    )
