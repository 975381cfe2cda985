"""A page that asks whether one means it, before anything changes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..addresses import manage_url
from ..choices import State
from ..facts import session_text
from ..models import CatchUp, Participant, Registration, Session


@dataclass(frozen=True, slots=True)
class Confirmation:
    """`button`: what is done when one goes on; `back`: the address to which one returns when not."""

    title: str
    text: str
    button: str
    back: str


def leaving(registration: Registration) -> Confirmation:
    back = manage_url(registration)
    if registration.state == State.WAITING:
        text = _("You lose your place in line. Who signs up again comes at the end.")
        return Confirmation(_("Leave the waiting list?"), text, _("Leave the waiting list"), back)
    title = ngettext("Cancel your sign-up?", "Cancel for all of you?", registration.seats)
    text = ngettext(
        "Your place goes to somebody else at once. This cannot be undone.",
        "Your %(count)s places go to others at once. This cannot be undone.",
        registration.seats,
    )
    return Confirmation(title, text % {"count": registration.seats}, _("Yes, cancel"), back)


def person_leaving(registration: Registration, person: Participant) -> Confirmation:
    name = person.name or _("the person whose name follows")
    text = _("The place goes to somebody else at once. The others of your sign-up still come.")
    if not registration.holds_places:
        text = _("The others of your sign-up stay.")
    return Confirmation(_("Cancel for %(name)s?") % {"name": name}, text, _("Yes, cancel"), manage_url(registration))


def missing(registration: Registration, person: Participant, session: Session) -> Confirmation:
    text = _("The organiser sees that you told it beforehand. Your place stays yours for the other meetings.")
    title = _("Miss this meeting?")
    return Confirmation(
        title, f"{about(person, session)} {text}", _("Yes, tell the organiser"), manage_url(registration)
    )


def coming_after_all(registration: Registration, person: Participant, session: Session) -> Confirmation:
    text = _("If you took a place at another date for it, that place goes back.")
    title = _("Come after all?")
    return Confirmation(title, f"{about(person, session)} {text}", _("Yes, I come"), manage_url(registration))


def giving_back(registration: Registration, row: CatchUp) -> Confirmation:
    text = _("Somebody else can then use it.")
    title = _("Give this place back?")
    return Confirmation(
        title, f"{about(row.participant, row.session)} {text}", _("Yes, give it back"), manage_url(registration)
    )


def about(person: Participant, session: Session) -> str:
    """Which meeting, and of whom where there are several."""
    words = f"{session.word('title') or _('Meeting')}, {session_text(session)}."
    return f"{person.name}: {words}" if person.registration.seats > 1 and person.name else words


def erasing(registration: Registration) -> Confirmation:
    text = _("We erase your details, answers and files for this sign-up. This link then leads nowhere.")
    if registration.is_live:
        text = _(
            "Your sign-up is cancelled first. Then we erase your details, answers and files. This link leads nowhere"
            " after that."
        )
    back = manage_url(registration, "own_data")
    return Confirmation(_("Erase your data?"), text, _("Yes, erase it all"), back)
