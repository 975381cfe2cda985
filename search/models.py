"""The database engine's own table: one row per page row, so per page and language."""

from django.db import models


class Document(models.Model):
    """A `SearchEntry` with its terms. Only `search.engine.database` reads and writes it.

    A migration gives the terms their full-text index: on SQLite the virtual table `search_words`, which triggers
    keep equal, on PostgreSQL the generated column `vector`. Long texts stand last, so that counting skips them.
    """

    # No foreign key, since an engine knows no pages; an IntegerField, since SQLite then needs no second index.
    key = models.IntegerField(primary_key=True)
    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    version = models.BigIntegerField(default=0)
    rules = models.CharField(max_length=12)
    start = models.DateTimeField(null=True)
    end = models.DateTimeField(null=True)
    published = models.DateTimeField(null=True)
    url = models.TextField()
    themes = models.JSONField(default=list)
    municipality = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=80, blank=True)
    place_name = models.CharField(max_length=60, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    stage = models.CharField(max_length=20, blank=True)
    audience = models.CharField(max_length=20, blank=True)
    #: How many terms there are in all, for BM25.
    length = models.PositiveIntegerField(default=0)
    title = models.TextField()
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    title_terms = models.TextField(blank=True)
    place_terms = models.TextField(blank=True)
    summary_terms = models.TextField(blank=True)
    text_terms = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["language", "kind"])]

    def __str__(self):
        return f"{self.title} ({self.language})"


class TitleWord(models.Model):
    """A word of a document's title, folded but not brought to its singular, for completing what is being typed."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="title_words")
    language = models.CharField(max_length=10)
    word = models.CharField(max_length=60)
    #: Where it stands in the title, from 0, and how many characters the whole title has.
    position = models.PositiveSmallIntegerField()
    length = models.PositiveIntegerField()

    class Meta:
        indexes = [
            # Holds all that completing looks at. The pattern operators are PostgreSQL's for "begins with".
            models.Index(
                fields=["language", "word", "position", "length", "document"],
                name="search_title_words",
                opclasses=["varchar_ops", "varchar_pattern_ops", "int2_ops", "int4_ops", "int4_ops"],
            )
        ]

    def __str__(self):
        return self.word
