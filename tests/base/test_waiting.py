"""What the menu of the admin says of how many wait."""

import pytest
from django.core.cache import cache

from portal.base import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forgotten():
    cache.clear()
    yield
    cache.clear()


def test_it_is_counted_once_until_something_changes(django_capture_on_commit_callbacks):
    numbers = iter([3, 4])
    assert [waiting.number("x", lambda: next(numbers)) for _turn in range(2)] == [3, 3]
    with django_capture_on_commit_callbacks(execute=True):
        waiting.recount("x")
    assert waiting.number("x", lambda: next(numbers)) == 4


def test_nothing_that_waits_is_remembered_as_well():
    numbers = iter([0])
    assert [waiting.number("x", lambda: next(numbers)) for _turn in range(2)] == [0, 0]


def test_without_a_cache_it_is_counted(settings):
    settings.CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}}
    assert waiting.number("x", lambda: 5) == 5
