"""Forms as people and machines send them to a Guard."""

import base64
import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape

import altcha
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from portal.base.guarding import Guard

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=2)


def inputs(html: str) -> dict[str, str]:
    """The values of the hidden inputs, by name."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        found[attributes["name"]] = unescape(attributes.get("value", ""))
    return found


def filled_in(guard: Guard, *, at: datetime = AT, posted: QueryDict | None = None, **more: str) -> dict[str, str]:
    """The form as a browser without JavaScript sends it back."""
    return inputs(guard.fields(at, posted)) | more


def challenge_in(html: str) -> str:
    return unescape(re.findall(r'data-work="([^"]*)"', html)[0])


def solve(challenge: str) -> str:
    """What work.js makes of a challenge."""
    made = altcha.Challenge.from_dict(json.loads(challenge))
    solution = altcha.solve_challenge(made)
    assert solution
    return base64.b64encode(json.dumps(altcha.Payload(made, solution).to_dict()).encode()).decode()


def worked(guard: Guard, *, at: datetime = AT, **more: str) -> dict[str, str]:
    """The form as a browser with JavaScript sends it back."""
    html = guard.fields(at)
    return inputs(html) | {"guard_work": solve(challenge_in(html))} | more


def post(data: dict[str, str] | None = None, *, client: str = "192.0.2.7", **headers: str) -> HttpRequest:
    return RequestFactory().post("/nl/", data or {}, REMOTE_ADDR=client, **headers)
