"""A deadline and a breaker stand between visitors and an engine that is down."""

import threading
import time

import pytest
import time_machine
from django.core.cache import cache

from search.engine import EngineDown, guard
from search.engine.database import DatabaseEngine
from search.engine.protocol import NotUnderstood

ENGINE = DatabaseEngine()


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()
    yield
    cache.clear()


def fails(_engine):
    raise EngineDown("refused")


def break_it():
    for _time in range(guard.FAILURES):
        with pytest.raises(EngineDown, match="refused"):
            guard.asked(ENGINE, fails, seconds=1)


def test_a_good_answer_passes():
    assert guard.asked(ENGINE, lambda engine: engine.name, seconds=1) == "database"


def test_an_answer_that_does_not_come_is_not_waited_for():
    release = threading.Event()
    with pytest.raises(EngineDown, match="too late"):
        guard.asked(ENGINE, lambda _engine: release.wait(30), seconds=0.05)
    assert not release.is_set()
    release.set()


def test_any_error_counts_as_no_answer():
    with pytest.raises(EngineDown, match="division"):
        guard.asked(ENGINE, lambda _engine: 1 / 0, seconds=1)


def test_after_some_failures_the_engine_is_left_alone():
    break_it()
    asked = []
    # The first one after that is the probe.
    with pytest.raises(EngineDown):
        guard.asked(ENGINE, fails, seconds=1)
    with pytest.raises(EngineDown, match="left alone"):
        guard.asked(ENGINE, asked.append, seconds=1)
    assert (asked, guard.is_open()) == ([], True)


def test_one_question_in_a_while_goes_through_to_see():
    break_it()
    assert [guard.may_be_asked() for _time in range(4)] == [True, False, False, False]
    with time_machine.travel(time.time() + guard.PAUSE + 1, tick=False):
        cache.touch(guard._FAILED, guard.WINDOW)
        assert [guard.may_be_asked() for _time in range(4)] == [True, False, False, False]


def test_one_good_answer_lets_all_others_follow():
    break_it()
    guard.asked(ENGINE, lambda engine: engine.name, seconds=1)
    assert (guard.is_open(), [guard.may_be_asked() for _time in range(3)]) == (False, [True, True, True])


def test_a_question_that_is_not_understood_is_no_failure_of_the_engine():
    def odd(_engine):
        raise NotUnderstood("odd")

    for _time in range(guard.FAILURES + 1):
        with pytest.raises(NotUnderstood):
            guard.asked(ENGINE, odd, seconds=1)
    assert not guard.is_open()


def test_what_does_not_count_neither_opens_nor_closes_the_breaker():
    for _time in range(guard.FAILURES + 1):
        with pytest.raises(EngineDown):
            guard.asked(ENGINE, fails, seconds=1, counts=False)
    assert not guard.is_open()
    break_it()
    guard.asked(ENGINE, lambda engine: engine.name, seconds=1, counts=False)
    assert guard.is_open()


def test_without_a_cache_every_question_is_tried(settings):
    settings.CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}}
    for _time in range(guard.FAILURES + 1):
        with pytest.raises(EngineDown, match="refused"):
            guard.asked(ENGINE, fails, seconds=1)
    assert guard.asked(ENGINE, lambda engine: engine.name, seconds=1) == "database"


def test_failures_far_apart_open_nothing():
    for minute in range(5):
        with time_machine.travel(time.time() + 60 * minute, tick=False), pytest.raises(EngineDown):
            guard.asked(ENGINE, fails, seconds=1)
    assert not guard.is_open()
