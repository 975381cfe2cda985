"""The name of a form that was filled in once, by which sending it twice counts once."""

from uuid import UUID, uuid4

from django.http import HttpRequest


def read_submission(given: str | None) -> UUID:
    """The submission that a form names; a new one when it names none."""
    try:
        return UUID(given or "")
    except ValueError:
        return uuid4()


def submission_in(request: HttpRequest) -> UUID:
    return read_submission(request.POST.get("submission"))
