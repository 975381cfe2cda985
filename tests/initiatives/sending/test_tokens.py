"""Links: each for one submission, one purpose, and as long as it is good for something."""

import uuid

import pytest
from django.http import Http404

from initiatives.sending.choices import Purpose
from initiatives.sending.models import Submission
from initiatives.sending.tokens import given_to, submission_for
from tests.initiatives.sending.told import draft, queued, unconfirmed

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def opens(submission, purpose: Purpose, given: str = "") -> bool:
    try:
        return submission_for(submission.uuid, given or given_to(submission, purpose), purpose) == submission
    except Http404:
        return False


@pytest.mark.parametrize(
    ("made", "purposes"),
    [(draft, {"draft"}), (unconfirmed, {"draft", "confirm"}), (queued, {"confirm", "status"})],
)
def test_a_link_opens_what_it_is_for_while_that_makes_sense(made, purposes):
    submission = made()
    assert {purpose.value for purpose in Purpose if opens(submission, purpose)} == purposes


def test_a_link_for_one_purpose_opens_no_other():
    submission = unconfirmed()
    assert not opens(submission, Purpose.CONFIRM, given_to(submission, Purpose.DRAFT))


@pytest.mark.parametrize("given", ["", "x", "é", "\x00", "a" * 5000])
def test_a_wrong_link_opens_nothing(given):
    assert not opens(queued(), Purpose.STATUS, given or "-")


def test_a_link_to_nothing_is_the_same():
    with pytest.raises(Http404):
        submission_for(uuid.uuid4(), given_to(queued(), Purpose.STATUS), Purpose.STATUS)


def test_raising_the_version_makes_all_links_void():
    submission = queued()
    given = given_to(submission, Purpose.STATUS)
    Submission.objects.update(version=2)
    assert not opens(submission, Purpose.STATUS, given)
