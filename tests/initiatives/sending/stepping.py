"""Steps as a browser without JavaScript sends them."""

from initiatives.sending.models import Submission
from initiatives.sending.pages.progress import Progress
from initiatives.telling.steps import BY_NAME
from tests.base.guarding.sending import inputs
from tests.initiatives.sending.told import NAME, SENDER, draft, words

START = "/nl/initiatieven-inzenden/"


def about(**more) -> dict:
    told = words()
    typed = {name: told[name] for name in ("title", "summary", "what", "themes", "stage")}
    return typed | {"why": "", "since": "", "carried_by": ""} | more


TYPED = {
    "where": {"where_place": "zeddam", "where_area": ""},
    "how": {},
    "help": {},
    "pictures": {},
    "contact": {"name": NAME, "mail": SENDER},
}


def url(submission: Submission, step: str) -> str:
    return Progress(submission).url_of(BY_NAME[step])


def whole(**more) -> Submission:
    """A draft of which every step was looked at."""
    return draft(steps=[], help=[], pictures=[], links=[], **more)


def begun(client) -> Submission:
    """A draft as the button on the first page makes it."""
    client.post(START, inputs(client.get(START).context["guard"]))
    return Submission.objects.latest("pk")


def keep(client, submission: Submission, step: str, **more):
    """What a browser sends of a step: all that stood there, and what was typed."""
    page = client.get(url(submission, step))
    return client.post(url(submission, step), {"seen": page.context["seen"]} | TYPED.get(step, {}) | more)


def path_of(response) -> str:
    return response["Location"].partition("?")[0]
