"""A real home page per language. A language without one would show the Dutch tree under its own address."""

import uuid

from django.db import migrations
from django.utils import timezone

WELCOME = {
    "nl": "Goede plannen beginnen bij de buren",
    "en": "Good plans start next door",
    "de": "Gute Pläne beginnen nebenan",
}


def create_home_pages(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Locale = apps.get_model("wagtailcore", "Locale")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")

    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    kind, _created = ContentType.objects.get_or_create(model="homepage", app_label="home")
    key, now, pages = uuid.uuid4(), timezone.now(), {}
    for number, (code, title) in enumerate(WELCOME.items(), start=1):
        slug = "home" if code == "nl" else f"home-{code}"
        pages[code] = HomePage.objects.create(
            title="Achterhoek 2020",
            draft_title="Achterhoek 2020",
            hero_title=title,
            slug=slug,
            content_type=kind,
            path=f"0001{number:04d}",
            depth=2,
            numchild=0,
            url_path=f"/{slug}/",
            locale=Locale.objects.get(language_code=code),
            translation_key=key,
            live=True,
            has_unpublished_changes=False,
            first_published_at=now,
            last_published_at=now,
        )
    Page.objects.filter(depth=1).update(numchild=len(pages))
    Site.objects.create(
        hostname="localhost", port=80, site_name="Achterhoek 2020", root_page=pages["nl"], is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_initial"),
        ("base", "0002_geography_and_languages"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_home_pages, migrations.RunPython.noop)]
