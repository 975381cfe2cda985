"""What waits to reach the engines, and the database engine's own tables."""

from datetime import datetime

from django.db import models


class Scope(models.TextChoices):
    PAGE = "page", "page"
    BRANCH = "branch", "page and all below it"


class ChangeQuerySet(models.QuerySet):
    def for_engine(self, name: str) -> "ChangeQuerySet":
        return self.filter(engine=name)

    def waiting(self) -> "ChangeQuerySet":
        return self.filter(done=None)

    def held(self, at: datetime) -> "ChangeQuerySet":
        """In the hands of a worker whose lease has not run out."""
        return self.waiting().filter(claimed_until__gt=at)


class Change(models.Model):
    """Something about a page changed, and one engine has to follow. Written in the transaction of the change itself.

    Rows are added, claimed, and marked as done. What is done is kept for a day: a rebuild reads it again.
    """

    # No foreign key: a page that is deleted has to be taken out as well.
    key = models.IntegerField()
    scope = models.CharField(max_length=6, choices=Scope.choices, default=Scope.PAGE)
    engine = models.CharField(max_length=30)
    made = models.DateTimeField()
    claimed_by = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    done = models.DateTimeField(null=True)

    objects = models.Manager.from_queryset(ChangeQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["engine", "id"], condition=models.Q(done=None), name="search_change_waiting"),
            models.Index(fields=["engine", "key"], condition=models.Q(done=None), name="search_change_key"),
            models.Index(fields=["engine", "made"], name="search_change_made"),
            models.Index(fields=["engine", "done"], name="search_change_done"),
        ]

    def __str__(self):
        return f"{self.scope} {self.key} for {self.engine}"


class Latest(models.Model):
    """When the database engine last heard of a page, written (`gone` is false) or removed.

    It outlives the page's own row, so that what was read before a removal and arrives after it changes nothing.
    """

    key = models.IntegerField(primary_key=True)
    version = models.BigIntegerField()
    gone = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["version"], condition=models.Q(gone=True), name="search_latest_gone")]

    def __str__(self):
        return f"{self.key}: {self.version}"


class Document(models.Model):
    """A `SearchEntry` with its terms. Only `search.engine.database` reads and writes it.

    A migration gives the terms their full-text index: on SQLite the virtual table `search_words`, which triggers
    keep equal, on PostgreSQL the generated columns `vector` and `parts`. Long
    texts stand last, so that counting skips them.
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
    #: The parts of the compounds in the title, and in all the rest.
    title_parts = models.TextField(blank=True)
    text_parts = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["language", "kind"])]

    def __str__(self):
        return f"{self.title} ({self.language})"


class Word(models.Model):
    """A word that pages of a language hold. Only `search.engine.vocabulary` writes it.

    `word` is folded, `shown` is how a page wrote it, `term` is what it is kept under. `start` and `finish` are its
    first and last three letters, by which words with a typing error are found.
    """

    language = models.CharField(max_length=10)
    word = models.CharField(max_length=60)
    shown = models.CharField(max_length=60)
    term = models.CharField(max_length=60)
    start = models.CharField(max_length=3)
    finish = models.CharField(max_length=3)
    length = models.PositiveSmallIntegerField()
    # For a moment below zero, while a page's old words are taken away.
    documents = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="search_word_once")]
        indexes = [
            models.Index(fields=["language", "term"], name="search_word_term"),
            models.Index(fields=["language", "start", "length"], name="search_word_start"),
            models.Index(fields=["language", "finish", "length"], name="search_word_finish"),
        ]

    def __str__(self):
        return f"{self.shown} ({self.language})"


class Counted(models.Model):
    """The words of a page that `Word.documents` counts, so that exactly these are taken away again."""

    key = models.IntegerField(primary_key=True)
    language = models.CharField(max_length=10, db_index=True)
    words = models.TextField(blank=True)

    def __str__(self):
        return f"{self.key} ({self.language})"


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


from .steering_models import Promotion, SearchCount, SearchWeights, Steering, Synonym  # noqa: E402, F401
