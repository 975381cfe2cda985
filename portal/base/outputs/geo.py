"""A list as GeoJSON (RFC 7946), one feature after another; what has no spot has no geometry."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .answers import etag, stream
from .columns import LICENCE, VERSION, values_of
from .items import Item, items_of
from .words import remarks, title_of


def render(index: Any, request: HttpRequest, selection, *, at):
    head = {
        "type": "FeatureCollection",
        "title": title_of(index, request.GET, selection),
        "remarks": remarks(selection),
        "language": index.language,
        "source": settings.WAGTAIL_SITE_NAME,
        "licence": LICENCE,
        "version": VERSION,
        "total": selection.total,
    }
    return stream(
        request,
        lambda: parts(head, items_of(index, selection.keys, at=at)),
        kind="application/geo+json",
        tag=etag(index, request, selection, at=at),
    )


def parts(head: dict[str, Any], items: Iterator[Item]) -> Iterator[str]:
    yield written(head)[:-1] + ',"features":['
    between = "\n"
    for item in items:
        yield between + written(feature(item))
        between = ",\n"
    yield "\n]}\n"


def feature(item: Item) -> dict[str, Any]:
    geometry = None
    if item.spot:
        latitude, longitude = item.spot
        geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    values = values_of(item)
    return {"type": "Feature", "id": values.pop("id"), "geometry": geometry, "properties": values}


def written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
