"""The words of mails about trajectories: an invitation for next year, a homework group, a meeting caught up."""

from django.utils.translation import gettext_lazy as _

from portal.base.outbox import offer_text

from .texts import PLACEHOLDERS, UNTIL, Text

TEXTS: dict[str, Text] = {
    "invitation": Text(
        _("Who took part comes first next year"),
        _("You may sign up first: {titel}"),
        _(
            "Hello {naam},\n\nYou took part this year. {titel} is next, and you may sign up before others: until {tot}"
            " only who took part can.\n\nThe button below is for you alone and counts once. Do you not want to go on?"
            " Then you need not do anything."
        ),
        UNTIL,
    ),
    "group": Text(
        _("In which homework group somebody is"),
        _("Your homework group: {groep}"),
        _(
            "Hello {naam},\n\nFor {titel} you are in this homework group: {groep}. Below you find the assignment.\n\n"
            "Material, if there is any, stands on the page of your registration."
        ),
        {"groep": _("Group 2: a plan from your own organisation")},
    ),
    "caught_up": Text(
        _("A missed meeting is caught up"),
        _("You catch up a meeting: {bijeenkomst}"),
        _(
            "Hello {naam},\n\nYou catch up {bijeenkomst} with another group of {titel}. You are expected there:"
            " {wanneer}, {waar}.\n\nIf you cannot come, please give the place back on the page of your registration."
        ),
        {"bijeenkomst": _("Falling and getting up")},
    ),
}


def offer_texts() -> None:
    for kind, text in TEXTS.items():
        placeholders = PLACEHOLDERS | (text.more or {})
        offer_text(f"registration.{kind}", text.label, placeholders=placeholders, subject=text.subject, body=text.body)
