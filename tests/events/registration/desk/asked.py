"""An offering with questions, one of them sensitive, and a registration that answered them."""

from dataclasses import replace

from django.utils import timezone

from events.registration.actions.registering import Person, register
from events.registration.models import Offering, Registration
from portal.base.asking import Asked, FrozenQuestions, Kind, Option, Per, QuestionSet
from tests.factories import wish_for

QUESTIONS = QuestionSet(
    (
        Asked("vervoer", Kind.CHOICE, {"nl": "Hoe kom je?"}, options=(Option("fiets", {"nl": "Met de fiets"}),)),
        Asked("gezondheid", Kind.TEXT, {"nl": "Waar houden we rekening mee?"}, sensitive=True),
        Asked("ervaring", Kind.TEXT, {"nl": "Wat deed je al?"}, per=Per.PERSON),
        Asked("dieet", Kind.TEXT, {"nl": "Wat eet je niet?"}, per=Per.PERSON, sensitive=True),
    )
)
INVOICE = {"organisation": "Stichting Bloei", "address": "Dorpsstraat 1", "postcode": "7255 AA", "city": "Hengelo"}


def ask(offering: Offering) -> Offering:
    frozen = FrozenQuestions.freeze(QUESTIONS, at=timezone.now())
    Offering.objects.filter(pk=offering.pk).update(questions=frozen)
    return Offering.objects.get(pk=offering.pk)


def answered(offering: Offering, **more) -> Registration:
    """Somebody who answered everything, and asked for an invoice."""
    offering = ask(offering)
    person = Person("Collega Twee", "", "Coach", {"ervaring": "Dorpshuis"}, {"dieet": "Pinda's"})
    values = {
        "people": (person,),
        "answers": {"vervoer": "fiets"},
        "sensitive": {"gezondheid": "Rolstoel"},
        "questions_id": offering.questions_id,
        "invoice": INVOICE,
    }
    return register(offering, wish=replace(wish_for(), **(values | more)), at=timezone.now())
