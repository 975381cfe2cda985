"""A sign-up form that was sent, with the files that waited for it."""

from datetime import datetime

from portal.base.asking import claim_files

from .. import places
from ..models import Offering, Registration
from .registering import Wish, register


@places.in_one_go
def send(offering: Offering, *, wish: Wish, draft: str, at: datetime) -> Registration:
    """Sign up, and make the files of the form those of the registration. Raises what `register` raises."""
    registration = register(offering, wish=wish, at=at)
    claim_files(draft, registration.about)
    return registration
