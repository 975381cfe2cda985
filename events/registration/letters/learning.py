"""Writing the mails about trajectories. What was undone since it was posted is not written."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.base.outbox import Letter, OutboxMail, compose, register, words_for

from ..addresses import invitation_link, manage_link
from ..facts import session_text, when_text
from ..models import CatchUp, Invitation, Membership, Offering, Participant
from ..querysets import mail_key
from .writing import moment_text

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Content:
    """`values`: what the placeholders stand for beside those that all these mails have."""

    offering: Offering
    values: dict[str, str]
    facts: Pairs = field(default_factory=list)
    actions: Pairs = field(default_factory=list)


def offer_writers() -> None:
    for kind in WRITERS:
        register(f"registration.{kind}", write)


def write(mail: OutboxMail) -> Letter | None:
    """None for who left or was forgotten, and for what is no longer so."""
    person = person_of(mail)
    content = WRITERS[mail.kind.removeprefix("registration.")](person, mail) if person else None
    if person is None or content is None:
        return None
    registration = person.registration
    subject, body = words_for(mail.kind, mail.language, general_values(person, content.offering, mail) | content.values)
    is_contact = mail_key(mail.to) == registration.mail_key
    own = [(_("View or change my registration"), manage_link(registration, language=mail.language))]
    return compose(
        subject,
        language=mail.language,
        paragraphs=[body],
        facts=content.facts,
        actions=content.actions or (own if is_contact else []),
        small=[_("Registration %(number)s.") % {"number": registration.number}],
    )


def person_of(mail: OutboxMail) -> Participant | None:
    rows = Participant.objects.confirmed().filter(registration__forgotten_at=None)
    return rows.filter(pk=mail.facts.get("person")).select_related("registration__offering").first()


def general_values(person: Participant, offering: Offering, mail: OutboxMail) -> dict[str, str]:
    registration = person.registration
    return {
        "naam": person.name or registration.name,
        "titel": offering.word("title", mail.language),
        "wanneer": when_text(offering),
        "waar": offering.word("where", mail.language) or _("the place on the page"),
        "nummer": registration.number,
        "aantal": str(registration.seats),
    }


def invitation(person: Participant, mail: OutboxMail) -> Content | None:
    rows = Invitation.objects.filter(participant=person, used_for=None).select_related("offering")
    row = rows.filter(pk=mail.facts.get("invitation")).first()
    if row is None or row.offering.is_called_off or not row.offering.is_live:
        return None
    opens = row.offering.opens_at
    link = invitation_link(row, language=mail.language)
    facts = [(_("What"), row.offering.word("title", mail.language)), (_("When"), when_text(row.offering))]
    return Content(row.offering, {"tot": moment_text(opens) if opens else ""}, facts, [(_("Sign up"), link)])


def group(person: Participant, mail: OutboxMail) -> Content | None:
    rows = Membership.objects.filter(participant=person, group__offering=person.registration.offering)
    row = rows.filter(group=mail.facts.get("group")).select_related("group").first()
    if row is None:
        return None
    title, assignment = row.group.title_in(mail.language), row.group.word("assignment", mail.language)
    facts = [(_("Homework group"), title), (_("Assignment"), assignment)]
    return Content(person.registration.offering, {"groep": title}, [pair for pair in facts if pair[1]])


def caught_up(person: Participant, mail: OutboxMail) -> Content | None:
    rows = CatchUp.objects.filter(participant=person).select_related("missed__offering", "session__offering")
    row = rows.filter(pk=mail.facts.get("catch_up")).first()
    if row is None or row.session.is_removed or row.session.offering.is_called_off or row.session.end < mail.created_at:
        return None
    session, offering = row.session, row.session.offering
    where = session.word("where", mail.language) or offering.word("where", mail.language)
    values = {
        "bijeenkomst": row.missed.word("title", mail.language) or _("the meeting that you missed"),
        "wanneer": session_text(session),
        "waar": where or _("the place on the page"),
    }
    facts = [(_("What"), values["bijeenkomst"]), (_("When"), values["wanneer"]), (_("Where"), values["waar"])]
    return Content(offering, values, facts)


WRITERS: dict[str, Callable[[Participant, OutboxMail], Content | None]] = {
    "invitation": invitation,
    "group": group,
    "caught_up": caught_up,
}
