"""Whose a certificate is, without a name being stored: a name hashes to what is kept, or it does not."""

import hmac
import unicodedata

from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "registration.certificate"


def normalised(name: str) -> str:
    """A name as it is compared: capitals, accents, hyphens and spaces do not matter."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = (" " if unicodedata.category(one)[0] in "ZP" else one for one in plain if not unicodedata.combining(one))
    return " ".join("".join(letters).split())


def digest(code: str, name: str, *, secret: str | None = None) -> str:
    """64 characters. The code goes in too, so that two certificates of one person cannot be told to be theirs."""
    return salted_hmac(SALT, f"{code}:{normalised(name)}", secret=secret, algorithm="sha256").hexdigest()


def is_holder(certificate, name: str) -> bool:
    """Whether this is the name on the certificate, also when it was made under an earlier secret of the site."""
    if not (certificate.holder and normalised(name)):
        return False
    secrets = [None, *settings.SECRET_KEY_FALLBACKS]
    return any(hmac.compare_digest(digest(certificate.code, name, secret=one), certificate.holder) for one in secrets)
