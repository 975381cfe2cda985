"""What waits for the moderator of the demo, through the same actions as visitors use. All of it is invented.

It stands in `content/waiting.toml`. Each sender has an address of their own, by which it is known that they were here.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import override

from initiatives.helping import actions as helping
from initiatives.helping.choices import Side
from initiatives.helping.forms import HelpForm
from initiatives.helping.models import HelpMessage
from initiatives.keeping.actions import keepers, proposing
from initiatives.keeping.models import Keeper, Proposal
from initiatives.models import HelpItem, InitiativePage
from initiatives.sending import actions as sending
from initiatives.sending.forms import ConsentForm
from initiatives.sending.models import Submission
from initiatives.telling import FIELDS, STEPS, pictures, values_of

from ..roles import MODERATOR
from .build import Demo, forget_mails
from .drawn import draw
from .reading import content, start_day

HOUR = timedelta(hours=1)


def load_waiting(demo: Demo) -> None:
    """Have everybody write who was not here yet, in the language of the content file."""
    with override(demo.language):
        for kind, write in WRITERS.items():
            for row in content("waiting")[kind]:
                if not was_here(row["mail"]):
                    write(demo, row)
                    demo.say(f"{row['mail']}: {kind}")


def was_here(mail: str) -> bool:
    return any(model.objects.of(mail).exists() for model in (Submission, Keeper, Proposal, HelpMessage))


def moment(demo: Demo, row: Mapping) -> datetime:
    return demo.at - timedelta(days=row["days_ago"])


def moderator() -> AbstractUser:
    return get_user_model().objects.get(username=MODERATOR)


@transaction.atomic
def send_in(demo: Demo, row: Mapping) -> None:
    """Send in an initiative; where the row says so, it is given back once and changed."""
    at = moment(demo, row)
    submission = sending.begin(language=demo.language, at=at)
    values = told(demo, row) | {"name": row["name"], "mail": row["mail"]}
    for step in STEPS:
        sending.fill(submission, step=step.name, values=values, at=at)
    if "picture" in row:
        add_picture(submission, row["picture"], at=at)
    sending.send(submission, consent=words_of(ConsentForm), at=at)
    sending.confirm(submission, at=at)
    if "returned" in row:
        remarks = [sending.Note(**remark) for remark in row["returned"]["remarks"]]
        sending.give_back(submission, remarks=remarks, by=moderator(), at=moment(demo, row["returned"]))
        sending.mend(submission, values=told(demo, row["mended"]), at=moment(demo, row["mended"]))
    forget_mails([submission.about])


def add_picture(submission: Submission, row: Mapping, *, at: datetime) -> None:
    drawn = ContentFile(draw(submission.title, row["motif"], row["season"]))
    sending.keep_picture(submission, upload=pictures.checked(drawn), alt=row["alt"], at=at)


def told(demo: Demo, row: Mapping) -> dict[str, Any]:
    """What the row tells of an initiative, as the forms keep it."""
    return {name: kept(demo, name, row[name]) for name in FIELDS if name in row}


def kept(demo: Demo, name: str, value: Any) -> Any:
    if name == "where":
        place = demo.places[value]
        return {"place": place.slug, "municipality": place.municipality.slug}
    if name == "help":
        return [asked(demo, row) for row in value]
    if name in {"steps", "links"}:
        return [{**row, "key": ""} for row in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else value


def asked(demo: Demo, row: Mapping) -> dict[str, str]:
    words = {name: row[name] for name in ("direction", "kind", "text")}
    return words | {"until": start_day(row, demo.today).isoformat() if "in_days" in row else "", "key": ""}


@transaction.atomic
def propose(demo: Demo, row: Mapping) -> None:
    """Propose what is new on a page, as its keeper (`keeps_since`) or as a reader."""
    page = InitiativePage.objects.get(url_path=f"{demo.home.url_path}initiatieven/{row['page']}/")
    at, before = moment(demo, row), values_of(page)
    replaced = {one["field"]: before[one["field"]].replace(one["from"], one["to"]) for one in row.get("replaced", ())}
    is_keeper = "keeps_since" in row
    by = keeper(demo, page, row) if is_keeper else proposing.Reader(row["mail"], demo.language)
    proposal = proposing.propose(page, values=told(demo, row) | replaced, by=by, note=row["note"].strip(), at=at)
    if proposal:
        proposing.confirm(proposal, at=at)
        forget_mails([proposal.about])


def keeper(demo: Demo, page: InitiativePage, row: Mapping) -> Keeper:
    """Somebody whom the moderator invited to keep the page, and who does."""
    at = moment(demo, row["keeps_since"])
    invited = keepers.invite(page.translation_key, mail=row["mail"], by=moderator(), at=at)
    keepers.accept_invitation(invited, at=at)
    forget_mails([invited.about])
    return invited


@transaction.atomic
def offer_help(demo: Demo, row: Mapping) -> None:
    """An offer of help that the initiative reports as abuse; none where what it answers is over or gone."""
    at = moment(demo, row)
    items = HelpItem.objects.open(at).of_open_initiatives().filter(locale=demo.home.locale, text=row["asked"])
    item = items.select_related("page").first()
    wish = helping.Wish(uuid4(), row["name"], row["mail"], row["text"].strip(), words_of(HelpForm), demo.language)
    message = helping.send(item, wish=wish, at=at) if item else None
    if message is None:
        return
    helping.confirm(message, at=at)
    for number, reply in enumerate(row["replies"], start=1):
        helping.write_on(message, side=Side(reply["side"]), text=reply["text"].strip(), at=at + number * HOUR)
    helping.report(message, at=at + (len(row["replies"]) + 1) * HOUR)
    forget_mails([message.about])


def words_of(form: type) -> str:
    """Of what one agrees with there."""
    return str(form.base_fields["consent"].label)


WRITERS = {"submission": send_in, "proposal": propose, "help": offer_help}
