"""What the staff sees of the answers, and what of that stands in the trail."""

import csv
import io
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from openpyxl import load_workbook

from home.models import FormAnswer
from home.roles import ROLES
from portal.base.asking import FrozenQuestions, StoredFile, question_set
from portal.base.models import AuditEvent
from tests.base.editing import editor
from tests.base.soup import soup, texts
from tests.factories import UserFactory, question
from tests.home.filling import AT

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LIST = "/admin/form-answers/"
READERS = {"eindredacteur", "moderator", "beheerder"}
FORM, OTHER = UUID(int=1), UUID(int=2)


def answer(*, form: UUID = FORM, title: str = "Stel je vraag", sensitive: dict | None = None, **plain) -> FormAnswer:
    """An answer to a form with a question for each value."""
    rows = [question(key.capitalize(), clean_name=key) for key in plain]
    rows += [question(key.capitalize(), clean_name=key, sensitive=True) for key in sensitive or {}]
    return FormAnswer.objects.create(
        submission=uuid4(),
        form_key=form,
        title=title,
        language="nl",
        questions=FrozenQuestions.freeze(question_set({"nl": rows}), AT),
        plain=plain,
        sensitive=sensitive or {},
        words="\n".join(plain.values()),
        mail=plain.get("mail", ""),
        created_at=AT,
        keep_until=AT + timedelta(days=90),
    )


def file_of(row: FormAnswer, name: str = "plan.pdf") -> StoredFile:
    stored = StoredFile(kind="pdf", size=4, name=name, about=row.about, created_at=AT, question="vraag-plan")
    stored.file.save(name, ContentFile(b"%PDF"))
    return stored


def address(row: FormAnswer, view: str = "inspect") -> str:
    return f"{LIST}{view}/{row.pk}/"


def download(row: FormAnswer, stored: StoredFile) -> str:
    return f"{LIST}{row.pk}/file/{stored.uuid}/"


def trail() -> list[tuple]:
    return [(event.action, event.about, event.count) for event in AuditEvent.objects.order_by("pk")]


def sheet(client: Client, query: str = "") -> list[list[str]]:
    response = client.get(f"{LIST}?export=csv{query}")
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))


@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_reads_answers(role):
    row = answer(naam="Riek")
    stored = file_of(row)
    client = editor(role)
    addresses = [
        LIST,
        address(row),
        address(row, "delete"),
        download(row, stored),
        f"{LIST}?export=csv",
    ]
    codes = {client.get(one).status_code for one in addresses}
    assert codes == ({200} if role in READERS else {302})
    assert ("form-answers" in client.get("/admin/").content.decode()) == (role in READERS)


def test_nobody_gets_answers_without_logging_in(client):
    row = answer(naam="Riek")
    for one in (LIST, address(row), f"{LIST}?export=xlsx", download(row, file_of(row))):
        assert client.get(one)["Location"].startswith("/admin/login/")


def test_nobody_adds_or_changes_an_answer_not_even_who_may_do_everything():
    row, client = answer(naam="Riek"), Client()
    client.force_login(UserFactory(is_superuser=True))
    codes = [client.post(one, {}).status_code for one in (f"{LIST}new/", address(row, "edit"))]
    assert (codes, client.get(LIST).status_code, FormAnswer.objects.count()) == ([302, 302], 200, 1)


def test_the_list_names_nobody_and_leaves_no_trace():
    answer(naam="Riek", mail="riek@example.org")
    words = soup(editor("moderator").get(LIST)).get_text()
    assert ("Stel je vraag" in words, "Riek" in words, "riek@example.org" in words, trail()) == (True, False, False, [])


@pytest.mark.parametrize(("query", "found"), [("?q=RIEK", 1), ("?q=riek@example", 1), ("?q=café", 1), ("?q=bus", 0)])
def test_answers_are_found_by_their_words(query, found):
    answer(naam="Riek", mail="riek@example.org", waar="Café de Zon")
    answer(naam="Gerrit", mail="gerrit@example.org")
    assert len(soup(editor("moderator").get(LIST + query)).select("main tbody tr")) == found


def test_the_list_is_narrowed_to_one_form():
    answer(naam="Riek"), answer(form=OTHER, title="Meld een fout", naam="Gerrit")
    client = editor("moderator")
    tables = [
        texts(soup(client.get(LIST + query)), "main tbody tr td:first-child a") for query in ("", f"?form_key={OTHER}")
    ]
    assert ["Stel je vraag" in " ".join(table) for table in tables] == [True, False]
    assert ["Meld een fout" in " ".join(table) for table in tables] == [True, True]


def test_who_reads_an_answer_is_written_down():
    row = answer(naam="Riek", sensitive={"allergie": "noten"})
    file_of(row)
    words = soup(editor("eindredacteur").get(address(row))).get_text()
    assert [part in words for part in ("Riek", "noten", "plan.pdf", "Allergie (gevoelig)")] == [True] * 4
    event = AuditEvent.objects.get()
    assert (event.action, event.about, event.fields) == ("seen", row.about, ["plain", "sensitive"])
    assert "Riek" not in str(event.__dict__)


def test_a_file_is_downloaded_and_that_is_written_down():
    row = answer(naam="Riek")
    stored, client = file_of(row), editor("moderator")
    response = client.get(f"{LIST}{row.pk}/file/{stored.uuid}/")
    assert (b"".join(response.streaming_content), response["Content-Disposition"]) == (
        b"%PDF",
        'attachment; filename="plan.pdf"',
    )
    assert trail() == [("downloaded", row.about, 1)]


def test_a_file_of_something_else_is_not_handed_out():
    row, other = answer(naam="Riek"), answer(naam="Gerrit")
    response = editor("moderator").get(download(row, file_of(other)), follow=True)
    assert (response.status_code, trail()) == (404, [])


def test_a_sheet_has_a_column_for_each_question_and_nothing_sensitive():
    answer(naam="Riek", sensitive={"allergie": "noten"}), answer(form=OTHER, title="Meld een fout", wat="Tikfout")
    head, *rows = sheet(editor("eindredacteur"))
    assert head == ["Kwam binnen", "Formulier", "Taal", "Wat", "Naam"]
    assert [row[1:] for row in rows] == [["Meld een fout", "nl", "Tikfout", ""], ["Stel je vraag", "nl", "", "Riek"]]
    assert trail() == [("exported", "form:all", 2)]


def test_a_sheet_of_one_form_says_which_in_the_trail():
    answer(naam="Riek"), answer(form=OTHER, naam="Gerrit")
    assert len(sheet(editor("moderator"), f"&form_key={FORM}")) == 2
    assert trail() == [("exported", f"form:{FORM}", 1)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_sheet_is_a_formula(start):
    answer(naam=f'{start}HYPERLINK("https://example.org/")')
    client = editor("moderator")
    assert sheet(client)[1][3].startswith(f"'{start}")
    response = client.get(f"{LIST}?export=xlsx")
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    cell = book.active.cell(2, 4)
    assert (cell.data_type, str(cell.value)[0]) == ("s", "'")


def test_deleting_an_answer_takes_its_files_along(django_capture_on_commit_callbacks):
    row = answer(naam="Riek")
    stored = file_of(row)
    with django_capture_on_commit_callbacks(execute=True):
        assert editor("moderator").post(address(row, "delete")).status_code == 302
    assert (FormAnswer.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert (stored.file.storage.exists(stored.file.name), trail()) == (False, [("erased", row.about, 1)])


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_number_of_queries(count, django_assert_num_queries):
    for number in range(count):
        answer(naam=f"Riek {number}")
    client = editor("eindredacteur")
    client.get(LIST)
    with django_assert_num_queries(12):
        client.get(LIST)
