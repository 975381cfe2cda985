"""A signature opens one row, for one purpose, until its version rises."""

import re

import pytest

from portal.base.signing import matches, signature

GIVEN = ("help:17", "helper", 1)


def test_a_signature_fits_in_an_address_and_is_the_same_each_time():
    assert re.fullmatch(r"[\w-]{43}", signature(*GIVEN), re.ASCII)
    assert matches(signature(*GIVEN), *GIVEN)


@pytest.mark.parametrize("other", [("help:1", "helper", 1), ("help:17", "initiator", 1), ("help:17", "helper", 2)])
def test_it_is_of_no_use_for_anything_else(other):
    assert not matches(signature(*GIVEN), *other)


@pytest.mark.parametrize("made_up", ["", "é", "x" * 5000, signature(*GIVEN)[:-1], signature(*GIVEN) + "="])
def test_what_was_made_up_does_not_match(made_up):
    assert not matches(made_up, *GIVEN)


def test_another_secret_key_makes_all_void(settings):
    before = signature(*GIVEN)
    settings.SECRET_KEY = "another"
    assert not matches(before, *GIVEN)


def test_what_was_signed_under_an_earlier_secret_still_holds(settings):
    given = signature("row:1", "see", 1)
    settings.SECRET_KEY = "another"
    assert not matches(given, "row:1", "see", 1)
    settings.SECRET_KEY_FALLBACKS = ["tests"]
    assert matches(given, "row:1", "see", 1)
    assert not matches(given, "row:2", "see", 1)
