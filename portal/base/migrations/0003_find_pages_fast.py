"""Indexes for finding a page by its whole address and the few pages of the menu (see `portal.base.way`)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("base", "0002_geography_and_languages"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX base_page_address ON wagtailcore_page (url_path)", "DROP INDEX base_page_address"
        ),
        migrations.RunSQL(
            "CREATE INDEX base_page_menu ON wagtailcore_page (depth) WHERE show_in_menus",
            "DROP INDEX base_page_menu",
        ),
    ]
