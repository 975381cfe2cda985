"""Pictures of visitors: what we take, what we make of it, and what becomes of it."""

import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops, ImageOps, ImageStat

from initiatives.models import InitiativePage
from initiatives.telling import form_for, pictures, values_of, write
from initiatives.telling.gallery import NEW, NEW_ALT
from initiatives.telling.scans import scans_of
from portal.base.asking import StoredFile
from portal.base.models import PortalImage
from tests.factories import InitiativeIndexFactory
from tests.initiatives.telling.told import picture

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


def file(content: bytes, name="foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def png_of(width: int, height: int) -> bytes:
    """A small file that says it is a large picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def moving(kind: str) -> bytes:
    made = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(made, kind, save_all=True, append_images=frames[1:])
    return made.getvalue()


def in_scans(times: int, *, size=(60, 40)) -> bytes:
    """A picture in scans, with its last one so many times more."""
    content = picture(size=size, progressive=True).read()
    last = content.rindex(b"\xff\xda")
    return content[:-2] + content[last:-2] * times + content[-2:]


def large(width: int, height: int, content: bytes) -> bytes:
    """The same JPEG, which says that it is this large."""
    frame = next(content.index(mark) for mark in (b"\xff\xc0\x00\x11", b"\xff\xc2\x00\x11") if mark in content)
    return content[: frame + 5] + struct.pack(">HH", height, width) + content[frame + 9 :]


@pytest.mark.parametrize(
    "content",
    [
        in_scans(30),
        b"\xff\xd8" + b"\xff\xe0\x00\x02" * 3000 + picture().read()[2:],
        large(5_001, 4_000, in_scans(0)),
        large(10_000, 6_001, picture().read()),
        png_of(60_000, 60_000),
        png_of(10_000, 4_001),
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        picture(size=(900, 900)).read()[:400],
        png_of(40, 40),
        moving("GIF"),
        moving("PNG"),
        moving("WEBP"),
        b"\xff\xd8\xff",
        b"\0" * 50,
    ],
)
def test_what_is_no_picture_for_us_is_refused_in_a_sentence(content):
    with pytest.raises(ValidationError) as refused:
        pictures.checked(file(content))
    assert len(refused.value.messages) == 1


def test_a_file_that_is_too_large_is_not_read():
    upload = file(b"x")
    upload.size = pictures.LARGEST + 1
    with pytest.raises(ValidationError, match="10"):
        pictures.checked(upload)


def test_where_and_how_it_was_taken_goes_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # Turned: the camera was held on its side.
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Camera van Riek"
    made = pictures.checked(picture(size=(60, 40), exif=exif.tobytes(), comment=b"geheim")).read()
    with Image.open(BytesIO(made)) as found:
        assert (found.size, found.format, dict(found.getexif())) == ((40, 60), "JPEG", {})
    assert (b"Riek" in made, b"geheim" in made) == (False, False)


@pytest.mark.parametrize("times", [0, 8])
def test_a_picture_in_a_few_scans_is_taken(times):
    with Image.open(pictures.checked(file(in_scans(times)))) as found:
        assert found.size == (60, 40)


def test_scans_in_what_a_camera_adds_are_not_counted():
    content = picture().read()
    noise = b"\xff\xda" * 400
    assert scans_of(content[:2] + b"\xff\xe1" + struct.pack(">H", 802) + noise + content[2:] + noise).count == 1


def tagged(kind: int, *, tag: int, count: int) -> bytes:
    """EXIF of a camera that was held on its side, with one more tag of any kind and count."""
    entries = struct.pack(">HHLHH", 0x0112, 3, 1, 6, 0) + struct.pack(">HHL", tag, kind, count) + b"\xff" * 4
    return b"Exif\0\0MM\0*" + struct.pack(">LH", 8, 2) + entries + bytes(4)


@pytest.mark.parametrize("kind", range(14))
@pytest.mark.parametrize("count", [0, 1, 2**31])
def test_odd_words_of_a_camera_are_no_matter(kind, count):
    for tag in (0x0112, 0x011A, 0x010F, 0x8769, 0x8825):
        upload = picture(exif=tagged(kind, tag=tag, count=count))
        assert pictures.checked(upload).size > 100


@pytest.mark.parametrize("fault", [struct.error, TypeError, KeyError, IndexError, ZeroDivisionError])
def test_whatever_a_decoder_stumbles_over_is_told_in_a_sentence(fault, monkeypatch):
    def stumble(*_given):
        raise fault

    monkeypatch.setattr(Image.Image, "thumbnail", stumble)
    with pytest.raises(ValidationError) as refused:
        pictures.checked(picture())
    assert len(refused.value.messages) == 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_however_it_was_held_it_stands_upright(orientation):
    image = Image.effect_noise((64, 32), 100).convert("RGB").resize((640, 320))
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = BytesIO()
    image.save(made, "JPEG", exif=exif.tobytes(), quality=95)
    with Image.open(made) as held, Image.open(pictures.checked(file(made.getvalue()))) as found:
        upright = ImageOps.exif_transpose(held).convert("L")
        assert found.size == upright.size
        assert max(ImageStat.Stat(ImageChops.difference(upright, found.convert("L"))).mean) < 6


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("WEBP", "RGB"), ("PNG", "P"), ("JPEG", "CMYK"), ("PNG", "I;16")]
)
def test_every_kind_becomes_a_jpeg_that_is_not_too_large(kind, mode):
    upload = file(b"")
    made = BytesIO()
    Image.new(mode, (3000, 1000)).save(made, kind)
    upload = file(made.getvalue())
    with Image.open(pictures.checked(upload)) as found:
        assert (found.size, found.format, found.mode) == ((2400, 800), "JPEG", "RGB")


def kept(alt="Een lamp") -> dict:
    return pictures.keep(pictures.checked(picture()), alt=alt, about="submission:1", at=AT)


@pytest.mark.django_db
def test_a_picture_waits_in_private_and_comes_out_with_its_page():
    values = {"pictures": [kept(), kept("Een fiets")]}
    assert (StoredFile.objects.about("submission:1").count(), PortalImage.objects.count()) == (2, 0)
    index = InitiativeIndexFactory()
    page = InitiativePage(title="Repaircafé", locale=index.locale, what="<p>Buren.</p>")
    write(page, values)
    index.add_child(instance=page)
    assert (page.listing_image.description, page.listing_image_alt) == ("Een lamp", "Een lamp")
    assert len(Path(page.listing_image.file.name).stem) >= len(str(UUID(int=0)))
    assert [one["alt"] for one in values_of(page)["pictures"]] == ["Een fiets"]


@pytest.mark.django_db
def test_pictures_are_described_changed_and_taken_away_one_by_one():
    one, other = kept("Een lamp"), kept("Een fiets")
    names = [f"picture_{reference['file']}" for reference in (one, other)]
    data = {f"{names[0]}_alt": "Een tafel", f"{names[1]}_gone": "on", f"{names[1]}_alt": "", NEW_ALT: "Een kar"}
    form = form_for(["pictures"], values={"pictures": [one, other]}, data=data, files={NEW: picture()})
    assert form.errors == {}
    assert form.told == {"pictures": [one | {"alt": "Een tafel"}]}
    assert (form.new_alt, form.new_picture.size > 100) == ("Een kar", True)


@pytest.mark.django_db
def test_a_picture_of_somebody_else_cannot_be_named():
    other = kept()
    form = form_for(["pictures"], values={}, data={f"picture_{other['file']}_alt": "Mijn"}, files={})
    assert form.errors == {}
    assert form.told == {"pictures": []}


@pytest.mark.django_db
def test_no_more_than_six_are_asked():
    values = {"pictures": [{"file": str(number), "alt": "x"} for number in range(pictures.MOST)]}
    assert NEW not in form_for(["pictures"], values=values).fields
