"""What an uploaded file is by its content, whatever its name says."""

import unicodedata
import zipfile
from pathlib import PurePath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .choices import FileKind

LARGEST = 5 * 1024 * 1024  # bytes
LONGEST_NAME = 100
MEGABYTE = 1024 * 1024
STARTS = {b"%PDF-": FileKind.PDF, b"\xff\xd8\xff": FileKind.JPG, b"\x89PNG\r\n\x1a\n": FileKind.PNG}
ZIP = b"PK\x03\x04"
ODT = b"application/vnd.oasis.opendocument.text"
# A Word file with these holds a program.
MACROS = "vbaproject.bin"
ENDINGS = ".pdf,.jpg,.jpeg,.png,.docx,.odt"


def check_upload(upload) -> FileKind:
    """The kind of an uploaded file; raises ValidationError when it is too large or of no kind that we take."""
    if upload.size > LARGEST:
        raise ValidationError(_("This file is too large: at most %(most)d MB.") % {"most": LARGEST // MEGABYTE})
    kind = kind_of(upload.file if hasattr(upload, "file") else upload)
    if kind is None:
        raise ValidationError(_("We cannot use this file. Send a PDF, a picture (JPG or PNG), DOCX or ODT."))
    return kind


def kind_of(file: BinaryIO) -> FileKind | None:
    """By its first bytes, and for a zip file by what is in it; leaves the file at its beginning."""
    file.seek(0)
    start = file.read(8)
    found = next((kind for begin, kind in STARTS.items() if start.startswith(begin)), None)
    if start.startswith(ZIP):
        found = kind_of_zip(file)
    file.seek(0)
    return found


def kind_of_zip(file: BinaryIO) -> FileKind | None:
    """Nothing is unpacked but the first bytes of one entry, so that no bomb goes off."""
    try:
        with zipfile.ZipFile(file) as parts:
            names = set(parts.namelist())
            if any(name.lower().endswith(MACROS) for name in names):
                return None
            if {"[Content_Types].xml", "word/document.xml"} <= names:
                return FileKind.DOCX
            if "mimetype" in names:
                with parts.open("mimetype") as entry:
                    return FileKind.ODT if entry.read(len(ODT) + 1).strip() == ODT else None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return None
    return None


def clean_name(name: str, kind: FileKind) -> str:
    """A file's name to show and to save it under: no folders, nothing unprintable, the ending of its kind."""
    last = PurePath(name.replace("\\", "/")).name
    printable = "".join(sign for sign in unicodedata.normalize("NFC", last) if sign.isprintable())
    stem = printable.rpartition(".")[0] or printable
    ending = kind if not printable.lower().endswith(".jpeg") else "jpeg"
    return f"{stem.strip(' .')[: LONGEST_NAME - 6] or _('file')}.{ending}"
