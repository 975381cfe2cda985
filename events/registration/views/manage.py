"""The page of one registration, behind its signed link."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ..pages.standing import standing
from ..tokens import Purpose, registration_for
from .answering import page, private


@private
def manage(request: HttpRequest, uuid: UUID, given: str) -> HttpResponse:
    """How it stands with a registration, and what can be done with it."""
    registration, at = registration_for(uuid, given, Purpose.MANAGE), timezone.now()
    found = standing(registration, at=at)
    return page(request, "manage", found.title, registration=registration, standing=found)
