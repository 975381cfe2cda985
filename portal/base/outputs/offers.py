"""The outputs of every list that takes out, in the order in which it offers them."""

from django.utils.translation import gettext_lazy as _

from . import about, calendar, embed, feed, geo, paper, table
from .registry import Way, offer


def offer_outputs() -> None:
    for name, render, way in (
        (
            "lijst.ics",
            calendar.render,
            Way(
                "date",
                _("In your calendar"),
                _("For the calendar of your phone or computer. When something changes, it changes with you."),
                "webcal",
            ),
        ),
        ("afdruk/", paper.render_list, Way("print", _("To print"), _("All of this list, close together."))),
        ("poster/", paper.render_poster, Way("flag", _("As a poster"), _("A4 with a QR code, for a notice board."))),
        (
            "insluiten/",
            embed.render,
            Way("globe", _("On your own site"), _("This list on the site of your village or association.")),
        ),
        ("lijst.atom", feed.render, Way("feed", _("As a feed"), _("Atom, for a feed reader."))),
        ("lijst.csv", table.render, Way("table", _("As a table"), _("CSV, for a spreadsheet."))),
        ("lijst.geojson", geo.render, Way("map", _("As map data"), _("GeoJSON, for a map of your own."))),
        (
            "gegevens/",
            about.render_page,
            Way("info", _("About these data"), _("What is in them, and what you may do with them.")),
        ),
        ("schema.json", about.render_schema, None),
    ):
        offer(name, render, way=way)
