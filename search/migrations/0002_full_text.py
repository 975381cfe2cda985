"""The full-text index over the terms of a document, as either database has it.

On SQLite it hangs on triggers of search_document: a later migration that makes Django copy that table (any change but
a new column that may be NULL) has to make them again.
"""

from django.db import migrations

COLUMNS = ("title_terms", "place_terms", "summary_terms", "text_terms")
NAMES = ", ".join(COLUMNS)
NEW = ", ".join(f"new.{name}" for name in ("key", *COLUMNS))
OLD = ", ".join(f"old.{name}" for name in ("key", *COLUMNS))
ADD = f"INSERT INTO search_words (rowid, {NAMES}) VALUES ({NEW});"  # noqa: S608 (names of columns)
TAKE = f"INSERT INTO search_words (search_words, rowid, {NAMES}) VALUES ('delete', {OLD});"  # noqa: S608

SQLITE = (
    f"""CREATE VIRTUAL TABLE search_words USING fts5(
        {NAMES}, content='search_document', content_rowid='key', tokenize='unicode61 remove_diacritics 0'
    )""",
    f"CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN {ADD} END",
    f"CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN {TAKE} END",
    f"CREATE TRIGGER search_document_changed AFTER UPDATE ON search_document BEGIN {TAKE} {ADD} END",
)
POSTGRESQL = (
    """ALTER TABLE search_document ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_terms), 'A') ||
        setweight(to_tsvector('simple', place_terms), 'B') ||
        setweight(to_tsvector('simple', summary_terms), 'C') ||
        setweight(to_tsvector('simple', text_terms), 'D')
    ) STORED""",
    # Pages change seldom and are searched often, so nothing waits in a list that every search would go through.
    "CREATE INDEX search_document_vector ON search_document USING gin (vector) WITH (fastupdate = off)",
)
FORWARDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
BACKWARDS = {
    "sqlite": (
        "DROP TRIGGER search_document_added",
        "DROP TRIGGER search_document_removed",
        "DROP TRIGGER search_document_changed",
        "DROP TABLE search_words",
    ),
    "postgresql": ("ALTER TABLE search_document DROP COLUMN vector",),
}


def create(apps, schema_editor):
    for statement in FORWARDS.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in BACKWARDS.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
