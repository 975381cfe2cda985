"""Pictures of visitors: looked at, made anew without what a camera writes in them, and kept privately."""

import struct
import warnings
from datetime import datetime
from io import BytesIO
from threading import Lock
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from portal.base.asking import StoredFile
from portal.base.asking.choices import FileKind
from portal.base.models import PortalImage

from .scans import scans_of

MOST = 6
LARGEST = 10 * 1024 * 1024  # bytes
SIDE, SMALL = 2400, 640  # pixels: as it is kept, and in a form
#: Before it is decoded. A JPEG (MPO when a phone makes two at once) is decoded at a fraction of its size, others whole.
PIXELS = {"JPEG": 60_000_000, "MPO": 60_000_000, "PNG": 40_000_000, "WEBP": 40_000_000}
#: Of a JPEG in more than one scan: each goes over the whole picture again. A camera or a site makes about ten.
WHOLE_PIXELS, SCANS = 20_000_000, 20
FORMATS = ("JPEG", "PNG", "WEBP")
ENDINGS = ".jpg,.jpeg,.png,.webp"
QUESTION = "pictures"
QUALITY = 86
ORIENTATION = 0x0112
#: How to turn what a camera that was held so made, by the number that it writes.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
#: What Pillow raises over what a file says of itself.
ODD = (struct.error, TypeError, LookupError, ArithmeticError, ValueError, SyntaxError)
#: One at a time in a process: large pictures take memory.
DECODING = Lock()


def checked(upload) -> ContentFile:
    """The picture as we keep it, a JPEG; raises ValidationError with what is wrong and what to do.

    Nothing of the file itself is kept: no place, no date, no camera, nothing hidden behind the picture.
    """
    if upload.size > LARGEST:
        raise ValidationError(_("This picture is too large: at most %(most)d MB.") % {"most": LARGEST // 1024**2})
    try:
        with DECODING, warnings.catch_warnings():
            # Pillow warns of large pictures, where ours is the stricter limit, and of odd words of a camera.
            warnings.simplefilter("ignore")
            return ContentFile(_anew(upload), name="picture.jpg")
    except Image.DecompressionBombError as fault:
        raise ValidationError(_too_many_pixels()) from fault
    except (UnidentifiedImageError, OSError, EOFError, *ODD) as fault:
        raise ValidationError(_("We cannot read this as a picture. Send a JPG, PNG or WebP.")) from fault


def _anew(upload) -> bytes:
    upload.seek(0)
    with Image.open(upload, formats=FORMATS) as picture:
        width, height = picture.size
        if width * height > _most_pixels(picture.format or "PNG", upload):
            raise ValidationError(_too_many_pixels())
        if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
            raise ValidationError(_("This picture moves. Send one that stands still."))
        turn = _turn_of(picture)
        picture.draft("RGB", (SIDE, SIDE))
        picture.thumbnail((SIDE, SIDE))
        return _as_jpeg(picture if turn is None else picture.transpose(turn))


def _most_pixels(kind: str, upload) -> int:
    """Raises ValueError for a file that is built to keep us busy."""
    if kind not in {"JPEG", "MPO"}:
        return PIXELS[kind]
    where = upload.tell()
    upload.seek(0)
    scans = scans_of(upload.read(LARGEST))
    upload.seek(where)
    if scans.count > SCANS:
        raise ValueError
    return WHOLE_PIXELS if scans.is_whole else PIXELS[kind]


def _turn_of(picture: Image.Image) -> Image.Transpose | None:
    """None too where the camera wrote something odd: then it stays as it is."""
    try:
        return TURNS.get(picture.getexif().get(ORIENTATION, 1))
    except ODD:
        return None


def _as_jpeg(picture: Image.Image) -> bytes:
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        picture = Image.new("RGB", seen.size, "white")
        picture.paste(seen, mask=seen.getchannel("A"))
    made = BytesIO()
    bare = Image.new("RGB", picture.size)
    bare.paste(picture.convert("RGB"))
    bare.save(made, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return made.getvalue()


def _too_many_pixels() -> str:
    return _("This picture has more pixels than we can take. Make it smaller, for instance 4000 by 3000.")


def keep(picture: ContentFile, *, alt: str, about: str, at: datetime) -> dict:
    """Store what `checked` gave as a private file of `about` ("submission:17"); gives the value that refers to it."""
    stored = StoredFile(kind=FileKind.JPG, size=picture.size, question=QUESTION, about=about, created_at=at)
    stored.name = f"{alt[:80].strip() or QUESTION}.jpg"
    stored.file.save(stored.name, picture)
    return {"file": str(stored.uuid), "alt": alt}


def kept(reference: dict) -> StoredFile | None:
    """The private file that a value refers to; None when it is gone."""
    try:
        return StoredFile.objects.filter(uuid=UUID(str(reference.get("file"))), question=QUESTION).first()
    except ValueError:
        return None


def small(stored: StoredFile) -> bytes:
    """A JPEG of it to look at in a form."""
    made = BytesIO()
    with stored.file.open("rb") as file, Image.open(file, formats=("JPEG",)) as picture:
        picture.thumbnail((SMALL, SMALL))
        picture.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()


def published(reference: dict) -> PortalImage | None:
    """As a picture of the library: made of the private file, or the one that the value names already.

    Its page may wait for weeks, so the name of the file is not to be guessed.
    """
    if "image" in reference:
        return PortalImage.objects.filter(pk=reference["image"]).first()
    stored = kept(reference)
    if stored is None:
        return None
    alt = reference.get("alt") or ""
    with stored.file.open("rb") as file:
        title = alt[:255] or _("Picture of an initiative")
        made = ImageFile(BytesIO(file.read()), name=f"{uuid4()}.jpg")
        return PortalImage.objects.create(title=title, description=alt[:255], file=made)
