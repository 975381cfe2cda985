"""The words of each mail as the portal brings them. Editors may adapt them; the placeholders stay the same."""

from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from portal.base.outbox import offer_text

#: What every mail may use, with a sample for the preview.
PLACEHOLDERS = {
    "naam": _("Participant One"),
    "titel": _("Supporting residents' initiatives"),
    "wanneer": _("Tuesday 4 May 2027, 19:30 to 22:00"),
    "waar": _("Village hall, Ruurlo"),
    "nummer": "A000017",
    "aantal": "2",
}
IN_LINE = {"plek": "3"}
UNTIL = {"tot": _("Tuesday 4 May 2027, 12:00")}


@dataclass(frozen=True, slots=True)
class Text:
    label: str | Lazy
    subject: str | Lazy
    body: str | Lazy
    more: dict | None = None


TEXTS: dict[str, Text] = {
    "received": Text(
        _("Registration received, the organiser looks first"),
        _("We have received your registration: {titel}"),
        _(
            "Hello {naam},\n\nWe have received your registration for {titel}. The organiser looks at it first. You"
            " will get a mail as soon as that is done. Until then you have no place yet."
        ),
    ),
    "confirmed": Text(
        _("Registration confirmed"),
        _("You have a place: {titel}"),
        _(
            "Hello {naam},\n\nYou have a place at {titel}. We look forward to seeing you.\n\nThe dates are in the"
            " attached file: open it to put them in your calendar. If something changes, you will get a mail."
        ),
    ),
    "waiting": Text(
        _("On the waiting list"),
        _("You are on the waiting list: {titel}"),
        _(
            "Hello {naam},\n\nAll places at {titel} are taken now. You are number {plek} on the waiting list. When"
            " a place comes free, it goes to the first in line. You will get a mail when it is your turn; you need"
            " not do anything until then."
        ),
        IN_LINE,
    ),
    "offer": Text(
        _("A place is offered to who waits"),
        _("There is a place for you: {titel}"),
        _(
            "Hello {naam},\n\nA place came free at {titel}, and it is your turn. Do you still want to come? Let us"
            " know before {tot}. After that the place goes to the next in line."
        ),
        UNTIL,
    ),
    "promoted": Text(
        _("Who waited has a place"),
        _("You have a place after all: {titel}"),
        _(
            "Hello {naam},\n\nA place came free, so you can come to {titel}. Your place is certain: you need not do"
            " anything.\n\nIf you cannot come any more, please cancel. Then somebody else can go."
        ),
    ),
    "expired": Text(
        _("The offer has ended"),
        _("The offer has ended: {titel}"),
        _(
            "Hello {naam},\n\nWe offered you a place at {titel}, but did not hear from you in time. The place went"
            " to the next in line. If you still want to come, sign up again: you then stand at the end of the line."
        ),
    ),
    "cancelled": Text(
        _("Registration cancelled"),
        _("Your registration has been cancelled: {titel}"),
        _(
            "Hello {naam},\n\nYour registration for {titel} has been cancelled. Is there a file with this mail? Open"
            " it to take the dates out of your calendar."
        ),
    ),
    "one_less": Text(
        _("One person taken off"),
        _("Your registration has changed: {titel}"),
        _("Hello {naam},\n\nOne person was taken off your registration for {titel}. It is now for {aantal} in all."),
    ),
    "rejected": Text(
        _("Registration not accepted"),
        _("About your registration: {titel}"),
        _(
            "Hello {naam},\n\nThank you for signing up for {titel}. The organiser cannot give you a place. Do you"
            " want to know why? Answer this mail, or ask the contact on the page."
        ),
    ),
    "moved": Text(
        _("Moved to another date"),
        _("You have been moved: {titel}"),
        _(
            "Hello {naam},\n\nThe organiser has moved your registration. You are now expected at {titel}:"
            " {wanneer}.\n\nIf that does not suit you, please let us know."
        ),
    ),
    "changed": Text(
        _("Date or place changed"),
        _("Date or place has changed: {titel}"),
        _(
            "Hello {naam},\n\nThe date or the place of {titel} has changed. It is now: {wanneer}, {waar}.\n\nIs"
            " there a file with this mail? Open it to change your calendar. If you cannot come now, please cancel."
        ),
    ),
    "called_off": Text(
        _("Called off"),
        _("Cancelled: {titel}"),
        _(
            "Hello {naam},\n\nUnfortunately {titel} does not take place. You need not do anything. Is there a"
            " file with this mail? Open it to take the dates out of your calendar."
        ),
    ),
    "link": Text(
        _("The link to one's registration"),
        _("Your registration: {titel}"),
        _(
            "Hello {naam},\n\nHere is the link to your registration for {titel}. With it you can see and correct"
            " everything, or cancel. Did you not ask for this? Then you need not do anything."
        ),
    ),
    "reminder": Text(
        _("Reminder"),
        _("Do not forget: {titel}"),
        _(
            "Hello {naam},\n\nSoon it is time for {titel}: {wanneer}, {waar}.\n\nIf you cannot come, please cancel."
            " Then somebody else can go."
        ),
    ),
    "after": Text(
        _("Afterwards: the evaluation"),
        _("How was it? {titel}"),
        _(
            "Hello {naam},\n\nThank you for coming to {titel}. Tell us how it was: it helps us to make the next one"
            " better. It takes a few minutes."
        ),
    ),
}


def offer_texts() -> None:
    for kind, text in TEXTS.items():
        placeholders = PLACEHOLDERS | (text.more or {})
        offer_text(f"registration.{kind}", text.label, placeholders=placeholders, subject=text.subject, body=text.body)
