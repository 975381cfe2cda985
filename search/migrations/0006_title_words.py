from django.db import migrations, models


def write_all_again(apps, schema_editor):
    """Documents that were written without the words of their titles are stale: `rebuild_search` writes them again."""
    apps.get_model("search", "Document").objects.update(rules="")


class Migration(migrations.Migration):
    dependencies = [("search", "0004_vocabulary")]

    operations = [
        migrations.CreateModel(
            name="TitleWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=10)),
                ("word", models.CharField(max_length=60)),
                ("position", models.PositiveSmallIntegerField()),
                ("length", models.PositiveIntegerField()),
                ("document", models.ForeignKey(on_delete=models.deletion.CASCADE, related_name="title_words", to="search.document")),
            ],
        ),
        migrations.AddIndex(
            model_name="titleword",
            index=models.Index(
                fields=["language", "word", "position", "length", "document"],
                name="search_title_words",
                opclasses=["varchar_ops", "varchar_pattern_ops", "int2_ops", "int4_ops", "int4_ops"],
            ),
        ),
        migrations.RunPython(write_all_again, migrations.RunPython.noop),
    ]
