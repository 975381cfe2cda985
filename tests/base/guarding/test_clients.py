"""A client is known by a key that leads back to nobody, and cannot choose whom it is taken for."""

import pytest

from portal.base.guarding.clients import client_address, client_key
from tests.base.guarding.sending import post

FORWARDED = "203.0.113.66, 198.51.100.4, 10.0.0.2"


@pytest.mark.parametrize(
    ("proxies", "address"),
    [(0, "192.0.2.7"), (1, "10.0.0.2"), (2, "198.51.100.4"), (3, "203.0.113.66"), (4, "192.0.2.7")],
)
def test_only_our_own_proxies_are_believed(settings, proxies, address):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(post(HTTP_X_FORWARDED_FOR=FORWARDED)) == address


def test_without_a_proxy_nobody_is_believed():
    assert client_key(post(HTTP_X_FORWARDED_FOR="203.0.113.66")) == client_key(post())


def test_the_key_does_not_hold_the_address():
    assert ("192.0.2.7" in client_key(post()), len(client_key(post()))) == (False, 64)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("192.0.2.7", "::ffff:192.0.2.7", True),
        ("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", True),
        ("2001:db8:1:1::1", "2001:db8:1:2::1", False),
        ("", "unix:", False),
    ],
)
def test_a_household_is_one_client(one, other, same):
    assert (client_key(post(client=one)) == client_key(post(client=other))) == same
