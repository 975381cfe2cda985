"""A page with every block that an editor can choose, each of them filled."""

import json
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from home.demo.reading import items, listed
from home.models import ContentPage, HomePage
from initiatives.models import InitiativePage
from portal.base.models import Contact, Municipality, Place, PortalImage, Theme

LONG = "Dorpshuisverbouwingscommissievergaderingsverslag"


def kitchen_sink() -> ContentPage:
    """The page, published under the Dutch home page."""
    page = ContentPage(
        title="Alles op één pagina", slug="alles", summary="Elk blok dat er is.", body=json.dumps(blocks())
    )
    first, second = InitiativePage.objects.filter(locale__language_code="nl")[:2]
    page.related_pages = [("page", first), ("page", second)]
    page.listing_image = PortalImage.objects.first()
    HomePage.objects.get(locale__language_code="nl").add_child(instance=page)
    page.save_revision().publish()
    return page


def blocks() -> list[dict[str, Any]]:
    return [{"type": kind, "value": value} for kind, value in (*words(), *pictures(), *links())]


def words() -> list[tuple[str, Any]]:
    text = (
        "<h3>Kop</h3><p>Gewoon en <b>vet</b>, met <a href='https://example.org/'>een link</a>.</p>"
        f"<ul><li>Punt</li></ul><ol><li>{LONG}</li></ol><h4>Kleine kop</h4>"
    )
    rows = [["Gemeente", "Kernen", LONG], ["Aalten", "6", "€ 1.250"], ["Berkelland", "", "€ 900"]]
    table = {"data": rows, "first_row_is_table_header": True, "first_col_is_header": True}
    return [
        ("heading", "Woorden"),
        ("text", text),
        ("quote", {"text": "We begonnen gewoon.", "source": "Een buurvrouw"}),
        ("heading", "Uitklappen"),
        ("accordion", items([{"title": "Mag dat?", "text": text}, {"title": LONG, "text": "<p>Ja.</p>"}])),
        ("steps", items([{"title": "Bel aan", "text": text}, {"title": "Ga zitten", "text": ""}])),
        (
            "key_facts",
            items([{"value": "8", "label": "gemeenten"}, {"value": LONG[:40], "label": "het langste woord"}]),
        ),
        ("table", table | {"table_header_choice": "both", "table_caption": "Kernen per gemeente"}),
    ]


def pictures() -> list[tuple[str, Any]]:
    first, second = PortalImage.objects.order_by("pk")[:2]
    first.credit = "Fotoclub Vorden"
    first.save()
    shown = [
        {"image": first.pk, "alt": "Een schuur", "caption": "De schuur, voor de verbouwing"},
        {"image": second.pk, "alt": "", "caption": ""},
    ]
    video = {"title": "Zo ging het", "url": "https://video.example.org/1", "poster": first.pk, "length": "3 minuten"}
    return [
        ("heading", "Beelden"),
        ("image", shown[0]),
        ("image", shown[1]),
        ("gallery", {"pictures": listed(shown)}),
        ("video", video | {"transcript": "<p>Een vrouw opent de deur.</p>"}),
    ]


def links() -> list[tuple[str, Any]]:
    file = ContentFile(b"naam;aantal\nkoffie;12\n", name="begroting.csv")
    document = Document.objects.create(title="Begroting", file=file)
    contacts = [contact.pk for contact in Contact.objects.filter(locale__language_code="nl")[:2]]
    chosen = [page.pk for page in InitiativePage.objects.filter(locale__language_code="nl")[:3]]
    theme = Theme.objects.get(slug="ontmoeten", locale__language_code="nl")
    place = Place.objects.get(name="Ulft")
    everything = {"theme": None, "municipality": None, "place": None, "count": 3}
    return [
        ("heading", "Verder"),
        ("call", {"title": "Doe mee", "text": "Het kan nog.", "button": "Schrijf je in", "address": "agenda/"}),
        ("documents", {"items": listed([{"title": "De begroting", "document": document.pk}])}),
        ("contacts", items(contacts)),
        ("cards", {"title": "Lees ook", "pages": listed(chosen)}),
        ("automatic_list", everything | {"title": "Wat komt er", "source": "upcoming-events", "layout": "rows"}),
        ("automatic_list", everything | {"title": "Nieuws", "source": "news", "layout": "cards", "theme": theme.pk}),
        (
            "automatic_list",
            everything
            | {"title": "In Ulft", "source": "new-initiatives", "layout": "cards", "place": place.pk}
            | {"municipality": Municipality.objects.get(pk=place.municipality_id).pk},
        ),
    ]
