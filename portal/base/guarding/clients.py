"""Who asks, as a key that leads back to nobody."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SALT = "portal.guarding.client"


def client_key(request: HttpRequest) -> str:
    """An HMAC of the client's address: the same for the same client, and of no use without the SECRET_KEY."""
    return salted_hmac(SALT, network_of(client_address(request)), algorithm="sha256").hexdigest()


def client_address(request: HttpRequest) -> str:
    """The address that our outermost proxy saw.

    Each of TRUSTED_PROXIES adds one entry to X-Forwarded-For; what stands before those was written by the client.
    """
    trusted = settings.TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return hops[-trusted] if 0 < trusted <= len(hops) else request.META.get("REMOTE_ADDR", "")


def network_of(address: str) -> str:
    """A household has one address in IPv4, and 2^64 of them in IPv6: those count as one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((int(found), 64), strict=False))
