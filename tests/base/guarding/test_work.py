"""A challenge is ours, holds for one purpose and one day, and is used once."""

import base64
import json
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.base.guarding import Guard, Stopped
from portal.base.guarding.work import LEAST, challenge, solved
from tests.base.guarding.sending import AT, LATER, post, solve, worked

GUARD = Guard("ask", work=True)
ONE, OTHER = UUID(int=1), UUID(int=2)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["challenge", "solution", "parameters"]), inner),
)


def encoded(payload: object) -> str:
    return base64.b64encode(json.dumps(payload).encode()).decode()


def decoded(words: str) -> dict:
    return json.loads(base64.b64decode(words))


def refuses(data: dict[str, str], *, at=LATER, once: UUID | None = None) -> bool:
    try:
        GUARD.check(post(data), at, once=once)
    except Stopped:
        return True
    return False


def test_a_solution_takes_a_hundred_steps_at_least():
    assert decoded(solve(challenge("ask", at=AT)))["solution"]["counter"] >= LEAST


def test_a_solution_holds_for_a_day():
    data = worked(GUARD)
    assert (refuses(data, at=AT + timedelta(hours=24, seconds=1)), refuses(data, at=AT + timedelta(hours=24))) == (
        True,
        False,
    )


def test_a_solution_is_used_once():
    data = worked(GUARD)
    assert [refuses(data) for _time in range(3)] == [False, True, True]


def test_what_is_sent_again_may_use_its_solution_again():
    data = worked(GUARD)
    assert [refuses(data, once=once) for once in (ONE, ONE, OTHER)] == [False, False, True]


def test_a_solution_is_of_no_use_for_another_form():
    assert solved("register", solve(challenge("ask", at=AT))) is None


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        ("solution", "counter", 3),
        ("solution", "derivedKey", "00" * 32),
        ("solution", "derivedKey", None),
        ("challenge", "signature", "00" * 32),
        ("challenge", "parameters", {}),
        ("challenge", "parameters", []),
    ],
)
def test_a_solution_that_was_changed_is_refused(part, name, value):
    payload = decoded(solve(challenge("ask", at=AT)))
    payload[part][name] = value
    assert refuses({"guard_work": encoded(payload)})


@pytest.mark.parametrize(("name", "value"), [("cost", 1), ("keyPrefix", ""), ("data", {"until": 9999999999})])
def test_a_challenge_that_was_made_easier_is_refused(name, value):
    payload = decoded(solve(challenge("ask", at=AT)))
    payload["challenge"]["parameters"][name] = value
    assert refuses({"guard_work": encoded(payload)})


@pytest.mark.parametrize("words", ["x", "é", "\x00", "W10=", encoded([[]] * 3), encoded("challenge"), "9" * 5000])
def test_what_is_no_solution_is_refused(words):
    assert refuses({"guard_work": words})


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_no_solution_made_up_breaks_anything(payload):
    assert solved("ask", encoded(payload)) is None
