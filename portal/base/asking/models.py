import hashlib
import json
from datetime import datetime
from uuid import uuid4

from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .choices import FileKind
from .sets import QuestionSet


class FrozenQuestions(models.Model):
    """Questions as they were when somebody answered them. Rows never change: other content is another row."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    schema = models.JSONField(editable=False)
    created_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("frozen questions")
        verbose_name_plural = _("frozen questions")

    def __str__(self):
        return self.digest[:12]

    @classmethod
    def freeze(cls, question_set: QuestionSet, at: datetime) -> "FrozenQuestions":
        """The row with exactly these questions."""
        schema = question_set.to_json()
        digest = hashlib.sha256(json.dumps(schema, sort_keys=True).encode()).hexdigest()
        return cls.objects.get_or_create(digest=digest, defaults={"schema": schema, "created_at": at})[0]

    @property
    def questions(self) -> QuestionSet:
        return QuestionSet.from_json(self.schema)


def private_storage() -> Storage:
    return storages["private"]


def random_name(stored: "StoredFile", _name: str) -> str:
    return f"{stored.uuid}.{stored.kind}"


class StoredFileQuerySet(models.QuerySet):
    def about(self, about: str):
        """Of one thing, like "registration:17"."""
        return self.filter(about=about)

    @transaction.atomic
    def remove(self) -> int:
        """Delete these rows, and their files when the transaction has gone well; how many."""
        # Locked first: of a draft that is claimed meanwhile, the row is no longer one of these.
        rows = list(self.select_for_update())
        self.model.objects.filter(pk__in=[row.pk for row in rows]).delete()
        transaction.on_commit(lambda: [private_storage().delete(row.file.name) for row in rows])
        return len(rows)


class StoredFile(models.Model):
    """A private upload. Nothing serves it by itself: `handed_out` makes the response after the caller's own check."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    file = models.FileField(storage=private_storage, upload_to=random_name, editable=False)
    name = models.CharField(_("name"), max_length=120, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=FileKind, editable=False)
    size = models.PositiveIntegerField(_("size"), editable=False)
    question = models.CharField(max_length=300, blank=True, editable=False)
    about = models.CharField(max_length=80, blank=True, db_index=True, editable=False)
    # The form that it waits in; empty once it was sent.
    draft = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    created_at = models.DateTimeField(editable=False)

    objects = models.Manager.from_queryset(StoredFileQuerySet)()

    class Meta:
        verbose_name = _("private file")
        verbose_name_plural = _("private files")

    def __str__(self):
        return self.name

    @property
    def is_draft(self) -> bool:
        return bool(self.draft)
