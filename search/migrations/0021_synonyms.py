"""The synonyms that the portal brings along become rows, so that editors see them all in one list and own them.

`manage.py load_synonyms` adds those of later versions.
"""

from django.db import migrations


def load(apps, schema_editor):
    from search.steering.seeds import load

    load(apps.get_model("search", "Synonym"))


class Migration(migrations.Migration):
    dependencies = [("search", "0020_steering")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
