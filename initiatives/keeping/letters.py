"""The mails about keeping a page, written when they go. None holds another address, or what an unknown sender typed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.outbox import Letter, OutboxMail, compose, offer_text, register, words_for

from .choices import KeeperState, ProposalState, Reason
from .models import Keeper, Proposal
from .pages import shown_of, source_of
from .posting import CONFIRM, ENDED, INVITE, LINK, REFUSED, REMINDER, TAKEN
from .tokens import confirm_link, invitation_link, keeper_link

SAMPLE = {"initiatief": gettext_lazy("Village bus")}
TEXTS = {
    INVITE: (
        gettext_lazy("Keeping a page: invitation"),
        gettext_lazy("Will you help keep the page of {initiatief}?"),
        gettext_lazy(
            "Somebody asks you to help keep the page of {initiatief} up to date. Then you can propose changes to it and"
            " say that all is still true. Messages to the initiative come to you too. Nobody sees your address."
        ),
    ),
    LINK: (
        gettext_lazy("Keeping a page: the link"),
        gettext_lazy("Your link to keep the page of {initiatief}"),
        gettext_lazy(
            "You keep the page of {initiatief}. With the button you propose changes, say that all is still true, or"
            " invite somebody. Keep this mail: the link is only for you."
        ),
    ),
    REMINDER: (
        gettext_lazy("Keeping a page: is all still true?"),
        gettext_lazy("Is all still true of {initiatief}?"),
        gettext_lazy(
            "It is about a year since we heard from you about {initiatief}. Would you look at the page? If all is"
            " right, one press of a button will do. If something changed, tell us there. And if it has stopped: what"
            " did you learn? That helps others."
        ),
    ),
    ENDED: (
        gettext_lazy("Keeping a page: ended by the editors"),
        gettext_lazy("You no longer keep the page of {initiatief}"),
        gettext_lazy(
            "The editors of the site ended that you keep the page of {initiatief}. Your link does not work any more. Is"
            " that a mistake? Then write to the address on the site."
        ),
    ),
    CONFIRM: (
        gettext_lazy("Correction: confirm the address"),
        gettext_lazy("Send your correction for {initiatief}?"),
        gettext_lazy(
            "You wrote that something is not right on the page of {initiatief}. Open it with the button, and send it to"
            " the editors."
        ),
    ),
    TAKEN: (
        gettext_lazy("Proposal: dealt with"),
        gettext_lazy("We looked at your proposal for {initiatief}"),
        gettext_lazy("Thank you for your proposal for the page of {initiatief}. We dealt with it."),
    ),
    REFUSED: (
        gettext_lazy("Proposal: refused"),
        gettext_lazy("Your proposal for {initiatief}"),
        gettext_lazy("Thank you for your proposal for the page of {initiatief}. We did not take it over:\n\n{reden}"),
    ),
}


def offer_letters() -> None:
    reasons = SAMPLE | {"reden": gettext_lazy("It does not belong on the page of this initiative.")}
    for kind, (label, subject, body) in TEXTS.items():
        placeholders = reasons if kind == REFUSED else SAMPLE
        offer_text(kind, label, placeholders=placeholders, subject=subject, body=body)
    for kind in (LINK, REMINDER, ENDED):
        register(kind, to_keeper)
    register(INVITE, to_invited)
    register(CONFIRM, to_confirm)
    register(TAKEN, of_outcome)
    register(REFUSED, of_outcome)


def to_invited(mail: OutboxMail) -> Letter | None:
    keeper = keeper_of(mail, KeeperState.INVITED)
    if keeper is None:
        return None
    link = invitation_link(keeper, language=mail.language)
    small = [_("Do you not want to, or is it not for you? Do nothing. After 30 days we forget your address.")]
    return letter(mail, title_of(keeper.key, mail.language), action=(_("Look at it"), link), small=small)


def to_keeper(mail: OutboxMail) -> Letter | None:
    keeper = keeper_of(mail, KeeperState.STOPPED if mail.kind == ENDED else KeeperState.ACTIVE)
    if keeper is None:
        return None
    title = title_of(keeper.key, mail.language)
    if mail.kind == ENDED:
        return letter(mail, title)
    small = [
        _("Whoever has this link can propose changes in your name: do not pass it on. Invite others on that page.")
    ]
    link = keeper_link(keeper, language=mail.language)
    return letter(mail, title, action=(_("Open your page"), link), small=small)


def to_confirm(mail: OutboxMail) -> Letter | None:
    proposal = proposal_of(mail, ProposalState.UNCONFIRMED)
    if proposal is None:
        return None
    link = confirm_link(proposal, language=mail.language)
    small = [_("Did you not write this? Then somebody typed your address by mistake. Do nothing, and nothing is sent.")]
    return letter(mail, proposal.title, action=(_("Open my correction"), link), small=small)


def of_outcome(mail: OutboxMail) -> Letter | None:
    proposal = proposal_of(mail, ProposalState.TAKEN, ProposalState.REFUSED)
    if proposal is None:
        return None
    page = shown_of(proposal.key, language=mail.language)
    action = (_("Look at the page"), page.full_url) if page else None
    reason = str(dict(Reason.choices).get(proposal.reason, proposal.reason))
    return letter(mail, proposal.title, action=action, reden=reason)


def letter(mail: OutboxMail, title: str, *, action=None, small=(), **values) -> Letter:
    subject, body = words_for(mail.kind, mail.language, {"initiatief": title, **values})
    actions = [action] if action else []
    return compose(subject, language=mail.language, paragraphs=[body], actions=actions, small=small)


def keeper_of(mail: OutboxMail, *states: str) -> Keeper | None:
    return Keeper.objects.filter(pk=mail.about.partition(":")[2], state__in=states).first()


def proposal_of(mail: OutboxMail, *states: str) -> Proposal | None:
    return Proposal.objects.filter(pk=mail.about.partition(":")[2], state__in=states).first()


def title_of(key, language: str) -> str:
    page = shown_of(key, language=language) or source_of(key)
    return page.title if page else _("your initiative")
