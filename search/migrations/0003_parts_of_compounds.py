"""Parts of compounds in the full-text index.

Adding the columns makes Django copy search_document on SQLite, which loses its triggers: they are made again here, as
0002 asks, with the index. Pages are written again by rebuild_search, since the rules for words changed with this.
"""

from importlib import import_module

from django.db import migrations, models

COLUMNS = ("title_terms", "place_terms", "summary_terms", "text_terms", "title_parts", "text_parts")
NAMES = ", ".join(COLUMNS)
NEW = ", ".join(f"new.{name}" for name in ("key", *COLUMNS))
OLD = ", ".join(f"old.{name}" for name in ("key", *COLUMNS))
ADD = f"INSERT INTO search_words (rowid, {NAMES}) VALUES ({NEW});"  # noqa: S608 (names of columns)
TAKE = f"INSERT INTO search_words (search_words, rowid, {NAMES}) VALUES ('delete', {OLD});"  # noqa: S608

DROP_SQLITE = (
    "DROP TRIGGER IF EXISTS search_document_added",
    "DROP TRIGGER IF EXISTS search_document_removed",
    "DROP TRIGGER IF EXISTS search_document_changed",
    "DROP TABLE IF EXISTS search_words",
)
CREATE_SQLITE = (
    f"""CREATE VIRTUAL TABLE search_words USING fts5(
        {NAMES}, content='search_document', content_rowid='key', tokenize='unicode61 remove_diacritics 0'
    )""",
    f"CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN {ADD} END",
    f"CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN {TAKE} END",
    f"CREATE TRIGGER search_document_changed AFTER UPDATE ON search_document BEGIN {TAKE} {ADD} END",
    "INSERT INTO search_words (search_words) VALUES ('rebuild')",
)
CREATE_POSTGRESQL = (
    """ALTER TABLE search_document ADD COLUMN parts tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_parts), 'A') ||
        setweight(to_tsvector('simple', text_parts), 'D')
    ) STORED""",
    "CREATE INDEX search_document_parts ON search_document USING gin (parts) WITH (fastupdate = off)",
)
DROP_POSTGRESQL = ("ALTER TABLE search_document DROP COLUMN parts",)


def _run(schema_editor, statements):
    for statement in statements.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def drop_old(apps, schema_editor):
    _run(schema_editor, {"sqlite": DROP_SQLITE})


def create(apps, schema_editor):
    _run(schema_editor, {"sqlite": CREATE_SQLITE, "postgresql": CREATE_POSTGRESQL})


def drop(apps, schema_editor):
    _run(schema_editor, {"sqlite": DROP_SQLITE, "postgresql": DROP_POSTGRESQL})


def create_old(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        before = import_module("search.migrations.0002_full_text")
        before.create(apps, schema_editor)
        schema_editor.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]

    operations = [
        migrations.RunPython(drop_old, create_old),
        migrations.AddField("document", "title_parts", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("document", "text_parts", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.RunPython(create, drop),
    ]
