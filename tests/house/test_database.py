"""The promise of tests/database.py, on which every other test builds."""

import pytest
from django.db import connection
from wagtail.models import Locale, Page

pytestmark = pytest.mark.database


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_transactional_test_finds_and_leaves_what_the_migrations_made(turn: int) -> None:
    assert Page.objects.filter(depth=1).count() == 1
    assert Locale.objects.filter(language_code="nl").exists()
    Page.objects.all().delete()
    Locale.objects.all().delete()


@pytest.mark.django_db
def test_an_ordinary_test_finds_what_the_migrations_made() -> None:
    assert Page.objects.filter(depth=1).count() == 1


@pytest.mark.django_db
def test_the_tests_keep_away_from_the_real_database() -> None:
    assert "test" in str(connection.settings_dict["NAME"])
