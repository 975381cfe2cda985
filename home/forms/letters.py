"""The mails about a form: somebody of the staff is told, the sender is thanked. No mail holds a sensitive answer."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.outbox import Letter, OutboxMail, compose, offer_text, register, words_for

from .answers import answer_about
from .sending import TO_RECEIVER, TO_SENDER

SAMPLE = {"form": gettext_lazy("Ask your question")}


def offer_letters() -> None:
    register(TO_RECEIVER, to_receiver)
    register(TO_SENDER, to_sender)
    offer_text(
        TO_RECEIVER,
        gettext_lazy("Form: something came in"),
        placeholders=SAMPLE,
        subject=gettext_lazy("Something came in: {form}"),
        body=gettext_lazy("Somebody filled in the form “{form}”. You can read it on the site after you log in."),
    )
    offer_text(
        TO_SENDER,
        gettext_lazy("Form: thanks to the sender"),
        placeholders=SAMPLE,
        subject=gettext_lazy("We received it: {form}"),
        body=gettext_lazy("Thank you. What you filled in at “{form}” came in well. You need not do anything more."),
    )


def to_receiver(mail: OutboxMail) -> Letter | None:
    answer = answer_about(mail.about)
    if answer is None:
        return None
    subject, body = words_for(mail.kind, mail.language, {"form": answer.title})
    address = settings.WAGTAILADMIN_BASE_URL + reverse("form-answers:inspect", args=[answer.pk])
    return compose(subject, language=mail.language, paragraphs=[body], actions=[(_("Read the answers"), address)])


def to_sender(mail: OutboxMail) -> Letter | None:
    answer = answer_about(mail.about)
    if answer is None:
        return None
    subject, body = words_for(mail.kind, mail.language, {"form": mail.facts.get("form", answer.title)})
    facts = answer.shown(language=mail.language) if mail.facts.get("copy") else []
    small = [_("Did you not fill in this form? Then somebody typed your address by mistake. You may ignore this mail.")]
    return compose(subject, language=mail.language, paragraphs=[body], facts=facts, small=small)
