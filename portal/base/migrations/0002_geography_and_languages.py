"""The eight municipalities, their places, and the languages of the site."""

import csv
import json
from pathlib import Path

from django.conf import settings
from django.db import migrations
from django.utils.text import slugify

GEO = Path(__file__).resolve().parents[1] / "data" / "geo"


def load(apps, schema_editor):
    Municipality = apps.get_model("base", "Municipality")
    Place = apps.get_model("base", "Place")
    rows = {}
    for feature in json.loads((GEO / "municipalities.geojson").read_text())["features"]:
        name, code = feature["properties"]["name"], feature["properties"]["code"]
        longitudes, latitudes = zip(*feature["geometry"]["coordinates"][0], strict=True)
        rows[code] = Municipality.objects.create(
            name=name,
            slug=slugify(name),
            code=code,
            latitude=round(sum(latitudes) / len(latitudes), 5),
            longitude=round(sum(longitudes) / len(longitudes), 5),
        )
    taken = set()
    with (GEO / "places.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            municipality = rows[row["gemeente_code"]]
            slug = slugify(row["name"])
            if slug in taken:
                slug = f"{slug}-{municipality.slug}"
            if slug in taken:
                slug = f"{slug}-{row['geonameid']}"
            taken.add(slug)
            Place.objects.create(
                name=row["name"],
                slug=slug,
                municipality=municipality,
                latitude=round(float(row["lat"]), 5),
                longitude=round(float(row["lon"]), 5),
                population=int(row["population"]),
            )
    Locale = apps.get_model("wagtailcore", "Locale")
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial"), ("wagtailcore", "0054_initial_locale")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
