"""Correcting contact and answers together, as one form has them."""

from datetime import datetime

from .. import places
from ..models import Registration
from .correcting import change_answers, change_contact


@places.in_one_go
def mend(
    registration: Registration, *, contact: dict, answers: dict, sensitive: dict, by, at: datetime
) -> Registration:
    """Change both or neither; raises what `change_contact` and `change_answers` raise."""
    change_contact(registration, values=contact, by=by, at=at)
    return change_answers(registration, answers=answers, sensitive=sensitive, by=by, at=at)
