"""What readers wrote about pages, as data of people: somebody may have put a name in it."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..privacy.holders import Holder, Term, offer_holder
from ..privacy.register import Basis, personal
from .models import UsefulAnswer

TEXTS = Term(_("what readers wrote about a page (the counts stay)"), 180, _("it was sent"))


def retain(at: datetime) -> int:
    return UsefulAnswer.objects.forget_texts(before=timezone.localdate(at) - timedelta(days=TEXTS.days))


#: No answer can be found by a person: it holds no address.
ANSWERS = Holder(
    "useful-answers",
    _("Answers to “was this useful?”"),
    export=lambda _mail: [],
    erase=lambda _mail, _at: 0,
    retain=retain,
    terms=(TEXTS,),
)


def offer_texts() -> None:
    offer_holder(ANSWERS)
    purpose = _("to make pages better; readers are asked to write no names")
    personal("base.UsefulAnswer", "text", purpose=purpose, basis=Basis.INTEREST, term=TEXTS)
