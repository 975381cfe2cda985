"""The moving map: tiles of another host, only where the settings name one, and only when a visitor asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict
from django.templatetags.static import static

from .views import address

#: In the order in which a browser needs them.
SCRIPTS = ("leaflet/leaflet.js", "leaflet/leaflet.markercluster-src.js")
STYLES = ("leaflet/leaflet.css", "leaflet/MarkerCluster.css", "css/tiles.css")


@dataclass(frozen=True, slots=True)
class Tiles:
    """What tiles.js reads from parts/mapping/tiles.html. Lists of addresses are written with spaces between."""

    url: str
    attribution: str
    data: str
    scripts: str
    styles: str


def tiles_of(params: QueryDict) -> Tiles | None:
    """The moving map of a list; None where there are no tiles. What it shows is the list before it was moved."""
    if not settings.MAP_TILE_URL:
        return None
    return Tiles(
        settings.MAP_TILE_URL,
        settings.MAP_TILE_ATTRIBUTION,
        "lijst.geojson" + address(params, vak=[]),
        " ".join(map(static, SCRIPTS)),
        " ".join(map(static, STYLES)),
    )
