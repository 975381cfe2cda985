"""Private uploads: judged by what is in them, kept while a form is filled in, handed out as downloads."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from portal.base.asking import (
    Kind,
    Per,
    StoredFile,
    answers_of,
    claim_files,
    form_class,
    handed_out,
    keep_files,
    read_draft,
)
from portal.base.asking.drafts import remove_old_drafts, remove_strays
from portal.base.asking.models import private_storage
from tests.base.asking.questions import asked, questions, upload

pytestmark = pytest.mark.django_db

DRAFT = "d" * 32
ODT = b"application/vnd.oasis.opendocument.text"
PLAN = asked("plan", Kind.FILE)


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def docx(**others: bytes) -> bytes:
    return zipped(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, **others)


def form_with(file: SimpleUploadedFile | None, *asked, draft: str = DRAFT, **data):
    made = form_class(questions(*(asked or (PLAN,))), per=Per.REGISTRATION, language="nl")
    return made(data, {"plan": file} if file else {}, draft=draft)


def kept(file: SimpleUploadedFile | None = None, *, at=None) -> StoredFile:
    """A file that waits in a draft."""
    form = form_with(file or upload())
    assert form.is_valid(), form.errors
    keep_files(form, draft=DRAFT, at=at or timezone.now())
    return StoredFile.objects.latest("pk")


@pytest.mark.parametrize(
    ("name", "content", "saved_as"),
    [
        ("plan.pdf", b"%PDF-1.7", "plan.pdf"),
        ("foto.JPEG", b"\xff\xd8\xff\xe0", "foto.jpeg"),
        ("foto.exe", b"\x89PNG\r\n\x1a\n", "foto.png"),
        ("brief.docx", docx(), "brief.docx"),
        ("brief.odt", zipped(mimetype=ODT), "brief.odt"),
        ("..\\..\\map/pl\u202ean\x00.pdf", b"%PDF-1.7", "plan.pdf"),
        ("🌻.pdf", b"%PDF-1.7", "🌻.pdf"),
        ("a" * 240 + ".pdf", b"%PDF-1.7", "a" * 94 + ".pdf"),
    ],
)
def test_a_file_is_taken_for_what_is_in_it(name, content, saved_as):
    stored = kept(upload(name, content))
    assert (stored.name, stored.file.name) == (saved_as, f"{stored.uuid}.{stored.kind}")
    assert stored.file.read() == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ program",
        b"<html><script>",
        b" %PDF-1.7",
        b"PK\x03\x04 half a zip file",
        zipped(mimetype=b"application/zip"),
        zipped(**{"run.exe": b"MZ"}),
        docx(**{"word/vbaProject.bin": b"x"}),
        b"%PDF-" + b"x" * 5 * 1024 * 1024,
    ],
    ids=["empty", "program", "page", "not at the start", "broken", "other zip", "zip", "macros", "too large"],
)
def test_a_file_of_another_kind_is_refused_whatever_its_name_says(content):
    form = form_with(upload("plan.pdf", content))
    assert (form.is_valid(), list(form.errors)) == (False, ["plan"])


def test_a_kept_file_need_not_be_sent_again():
    stored = kept()
    form = form_with(None)
    assert form.is_valid(), form.errors
    assert (form.kept, answers_of(form).files) == ({"plan": stored}, {"plan": "plan.pdf"})


def test_a_file_is_kept_though_something_else_is_wrong():
    form = form_with(upload(), PLAN, asked("naam"))
    assert not form.is_valid()
    keep_files(form, draft=DRAFT, at=timezone.now())
    assert (form.kept["plan"].name, "plan" in form.errors) == ("plan.pdf", False)


@pytest.mark.parametrize("draft", ["e" * 32, "", "kort", "d" * 32 + "\0", "é" * 32])
def test_nobody_gets_at_the_files_of_another_draft(draft):
    kept()
    form = form_with(None, draft=draft)
    assert (form.is_valid(), form.kept) == (False, {})


def test_another_file_replaces_the_kept_one(django_capture_on_commit_callbacks):
    old = kept()
    with django_capture_on_commit_callbacks(execute=True):
        new = kept(upload("nieuw.pdf"))
    assert (list(StoredFile.objects.all()), private_storage().exists(old.file.name)) == ([new], False)


def test_a_wrong_file_leaves_the_kept_one():
    stored = kept()
    form = form_with(upload(content=b"MZ"))
    assert not form.is_valid()
    keep_files(form, draft=DRAFT, at=timezone.now())
    assert (form.kept, StoredFile.objects.get()) == ({"plan": stored}, stored)


def test_a_kept_file_can_be_taken_away():
    kept()
    form = form_with(None, asked("plan", Kind.FILE, required=False), **{"plan-clear": "on"})
    assert form.is_valid()
    keep_files(form, draft=DRAFT, at=timezone.now())
    assert (StoredFile.objects.count(), form.kept, answers_of(form).files) == (0, {}, {})


def test_the_file_of_a_question_that_went_hidden_is_removed():
    kept()
    hidden = asked("plan", Kind.FILE, shown_if_question="mee", shown_if_answer="yes")
    form = form_with(None, asked("mee", Kind.CONSENT, required=False), hidden)
    assert form.is_valid()
    keep_files(form, draft=DRAFT, at=timezone.now())
    assert StoredFile.objects.count() == 0


@pytest.mark.database
def test_a_claimed_file_belongs_to_what_it_was_sent_with():
    stored = kept()
    assert claim_files(DRAFT, "registration:17") == 1
    assert list(StoredFile.objects.about("registration:17")) == [stored]
    assert (claim_files(DRAFT, "registration:18"), claim_files("\0", "registration:18")) == (0, 0)


@pytest.mark.database
def test_what_was_never_sent_is_forgotten_after_a_day(django_capture_on_commit_callbacks):
    now = timezone.now()
    sent = kept(upload("oud.pdf"), at=now - timedelta(days=3))
    claim_files(DRAFT, "registration:17")
    unsent = kept(at=now - timedelta(hours=25))
    StoredFile.objects.filter(pk=unsent.pk).update(draft="e" * 32)
    fresh = kept(at=now - timedelta(hours=23))
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_old_drafts(now) == 1
    assert list(StoredFile.objects.order_by("pk")) == [sent, fresh]
    there = [private_storage().exists(stored.file.name) for stored in (sent, unsent, fresh)]
    assert there == [True, False, True]


def test_a_file_without_a_row_is_removed_after_a_day():
    stored = kept()
    private_storage().save("los.pdf", upload())
    assert remove_strays(timezone.now()) == 0
    assert remove_strays(timezone.now() + timedelta(days=2)) >= 1
    assert [private_storage().exists(name) for name in ("los.pdf", stored.file.name)] == [False, True]


def test_a_file_is_handed_out_as_a_download_that_nobody_keeps():
    response = handed_out(kept())
    assert b"".join(response) == b"%PDF-1.7 plan"
    assert {name: response[name] for name in ("Content-Disposition", "Cache-Control", "Content-Security-Policy")} == {
        "Content-Disposition": 'attachment; filename="plan.pdf"',
        "Cache-Control": "no-store, private",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }


def test_no_address_of_the_site_leads_to_a_private_file(client, settings):
    stored = kept()
    assert not str(private_storage().path(stored.file.name)).startswith(str(settings.MEDIA_ROOT))
    addresses = [f"{start}{stored.file.name}" for start in ("/media/", "/media/private/", "/media/../private/")]
    assert {client.get(address).status_code for address in addresses} <= {400, 404}


def test_reading_kept_files_takes_one_query_and_no_query_where_none_is_asked(django_assert_num_queries):
    kept()
    three = [asked("plan", Kind.FILE), asked("foto", Kind.FILE), asked("brief", Kind.FILE)]
    with django_assert_num_queries(1):
        form_with(None, *three)
    with django_assert_num_queries(1):
        form_with(None)
    with django_assert_num_queries(0):
        form_with(None, asked("naam"))


def test_a_form_gets_a_new_draft_when_it_names_none():
    assert read_draft(DRAFT) == DRAFT
    assert len({read_draft(value) for value in (None, "", "x", "../../../../etc/passwd")}) == 4
