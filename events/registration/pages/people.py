"""Who comes by a registration, and what was answered, in words."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from portal.base.asking import Answers, Per, QuestionSet, StoredFile, shown_answers

from ..addresses import manage_url
from ..models import Participant, Registration
from .summaries import Part, Row


@dataclass(frozen=True, slots=True)
class PersonRow:
    """`change_url` and `leave_url` are "" when that cannot be done (any more)."""

    name: str
    rows: tuple[Row, ...]
    change_url: str = ""
    leave_url: str = ""


@dataclass(frozen=True, slots=True)
class FileRow:
    name: str
    url: str


class Given:
    """What somebody gave for a registration, each kind of row fetched once."""

    def __init__(self, registration: Registration, *, language: str):
        self.registration = registration
        self.language = language

    @cached_property
    def questions(self) -> QuestionSet:
        frozen = self.registration.questions
        return frozen.questions if frozen else QuestionSet()

    @cached_property
    def people(self) -> list[Participant]:
        return list(self.registration.people.coming())

    @cached_property
    def sensitive(self) -> dict[int | None, dict]:
        """By person; None is the registration itself."""
        return dict(self.registration.sensitive.values_list("participant_id", "answers"))

    @cached_property
    def files(self) -> list[StoredFile]:
        return list(StoredFile.objects.about(self.registration.about))

    def words(self, plain: dict, sensitive: dict, per: Per) -> tuple[Row, ...]:
        found = Answers(plain=plain, sensitive=sensitive)
        return tuple(shown_answers(self.questions.per(per), found, language=self.language))

    @property
    def answers(self) -> tuple[Row, ...]:
        return self.words(self.registration.answers, self.sensitive.get(None, {}), Per.REGISTRATION)

    def answers_of(self, person: Participant) -> tuple[Row, ...]:
        return self.words(person.answers, self.sensitive.get(person.pk, {}), Per.PERSON)

    @property
    def contact(self) -> tuple[Row, ...]:
        registration = self.registration
        rows = [
            (_("Name"), registration.name),
            (_("E-mail address"), registration.mail),
            (_("Phone number"), registration.phone),
            (_("Organisation"), registration.organisation),
        ]
        return tuple(row for row in rows if row[1])

    @property
    def invoice(self) -> tuple[Row, ...]:
        found = getattr(self.registration, "invoice", None)
        if not found:
            return ()
        names = ("organisation", "attention", "address", "postcode", "city", "mail", "reference", "cost_centre")
        rows = [(found._meta.get_field(name).verbose_name, getattr(found, name)) for name in names]
        return tuple((label[:1].upper() + label[1:], value) for label, value in rows if value)

    @property
    def parts(self) -> list[Part]:
        """What was given for all together."""
        parts = [Part(_("Your details"), self.contact), Part(_("Your answers"), self.answers)]
        return [part for part in [*parts, Part(_("Invoice"), self.invoice)] if part.rows]


def person_rows(given: Given, *, may_change: bool, may_leave: bool) -> list[PersonRow]:
    return [
        PersonRow(
            person.name or _("Name follows"),
            (*(((_("E-mail address"), person.mail),) if person.mail else ()), *given.answers_of(person)),
            manage_url(given.registration, "person", person.uuid) if may_change else "",
            manage_url(given.registration, "leave_person", person.uuid) if may_leave else "",
        )
        for person in given.people
    ]


def file_rows(given: Given) -> list[FileRow]:
    return [FileRow(file.name, manage_url(given.registration, "file", file.uuid)) for file in given.files]
