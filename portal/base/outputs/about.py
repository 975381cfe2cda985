"""What is in the data of a list, for people and for machines."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from .answers import unlisted
from .columns import LICENCE, LICENCE_NAME, SPOT, VERSION, Column, columns_of
from .pages import chrome_of, page
from .words import query_of


def render_page(index: Any, request: HttpRequest, selection, *, at: datetime) -> HttpResponse:
    title = _("About these data: %(title)s") % {"title": index.title}
    context = {
        "chrome": chrome_of(index, request, title, "gegevens/"),
        "columns": [*columns_of(index), *SPOT],
        "licence": LICENCE,
        "licence_name": LICENCE_NAME,
        "version": VERSION,
        "base": index.full_url,
        "query": query_of(index, request.GET, selection),
    }
    return page(request, "about.html", context)


def render_schema(index: Any, request: HttpRequest, selection, *, at: datetime) -> JsonResponse:
    """JSON Schema (2020-12) of the `properties` of a feature."""
    columns = columns_of(index)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{index.full_url}schema.json",
        "title": index.title,
        "version": VERSION,
        "type": "object",
        "properties": {column.name: described(column) for column in columns if column.name != "id"},
        "required": [column.name for column in columns if column.name != "id"],
    }
    answer = JsonResponse(schema, content_type="application/schema+json", json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return unlisted(answer)


def described(column: Column) -> dict[str, Any]:
    return {**column.schema, "description": str(column.about)}
