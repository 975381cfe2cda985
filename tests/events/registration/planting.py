"""People with words that occur nowhere else, in every place where somebody's words can end up.

`plant` writes them through the same actions as visitors and organisers do.
"""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from events.registration.actions.correcting import change_contact, swap
from events.registration.actions.leaving import cancel, cancel_person, reject
from events.registration.actions.registering import Person, Wish
from events.registration.actions.sending import send
from events.registration.choices import InvoiceState, Who
from events.registration.desk.bulk import write_to
from events.registration.models import InvoiceRequest, Offering, Registration
from portal.base.asking import Asked, FrozenQuestions, Kind, Per, QuestionSet
from portal.base.asking.drafts import store
from tests.factories import OfferingFactory, UserFactory

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
AGREES = "Ik wil op de lijst van deelnemers"


def asked(key: str, kind: Kind = Kind.TEXT, **fields) -> Asked:
    return Asked(key, kind, fields.pop("labels", {"nl": key}), required=False, **fields)


QUESTIONS = QuestionSet(
    (
        asked("goal"),
        asked("plan", Kind.FILE),
        asked("health", sensitive=True),
        asked("letter", Kind.FILE, sensitive=True),
        asked("list", Kind.CONSENT, labels={"nl": AGREES, "en": "I want to be on the list of people"}),
        asked("hobby", per=Per.PERSON),
        asked("diet", per=Per.PERSON, sensitive=True),
        asked("photo", Kind.CONSENT, per=Per.PERSON),
    )
)


@dataclass
class Plants:
    """`words`: all that were planted. Each is made once, also among those of other tests, and tells what it was."""

    words: list[str] = field(default_factory=list)
    mark: str = field(default_factory=lambda: uuid.uuid4().hex[:6])

    def word(self, kind: str) -> str:
        self.words.append(f"{kind}{len(self.words):03d}{self.mark}")
        return self.words[-1]

    def mail(self, kind: str) -> str:
        return f"{self.word(kind)}@example.org".lower()

    def person(self, kind: str) -> Person:
        answers = {"hobby": self.word("hobby"), "photo": True}
        diet = {"diet": self.word("diet")}
        return Person(self.word(kind), self.mail(f"{kind}mail"), self.word("role"), answers, diet)

    def invoice(self) -> dict[str, str]:
        names = ("organisation", "attention", "address", "city", "reference", "cost_centre")
        return {**{name: self.word(name) for name in names}, "postcode": "7251 AA", "mail": self.mail("bill")}

    def wish(self, offering: Offering, *, colleagues: int = 1, invoice: bool = True) -> Wish:
        mail = self.mail("contactmail")
        people = (Person(self.word("own"), mail), *(self.person("colleague") for _one in range(colleagues)))
        return Wish(
            submission=uuid.uuid4(),
            name=self.word("contact"),
            mail=mail,
            people=people,
            language="nl",
            phone=self.word("06"),
            organisation=self.word("from"),
            answers={"goal": self.word("goal"), "plan": f"{self.word('plan')}.pdf", "list": True},
            sensitive={"health": self.word("health")},
            questions_id=offering.questions_id,
            invoice=self.invoice() if invoice else None,
        )

    def upload(self, question: str, *, draft: str, at: datetime) -> None:
        content = SimpleUploadedFile(f"{self.word('file')}.pdf", b"%PDF-1.7 " + self.word("content").encode())
        store(content, question=f"asked-{question}", draft=draft, at=at)

    def sign_up(self, offering: Offering, *, at: datetime = AT, **more) -> Registration:
        draft = uuid.uuid4().hex
        self.upload("plan", draft=draft, at=at)
        self.upload("letter", draft=draft, at=at)
        return send(offering, wish=self.wish(offering, **more), draft=draft, at=at)


def offering_with_questions(**fields) -> Offering:
    frozen = FrozenQuestions.freeze(QUESTIONS, AT)
    return OfferingFactory(**({"at": AT, "questions": frozen, "capacity": 9, "max_people": 4} | fields))


def plant(offering: Offering) -> Plants:
    """Who has a place, left, was swapped, waits, was rejected; with invoices that nobody made, files and mails."""
    plants, staff = Plants(), UserFactory()
    placed = [plants.sign_up(offering, colleagues=3) for _turn in range(2)]
    waiting = [plants.sign_up(offering, colleagues=3) for _turn in range(4)]
    values = {"name": plants.word("new"), "mail": plants.mail("newmail")}
    change_contact(placed[0], values=values, by=Who.PERSON, at=AT + DAY)
    someone, other = placed[0].people.coming()[1:3]
    values |= {"name": plants.word("swapped"), "mail": plants.mail("swappedmail"), "role": plants.word("role")}
    swap(someone, values=values, answers={"hobby": plants.word("hobby")}, sensitive={}, by=Who.PERSON, at=AT + DAY)
    cancel_person(other, by=staff, reason=plants.word("why"), at=AT + 2 * DAY)
    reject(waiting[0], by=staff, reason=plants.word("why"), at=AT + 3 * DAY)
    left = plants.sign_up(offering, at=AT + 3 * DAY)
    cancel(left, by=staff, reason=plants.word("why"), at=AT + 4 * DAY)
    written = {"subject": plants.word("subject"), "text": f"Dag {{naam}}, {plants.word('text')}"}
    rows = offering.registrations.all()
    write_to(rows, offering=offering, submission=uuid.uuid4(), by=staff, at=AT + 5 * DAY, **written)
    InvoiceRequest.objects.update(amount=None)
    return plants


def invoiced(registration: Registration) -> InvoiceRequest:
    """The invoice of this registration was made."""
    InvoiceRequest.objects.filter(registration=registration).update(state=InvoiceState.INVOICED, amount=750)
    return InvoiceRequest.objects.select_related("registration").get(registration=registration)
