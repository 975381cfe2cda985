"""The words of the mails that follow a submission. What goes to an unconfirmed address holds nothing that was typed."""

from django.utils.translation import gettext_lazy as _

from portal.base.outbox import offer_text, register

from . import posting, writing

ABOUT = {"titel": _("Village bus")}


def offer_letters() -> None:
    for kind, write in writing.WRITERS.items():
        register(kind, write)
    offer_links()
    offer_received()
    offer_questions()
    offer_answers()
    offer_text(
        posting.LATE,
        _("Sending in: to moderators, answers are late"),
        placeholders={"aantal": "3"},
        subject=_("Initiatives wait too long for an answer: {aantal}"),
        body=_("We promised these residents an answer before today, and they still wait. Would you look?"),
    )


def offer_links() -> None:
    offer_text(
        posting.RESUME,
        _("Sending in: write on later"),
        placeholders={"dagen": "30"},
        subject=_("Go on with your initiative"),
        body=_(
            "You began to tell about an initiative. With the button you go on where you were. We keep it for {dagen}"
            " days after your last change."
        ),
    )
    offer_text(
        posting.CONFIRM,
        _("Sending in: confirm the address"),
        placeholders={"dagen": "7"},
        subject=_("Is this your address?"),
        body=_(
            "Somebody told us about an initiative and gave this address. Nobody reads it yet: press the button, and"
            " confirm there that it is yours. Without that it is gone in {dagen} days."
        ),
    )


def offer_received() -> None:
    offer_text(
        posting.RECEIVED,
        _("Sending in: received"),
        placeholders=ABOUT | {"plek": "3", "dag": _("Tuesday 4 May 2027")},
        subject=_("We received “{titel}”"),
        body=_(
            "Thank you for telling about “{titel}”. It is number {plek} in line. You get our answer on {dag} at the"
            " latest. With the button you see how it stands, and you can take it back there."
        ),
    )


def offer_questions() -> None:
    remarks = {"opmerkingen": _("What it is: This is very short. Tell a little more.")}
    offer_text(
        posting.RETURNED,
        _("Sending in: given back to be changed"),
        placeholders=ABOUT | remarks | {"dag": _("Tuesday 4 May 2027")},
        subject=_("A question about “{titel}”"),
        body=_(
            "We read “{titel}” and would like to have it on the site. Would you change this first?\n\n{opmerkingen}\n\n"
            "With the button you see just these parts. It keeps its place in line until {dag}."
        ),
    )
    offer_text(
        posting.REMINDER,
        _("Sending in: reminder of what was asked"),
        placeholders=ABOUT | {"dag": _("Tuesday 4 May 2027")},
        subject=_("“{titel}” still waits for you"),
        body=_("We asked you to change something in “{titel}”. You can do so until {dag}; after that it ends."),
    )
    offer_text(
        posting.EXPIRED,
        _("Sending in: ended without a change"),
        placeholders=ABOUT,
        subject=_("“{titel}” has ended"),
        body=_("You did not change what we asked about “{titel}”, so it has ended. You can always send it in anew."),
    )


def offer_answers() -> None:
    offer_text(
        posting.ACCEPTED,
        _("Sending in: accepted"),
        placeholders=ABOUT,
        subject=_("“{titel}” comes on the site"),
        body=_(
            "Good news: “{titel}” comes on the site. An editor looks at it once more. We mail you when it is there."
        ),
    )
    offer_text(
        posting.DECLINED,
        _("Sending in: declined"),
        placeholders=ABOUT | {"reden": _("It is on the site already.")},
        subject=_("“{titel}” does not come on the site"),
        body=_("Thank you for telling about “{titel}”. It does not come on the site.\n\n{reden}"),
    )
    offer_text(
        posting.PUBLISHED,
        _("Sending in: published"),
        placeholders=ABOUT,
        subject=_("“{titel}” is on the site"),
        body=_("“{titel}” is on the site, for everybody to see. Look at it, and tell your neighbours!"),
    )
