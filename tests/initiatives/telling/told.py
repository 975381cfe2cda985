"""What somebody may tell, as values and as a browser sends it."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

ABOUT = {
    "title": "Repaircafé Zeddam",
    "summary": "Buren maken samen heel wat kapot is.",
    "what": "Elke eerste zaterdag.\n\n- lampen\n- fietsen\n\nKoffie staat klaar, ook voor wie niets te maken heeft.",
    "why": "",
    "themes": ["delen"],
    "stage": "running",
    "since": "2019-03-01",
    "carried_by": "een groep van acht buren",
}
WHERE = {"place": "zeddam", "municipality": "montferland"}
VALUES = ABOUT | {
    "where": WHERE,
    "steps": [{"title": "Bel de school", "text": "Die had een lokaal.", "key": ""}],
    "help": [{"direction": "wanted", "kind": "hands", "text": "Iemand die kan solderen", "until": "", "key": ""}],
    "links": [{"title": "Ons dorp", "url": "https://example.org/", "key": ""}],
    "pictures": [],
}


def picture(name="foto.jpg", *, size=(60, 40), kind="JPEG", mode="RGB", **options) -> SimpleUploadedFile:
    made = BytesIO()
    Image.new(mode, size, "red").save(made, kind, **options)
    return SimpleUploadedFile(name, made.getvalue(), content_type="image/jpeg")
