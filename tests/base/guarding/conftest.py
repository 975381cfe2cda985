import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _forgotten():
    """What guards remember of one test is no matter of the next."""
    cache.clear()
    yield
    cache.clear()
