"""Questions for tests: rows as editors write them (never saved), and values as forms take them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.base.asking import Asked, Kind, Option, Question, QuestionSet


class EditorsQuestion(Question):
    """A model that no app knows, so that no table and no migration belongs to it."""

    class Meta(Question.Meta):
        app_label = "tests"


def row(label: str, kind: Kind = Kind.TEXT, *, options: dict[str, str] | None = None, **fields) -> EditorsQuestion:
    """A question of an editor; `options`: labels by key."""
    blocks = [("option", {"key": key, "label": words}) for key, words in (options or {}).items()]
    return EditorsQuestion(label=label, kind=kind, options=blocks, **fields)


def asked(key: str, kind: Kind = Kind.TEXT, *, options: str = "", **fields) -> Asked:
    """A question whose words are its key; `options`: their keys."""
    made = tuple(Option(one, {"nl": one}) for one in options.split())
    return Asked(key, kind, fields.pop("labels", {"nl": key}), options=made, **fields)


def questions(*asked: Asked) -> QuestionSet:
    return QuestionSet(asked)


def upload(name: str = "plan.pdf", content: bytes = b"%PDF-1.7 plan") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
