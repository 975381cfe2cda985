"""Lists that people take along open in a spreadsheet as what they are, and run nothing there."""

import csv
import io

import pytest
from openpyxl import load_workbook

from portal.base.sheets import Sheet, csv_response, safe_cell, xlsx_response

DANGEROUS = ["=1+1", "+31 6", "-bus", "@bus", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠a", "\ufeff=1"]


def lines(sheet: Sheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_response("lijst", sheet).content.decode("utf-8-sig")), delimiter=";"))


def book(*sheets: Sheet):
    return load_workbook(io.BytesIO(xlsx_response("lijst", sheets).content))


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_becomes_a_formula(words: str) -> None:
    assert safe_cell(words) == f"'{words}"
    sheet = Sheet("Lijst", ["Wat"], [[words]])
    (_headings, (written,)) = csv.reader(
        io.StringIO(csv_response("lijst", sheet).content.decode("utf-8-sig")), delimiter=";"
    )
    assert written.startswith("'")
    cell = book(sheet)["Lijst"]["A2"]
    assert (cell.data_type, cell.value[0]) == ("s", "'")


@pytest.mark.parametrize("value", [3, 2.5, 0, "Bus", "a=1", "06-12", "#N/A", "Jan\nPiet"])
def test_what_is_no_formula_stays_what_it_is(value: object) -> None:
    assert safe_cell(value) == value
    cell = load_workbook(io.BytesIO(xlsx_response("lijst", [Sheet("Lijst", ["Wat"], [[value]])]).content))["Lijst"][
        "A2"
    ]
    assert cell.value == value


def test_nothing_is_an_empty_cell_and_control_characters_are_left_out() -> None:
    assert [safe_cell(None), safe_cell("a\x00b\x1b\ud800"), safe_cell("\x00=1")] == ["", "ab", "'=1"]


def test_a_csv_file_opens_by_itself_in_the_netherlands() -> None:
    response = csv_response("lijst", Sheet("Lijst", ["Naam", "Wat"], [["Ëva", "a;b"], ['"', "x\ny"]]))
    assert response.content.startswith(b"\xef\xbb\xbfNaam;Wat\r\n")
    assert list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))[1:] == [
        ["Ëva", "a;b"],
        ['"', "x\ny"],
    ]
    assert response["Content-Disposition"] == 'attachment; filename="lijst.csv"'
    assert response["Cache-Control"] == "no-store, private"


def test_a_title_of_a_sheet_may_be_anything() -> None:
    book = load_workbook(
        io.BytesIO(xlsx_response("lijst", [Sheet("a/b:c" + "x" * 60, [], []), Sheet("b", [], [])]).content)
    )
    assert book.sheetnames == ["a b c" + "x" * 26, "b"]
