"""The outputs of every list that takes out, in the order in which it offers them."""

from django.utils.translation import gettext_lazy as _

from . import about, calendar, embed, feed, geo, paper, table
from .registry import Way, offer

CALENDAR = Way(
    "date",
    _("In your calendar"),
    _("For the calendar of your phone or computer. When something changes, it changes with you."),
    "webcal",
)
PRINT = Way("print", _("To print"), _("All of this list, close together."))
POSTER = Way("flag", _("As a poster"), _("A4 with a QR code, for a notice board."))
FRAME = Way("globe", _("On your own site"), _("This list on the site of your village or association."))
FEED = Way("feed", _("As a feed"), _("Atom, for a feed reader."))
TABLE = Way("table", _("As a table"), _("CSV, for a spreadsheet."))
MAP = Way("map", _("As map data"), _("GeoJSON, for a map of your own."))
ABOUT = Way("info", _("About these data"), _("What is in them, and what you may do with them."))


def offer_outputs() -> None:
    offer("lijst.ics", calendar.render, way=CALENDAR)
    offer("afdruk/", paper.render_list, way=PRINT)
    offer("poster/", paper.render_poster, way=POSTER)
    offer("insluiten/", embed.render, way=FRAME)
    offer("lijst.atom", feed.render, way=FEED)
    offer("lijst.csv", table.render, way=TABLE)
    offer("lijst.geojson", geo.render, way=MAP)
    offer("gegevens/", about.render_page, way=ABOUT)
    offer("schema.json", about.render_schema)
