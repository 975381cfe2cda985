"""A person gets through and is told what is wrong; a machine does not, and is told nothing."""

import time
from datetime import timedelta
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from portal.base.guarding import Guard, Stopped, Trapped
from tests.base.guarding.sending import AT, LATER, filled_in, inputs, post, worked

ONE, OTHER = UUID(int=1), UUID(int=2)
TRAP, QUICK = Guard("ask"), Guard("ask", seconds=5)


def stopped(guard: Guard, data: dict[str, str], at=LATER, **more) -> str:
    """What the sender reads; "" for who gets through."""
    with translation.override("en"):
        try:
            guard.check(post(data), at, **more)
        except Stopped as stop:
            return stop.message
    return ""


def test_a_guard_without_anything_puts_nothing_in_a_form():
    assert Guard("ask", honeypot=False).fields(AT).strip() == ""


def test_the_honeypot_is_out_of_everybodys_way():
    field = BeautifulSoup(TRAP.fields(AT), "html.parser").select_one('.hidden[aria-hidden="true"] input')
    assert (field["tabindex"], field["autocomplete"], field["type"]) == ("-1", "off", "text")
    assert "style=" not in TRAP.fields(AT)


def test_who_leaves_the_honeypot_empty_gets_through():
    assert stopped(TRAP, filled_in(TRAP)) == ""


def test_who_fills_in_the_honeypot_is_trapped():
    with pytest.raises(Trapped):
        TRAP.check(post(filled_in(TRAP, guard_weblink="http://example.org/")), LATER)


@pytest.mark.parametrize(("seconds", "through"), [(0, False), (4, False), (5, True), (3600, True), (24 * 3600, True)])
def test_who_takes_some_time_gets_through(seconds, through):
    assert (stopped(QUICK, filled_in(QUICK), AT + timedelta(seconds=seconds)) == "") == through


def test_who_was_too_quick_sends_it_again():
    data = filled_in(QUICK)
    too_soon, soon = AT + timedelta(seconds=2), AT + timedelta(seconds=6)
    assert "still here" in stopped(QUICK, data, too_soon)
    assert stopped(QUICK, filled_in(QUICK, at=too_soon, posted=post(data).POST), soon) == ""


def test_who_was_away_for_a_day_sends_it_again_at_once():
    data, tomorrow = filled_in(QUICK), AT + timedelta(hours=24, seconds=1)
    assert "more than a day" in stopped(QUICK, data, tomorrow)
    assert stopped(QUICK, filled_in(QUICK, at=tomorrow, posted=post(data).POST), tomorrow) == ""


@pytest.mark.parametrize("made_up", ["", "1", "1:2", "1777888800:forged", "\x00", "99999999999999999999:x"])
def test_a_moment_that_was_made_up_does_not_count(made_up):
    assert stopped(QUICK, filled_in(QUICK, guard_moment=made_up)) != ""


def test_the_moment_of_another_form_does_not_count():
    assert stopped(QUICK, filled_in(Guard("register", seconds=5))) != ""


def test_one_connection_sends_so_many_in_the_hour_after_the_first(monkeypatch):
    guard, begun = Guard("ask", per_hour=2), time.time()
    for seconds, has_to_wait in {0: False, 3500: False, 3550: True, 3601: False, 3602: False, 7000: True}.items():
        monkeypatch.setattr(time, "time", lambda: begun + seconds)  # noqa: B023 -- asked for in this turn
        assert bool(stopped(guard, {})) == has_to_wait, seconds


def test_others_and_other_forms_are_not_counted():
    guard = Guard("ask", per_hour=1)
    assert stopped(guard, {}) == ""
    guard.check(post(client="192.0.2.8"), LATER)
    assert stopped(Guard("register", per_hour=1), {}) == ""


def test_what_is_sent_twice_counts_once():
    guard = Guard("ask", per_hour=1)
    assert [bool(stopped(guard, {}, once=once)) for once in (ONE, ONE, OTHER, OTHER, ONE)] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_who_works_may_send_more():
    guard = Guard("ask", work=True, per_hour=4)
    assert [bool(stopped(guard, filled_in(guard))) for _time in range(2)] == [False, True]
    assert [bool(stopped(guard, worked(guard))) for _time in range(5)] == [False] * 4 + [True]


def test_a_guard_without_a_cache_stops_nobody(settings):
    settings.CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}}
    guard = Guard("ask", seconds=5, per_hour=1, work=True)
    assert [stopped(guard, worked(guard), once=ONE) for _time in range(3)] == ["", "", ""]


def test_all_guards_stand_in_one_form():
    guard = Guard("ask", seconds=5, per_hour=5, work=True)
    assert set(inputs(guard.fields(AT))) == {"guard_weblink", "guard_moment", "guard_work"}
    assert stopped(guard, worked(guard)) == ""
