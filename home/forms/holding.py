"""Answers to forms as data of people: handing them out, forgetting them, and how long they stay."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal.base.privacy.holders import Holder, Term, offer_holder
from portal.base.privacy.register import Basis, personal

from .answers import SENSITIVE_DAYS, FormAnswer

TERM = Term(_("what was sent with a form (an editor may choose another term for a form)"), 90, _("it was sent"))
SENSITIVE = Term(_("sensitive answers in a form"), SENSITIVE_DAYS, _("it was sent"))


def exported(answer: FormAnswer) -> dict:
    shown = answer.shown(language=answer.language) + answer.shown(language=answer.language, sensitive=True)
    return {
        "form": answer.title,
        "sent": answer.created_at.isoformat(),
        "kept_until": answer.keep_until.isoformat(),
        "answers": [{"question": question, "answer": text} for question, text in shown],
        "files": [stored.name for stored in answer.files],
    }


def retain(at: datetime) -> int:
    return FormAnswer.objects.past_their_term(at).forget() + FormAnswer.objects.forget_sensitive(at)


ANSWERS = Holder(
    "form-answers",
    _("Answers to forms"),
    export=lambda mail: [exported(answer) for answer in FormAnswer.objects.of(mail).with_questions()],
    erase=lambda mail, at: FormAnswer.objects.of(mail).filter(created_at__lte=at).forget(),
    retain=retain,
    terms=(TERM, SENSITIVE),
    abouts=lambda mail: [answer.about for answer in FormAnswer.objects.of(mail)],
    addresses=lambda: FormAnswer.objects.exclude(mail="").values_list("mail", flat=True).distinct(),
)


def offer_answers() -> None:
    offer_holder(ANSWERS)
    purpose = _("to answer who sent a form")
    personal("home.FormAnswer", "plain", "words", "mail", purpose=purpose, basis=Basis.INTEREST, term=TERM)
    personal("home.FormAnswer", "sensitive", purpose=purpose, basis=Basis.CONSENT, term=SENSITIVE)
