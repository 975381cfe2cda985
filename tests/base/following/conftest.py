import pytest
import time_machine
from django.core.cache import cache

from tests.base.following.following import AT


@pytest.fixture(autouse=True)
def _forgotten():
    """What guards remember of one test is no matter of the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller
