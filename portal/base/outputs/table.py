"""A list as CSV (RFC 4180): UTF-8 with a mark and semicolons, as spreadsheets here open it; no cell is a formula."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.http import HttpRequest

from ..sheets import safe_cell
from .answers import etag, stream
from .columns import SPOT, columns_of, values_of
from .items import Item, items_of

#: Between the values of one cell.
BETWEEN = " | "
MARK = "\ufeff"


def render(index: Any, request: HttpRequest, selection, *, at):
    names = [column.name for column in (*columns_of(index), *SPOT)]
    return stream(
        request,
        lambda: lines(names, items_of(index, selection.keys, at=at)),
        kind="text/csv; charset=utf-8; header=present",
        tag=etag(index, request, selection, at=at),
        filename=f"{index.slug}.csv",
    )


def lines(names: list[str], items: Iterator[Item]) -> Iterator[str]:
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(names)
    yield MARK + taken(text)
    for item in items:
        values = values_of(item) | dict(zip(("latitude", "longitude"), item.spot or (None, None), strict=True))
        writer.writerow([safe_cell(plain(values[name])) for name in names])
        yield taken(text)


def taken(text: StringIO) -> str:
    line = text.getvalue()
    text.seek(0)
    text.truncate()
    return line


def plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return BETWEEN.join(map(str, value)) if isinstance(value, list | tuple) else value
