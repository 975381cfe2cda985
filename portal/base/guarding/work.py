"""A sum that costs a browser about half a second and a machine with a thousand forms a lot; work.js solves it.

ALTCHA's second protocol: find the counter whose PBKDF2 key begins as told. Browsers derive such keys outside the
page's own thread.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime

import altcha
from django.utils.crypto import salted_hmac

from .moments import STALE

ALGORITHM, ITERATIONS = "PBKDF2/SHA-256", 1000
#: How many keys a browser derives: never too few to cost something, never so many that an old phone is kept waiting.
LEAST, MOST = 100, 400


@dataclass(frozen=True, slots=True)
class Solved:
    """A solution that is right: the challenge's own name, and the moment until which it holds."""

    nonce: str
    until: float


def challenge(purpose: str, *, at: datetime) -> str:
    """A new challenge as JSON, signed for this purpose only."""
    made = altcha.create_challenge(
        ALGORITHM,
        ITERATIONS,
        counter=LEAST + secrets.randbelow(MOST - LEAST),
        # In place of ALTCHA's own expiry, which reads the clock.
        data={"until": int((at + STALE).timestamp())},
        hmac_secret=_secret(purpose),
    )
    return json.dumps(made.to_dict())


def solved(purpose: str, words: str) -> Solved | None:
    """What was solved, when the challenge is ours, was made for this purpose, and the solution is right."""
    try:
        payload = altcha.Payload.from_base64(words)
        if not altcha.verify_solution(payload, _secret(purpose)).verified:
            return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # Not what work.js writes; ALTCHA lets some of these out.
        return None
    parameters = payload.challenge.parameters
    return Solved(parameters.nonce, parameters.data["until"])


def _secret(purpose: str) -> str:
    return salted_hmac("portal.guarding.work", purpose, algorithm="sha256").hexdigest()
