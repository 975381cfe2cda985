"""Files wait as drafts while a form is being filled in, and become somebody's when it is sent."""

import re
import secrets
from datetime import datetime, timedelta

from django.http import FileResponse

from .models import StoredFile, StoredFileQuerySet, private_storage
from .uploads import check_upload, clean_name

KEPT_FOR = timedelta(days=1)
TOKEN = re.compile(r"[\w-]{16,64}", re.ASCII)


def read_draft(value: str | None) -> str:
    """The draft that a form names in a hidden field; a new one when it names none, or something that cannot be one."""
    return value if value and TOKEN.fullmatch(value) else secrets.token_urlsafe(24)


def drafts(draft: str) -> StoredFileQuerySet:
    """The files of a draft; none for what cannot be one."""
    return StoredFile.objects.filter(draft=draft) if TOKEN.fullmatch(draft) else StoredFile.objects.none()


def keep_files(form, *, draft: str, at: datetime) -> None:
    """Store the sound uploads of a form that was asked for its errors, so that showing it again loses none.

    A new file replaces the one kept before; one that was taken away, or whose question went hidden, is removed.
    """
    for name in form.file_names:
        kept, value = form.kept.get(name), form.cleaned_data.get(name)
        if value is not None and value == kept:
            continue
        if value:
            form.cleaned_data[name] = store(value, question=form.add_prefix(name), draft=draft, at=at)
        if kept and name not in form.errors:
            drafts(draft).filter(pk=kept.pk).remove()
            del form.kept[name]
        if value:
            form.kept[name] = form.cleaned_data[name]


def store(upload, *, draft: str, at: datetime, question: str = "") -> StoredFile:
    kind = check_upload(upload)
    stored = StoredFile(kind=kind, size=upload.size, question=question, draft=draft, created_at=at)
    stored.name = clean_name(upload.name, kind)
    stored.file.save(upload.name, upload)
    return stored


def claim_files(draft: str, about: str) -> int:
    """Make the files of a draft those of `about` ("registration:17"); how many there are."""
    return drafts(draft).update(draft="", about=about)


def remove_old_drafts(at: datetime) -> int:
    """Remove what was never sent; how many files."""
    return StoredFile.objects.exclude(draft="").filter(created_at__lt=at - KEPT_FOR).remove()


def remove_strays(at: datetime) -> int:
    """Remove files that no row knows, which a transaction that failed leaves behind; how many."""
    storage = private_storage()
    names = set(storage.listdir("")[1]) if storage.exists("") else set()
    known = StoredFile.objects.filter(file__in=names).values_list("file", flat=True)
    old = [name for name in names - set(known) if storage.get_modified_time(name) < at - KEPT_FOR]
    for name in old:
        storage.delete(name)
    return len(old)


def handed_out(stored: StoredFile) -> FileResponse:
    """A download, never a page, and kept by no cache. The caller has checked who asks for it."""
    response = FileResponse(stored.file.open("rb"), as_attachment=True, filename=stored.name)
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
