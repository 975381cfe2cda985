"""Private pictures, for who may see them only."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from portal.base.asking import StoredFile

from ...telling import pictures
from ..choices import UNSENT, Purpose
from ..models import Submission
from ..tokens import given_to
from .answering import behind


def picture_url(submission: Submission, reference: dict) -> str:
    """Of a private picture, for its sender; "" for what is in the library."""
    if "file" not in reference:
        return ""
    purpose = Purpose.DRAFT if submission.state in UNSENT else Purpose.STATUS
    name = "draft_picture" if purpose == Purpose.DRAFT else "sent_picture"
    return reverse(f"sending:{name}", args=[submission.uuid, given_to(submission, purpose), reference["file"]])


def handed_out(_request: HttpRequest, submission: Submission, file: UUID) -> HttpResponse:
    """A small copy. Only files of this very submission."""
    stored = StoredFile.objects.about(submission.about).filter(uuid=file, question=pictures.QUESTION).first()
    if stored is None:
        raise Http404
    response = HttpResponse(pictures.small(stored), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    return response


picture_of_draft = behind(Purpose.DRAFT)(handed_out)
picture_of_sent = behind(Purpose.STATUS)(handed_out)
