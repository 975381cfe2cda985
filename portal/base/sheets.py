"""Lists that people take along: CSV and spreadsheets in which no cell becomes a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

#: How a spreadsheet knows a formula (OWASP, CSV injection), also in full width, and after space or a line break.
FORMULA = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
#: XML takes none of these.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
MOST_CHARACTERS = 32_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    headings: Row
    rows: Iterable[Row]


def safe_cell(value: Any) -> Any:
    """Numbers as they are; words with an apostrophe before what a spreadsheet would take for a formula."""
    if value is None or isinstance(value, int | float):
        return "" if value is None else value
    words = CONTROL.sub("", str(value))[:MOST_CHARACTERS]
    return f"'{words}" if FORMULA.match(words) else words


def as_words(value: Any) -> Any:
    """For a sheet that Wagtail writes: as `safe_cell`, but what is no text stays as it is."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def csv_response(name: str, sheet: Sheet) -> HttpResponse:
    """UTF-8 with a mark, and semicolons: so Excel opens it here with a double click."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([safe_cell(one) for one in sheet.headings])
    writer.writerows([safe_cell(one) for one in row] for row in sheet.rows)
    return download(f"{name}.csv", text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8")


def xlsx_response(name: str, sheets: Iterable[Sheet]) -> HttpResponse:
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", sheet.title)[:31])
        page.freeze_panes = "A2"
        page.append([cell_of(page, one, bold=True) for one in sheet.headings])
        for row in sheet.rows:
            page.append([cell_of(page, one) for one in row])
    content = BytesIO()
    book.save(content)
    return download(f"{name}.xlsx", content.getvalue(), XLSX)


def cell_of(page, value: Any, *, bold: bool = False) -> WriteOnlyCell:
    """Words stay words: openpyxl itself would read “=1” as a formula and “#N/A” as an error."""
    cell = WriteOnlyCell(page, value=safe_cell(value))
    if isinstance(cell.value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def download(name: str, content: bytes, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store, private"}
    return HttpResponse(content, content_type=kind, headers=headers)
