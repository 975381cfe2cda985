"""What the cards and facts panels of all dated pages share."""

from dataclasses import replace

from django.utils.translation import gettext as _

from portal.base.cards import Action, Badge, Fact, Facts
from portal.base.when import day_text

from ..signup import SignUpState

TONES = {
    SignUpState.FREE: ("info", "info"),
    SignUpState.OPEN: ("ok", "ok"),
    SignUpState.CLOSED: ("few", "clock"),
    SignUpState.OVER: ("plain", ""),
    SignUpState.CANCELLED: ("full", "warn"),
}


def state_badge(state: SignUpState) -> Badge:
    tone, icon = TONES[state]
    return Badge(tone, str(state.label), icon)


def moved_badge() -> Badge:
    return Badge("few", _("Moved"), "warn")


def first_that_counts(rows, at, *, key=lambda row: row.end):
    """The first row that has not ended, else the last one; None of none."""
    rows = sorted(rows, key=lambda row: row.start)
    return next((row for row in rows if key(row) >= at), rows[-1] if rows else None)


def where(row) -> str:
    """Venue and place in one line."""
    return ", ".join(filter(None, (row.venue, row.place.name if row.place else "")))


def term_facts(row, state: SignUpState) -> list[Fact]:
    """Until when and for how many, while that matters."""
    if state is not SignUpState.OPEN:
        return []
    until = (day_text(row.sign_up_until),) if row.sign_up_until else ()
    places = (_("%(count)s places") % {"count": row.places},) if row.places else ()
    return [Fact("clock", _("Sign up until"), until), Fact("people", _("Places"), places)]


def panel(page, title: str, rows: list[Fact], state: SignUpState) -> Facts:
    """The facts panel: empty lines and rows fall out, the button stands only while sign-up is open."""
    kept = [replace(row, lines=tuple(filter(None, row.lines))) for row in rows]
    actions = ()
    if state is SignUpState.OPEN and page.sign_up_address:
        icon = "mail" if page.sign_up_address.startswith("mailto:") else "arrow"
        actions = (Action(_("Sign up"), page.sign_up_address, icon, "call"),)
    return Facts(
        page.kind,
        title,
        tuple(row for row in kept if row.lines),
        state_badge(state),
        actions,
        NOTES.get(state, lambda: "")(),
    )


NOTES = {
    SignUpState.FREE: lambda: _("You do not need to sign up. Just come."),
    SignUpState.CLOSED: lambda: _("Sign-up is closed. Ask the contact whether there is still a place."),
    SignUpState.OVER: lambda: _("This is over. You can read here what it was about."),
    SignUpState.CANCELLED: lambda: _("This has been cancelled."),
}
