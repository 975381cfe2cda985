"""Answers to forms as data of people: handing them out, forgetting them, and how long they stay."""

from django.utils.translation import gettext_lazy as _

from portal.base.privacy.holders import Holder, Term, offer_holder
from portal.base.privacy.register import Basis, personal

from .answers import FormAnswer

TERM = Term(_("what was sent with a form (an editor may choose another term for a form)"), 90, _("it was sent"))
ANSWERS = Holder(
    "form-answers",
    _("Answers to forms"),
    export=lambda mail: [exported(answer) for answer in FormAnswer.objects.of(mail).with_questions()],
    erase=lambda mail, at: FormAnswer.objects.of(mail).filter(created_at__lte=at).forget(),
    retain=lambda at: FormAnswer.objects.past_their_term(at).forget(),
    terms=(TERM,),
    abouts=lambda mail: [answer.about for answer in FormAnswer.objects.of(mail)],
    addresses=lambda: FormAnswer.objects.exclude(mail="").values_list("mail", flat=True).distinct(),
)


def offer_answers() -> None:
    offer_holder(ANSWERS)
    personal(
        "home.FormAnswer",
        *("plain", "sensitive", "words", "mail"),
        purpose=_("to answer who sent a form"),
        basis=Basis.INTEREST,
        term=TERM,
    )


def exported(answer: FormAnswer) -> dict:
    shown = answer.shown(language=answer.language) + answer.shown(language=answer.language, sensitive=True)
    return {
        "form": answer.title,
        "sent": answer.created_at.isoformat(),
        "kept_until": answer.keep_until.isoformat(),
        "answers": [{"question": question, "answer": text} for question, text in shown],
        "files": [stored.name for stored in answer.files],
    }
