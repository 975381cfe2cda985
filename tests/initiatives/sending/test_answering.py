"""What moderators answer, what the sender does then, and what becomes of the page."""

import pytest

from initiatives import signals
from initiatives.models import InitiativePage
from initiatives.sending import actions
from initiatives.sending.choices import DeclineReason, Reason, State
from initiatives.sending.models import Step
from initiatives.telling import pictures
from portal.base.errors import Refused
from portal.base.models import AuditEvent
from tests.factories import InitiativeIndexFactory, InitiativePageFactory, UserFactory
from tests.initiatives.sending.told import (
    AT,
    DAY,
    SENDER,
    accepted,
    declined,
    draft,
    mails_sent,
    picture,
    queued,
    returned,
    state_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def counted() -> list[str]:
    return list(Step.objects.order_by("pk").values_list("what", flat=True))


def test_giving_back_asks_for_just_those_fields():
    submission = returned()
    assert [row.field for row in submission.open_remarks] == ["what"]
    assert (submission.state, submission.returned_at) == (State.RETURNED, AT)
    assert AuditEvent.objects.filter(action="returned").get().fields == ["what"]


def test_giving_back_without_a_remark_is_refused():
    submission = queued()
    with pytest.raises(Refused):
        actions.give_back(submission, remarks=[], by=UserFactory(), at=AT)
    assert state_of(submission) == State.QUEUED


def test_mending_changes_only_what_was_asked_and_keeps_the_place():
    first, second = returned(), queued(at=AT + DAY)
    values = {"what": "Elke vrijdag om zes uur koken we met twaalf buren soep in de oude school.", "title": "Anders"}
    actions.mend(first, values=values, at=AT + 2 * DAY)
    assert (first.state, first.title, first.values["what"]) == (State.QUEUED, "Soepcafé Zeddam", values["what"])
    assert [one.place_in_queue for one in (first, second)] == [1, 2]
    assert [row.number for row in first.versions.all()] == [1, 2]
    assert (first.promised_on.isoformat(), list(first.open_remarks)) == ("2027-05-20", [])


def test_mending_nothing_is_refused():
    submission = returned()
    with pytest.raises(Refused):
        actions.mend(submission, values={"title": "Anders"}, at=AT)
    assert state_of(submission) == State.RETURNED


def test_a_second_remark_stands_alone():
    submission = returned()
    actions.mend(submission, values={"what": "Soep, soep en nog eens soep, elke vrijdag om zes uur."}, at=AT)
    actions.give_back(submission, remarks=[actions.Note("title", Reason.UNCLEAR)], by=UserFactory(), at=AT)
    assert [row.field for row in submission.open_remarks] == ["title"]


def test_accepting_makes_a_draft_page_in_the_list():
    like, by, index = InitiativePageFactory(), UserFactory(), InitiativeIndexFactory()
    submission = queued(like=like)
    page = actions.accept(submission, parent=index, by=by, at=AT)
    page = InitiativePage.objects.get(pk=page.pk)
    assert (page.live, page.get_parent().specific, page.owner, page.slug) == (False, index, by, "soepcafe-zeddam")
    assert (page.like_key, page.place.slug, page.latest_revision.user) == (like.translation_key, "zeddam", by)
    assert (submission.state, submission.page_key) == (State.ACCEPTED, page.translation_key)


def test_accepting_tells_who_sent_it_in_to_whoever_listens():
    heard = []

    def listen(**told):
        heard.append(told)

    signals.accepted.connect(listen)
    try:
        submission, page = accepted(language="de")
    finally:
        signals.accepted.disconnect(listen)
    told = {name: heard[0][name] for name in ("page", "like_key", "mail", "language", "at")}
    assert told == {"page": page, "like_key": None, "mail": SENDER, "language": "de", "at": AT}
    assert heard[0]["name"] == submission.name


def test_two_of_one_name_get_addresses_of_their_own():
    pages = [accepted()[1] for _turn in range(2)]
    assert [page.slug for page in pages] == ["soepcafe-zeddam", "soepcafe-zeddam-1"]


def test_pictures_come_into_the_library_when_it_is_accepted():
    submission = draft()
    actions.keep_picture(submission, upload=pictures.checked(picture()), alt="Een pan soep", at=AT)
    actions.send(submission, at=AT)
    actions.confirm(submission, at=AT)
    page = actions.accept(submission, parent=InitiativeIndexFactory(), by=UserFactory(), at=AT)
    shown = [page.listing_image]
    assert [image.description for image in shown] == ["Een pan soep"]


def test_publishing_the_page_publishes_it_once():
    submission, page = accepted()
    mails_sent()
    for _turn in range(2):
        page.save_revision().publish()
    assert state_of(submission) == State.PUBLISHED
    assert counted() == ["received", "accepted", "published"]
    assert [letter.subject for letter in mails_sent() if "staat op de site" in letter.subject] == [
        "“Soepcafé Zeddam” staat op de site"
    ]


def test_publishing_another_page_says_nothing():
    submission, _page = accepted()
    InitiativePageFactory().save_revision().publish()
    assert state_of(submission) == State.ACCEPTED


def test_who_was_declined_may_ask_once_that_another_moderator_looks():
    first, other = UserFactory(), UserFactory()
    submission = declined(by=first)
    actions.appeal(submission, text="Azewijn is twaalf kilometer verder.", at=AT + DAY)
    assert (submission.state, submission.ended_at) == (State.QUEUED, None)
    with pytest.raises(Refused):
        actions.decline(submission, reason=DeclineReason.DOUBLE, text="", by=first, at=AT + DAY)
    with pytest.raises(Refused):
        actions.accept(submission, parent=InitiativeIndexFactory(), by=first, at=AT + DAY)
    actions.decline(submission, reason=DeclineReason.DOUBLE, text="", by=other, at=AT + DAY)
    with pytest.raises(Refused):
        actions.appeal(submission, text="Nog eens.", at=AT + DAY)
    assert state_of(submission) == State.DECLINED
