"""What leads from which state to which, and what it does on the way."""

from datetime import timedelta

import pytest

from initiatives import signals
from initiatives.models import InitiativePage
from initiatives.sending import actions
from initiatives.sending.choices import DeclineReason, Reason, State
from initiatives.sending.models import Step, Submission
from initiatives.telling import pictures
from portal.base.asking.models import StoredFile
from portal.base.errors import Refused
from portal.base.models import AuditEvent
from portal.base.privacy.consents import has_consent
from tests.factories import InitiativeIndexFactory, InitiativePageFactory, UserFactory
from tests.initiatives.sending.told import (
    AT,
    DAY,
    NOTE,
    SENDER,
    accepted,
    declined,
    draft,
    filled,
    mails_sent,
    picture,
    queued,
    returned,
    state_of,
    unconfirmed,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def trail(submission) -> list[str]:
    return list(AuditEvent.objects.filter(about=submission.about).order_by("pk").values_list("action", flat=True))


def counted() -> list[str]:
    return list(Step.objects.order_by("pk").values_list("what", flat=True))


def test_a_draft_keeps_each_step_and_asks_nothing():
    submission = actions.begin(language="de", at=AT)
    actions.fill(submission, step="about", values={"title": "Soepcafé", "owner": "x"}, at=AT)
    actions.fill(submission, step="contact", values={"mail": SENDER.upper(), "name": "Riek"}, at=AT + DAY)
    assert (submission.values, submission.mail_key, submission.state) == ({"title": "Soepcafé"}, SENDER, State.DRAFT)
    assert (submission.changed_at, mails_sent()) == (AT + DAY, [])


def test_a_step_keeps_what_other_steps_told():
    submission = draft()
    stale = Submission.objects.get()
    actions.fill(submission, step="about", values={"title": "Soep in Zeddam"}, at=AT)
    actions.fill(stale, step="where", values={"where": {"place": "", "municipality": "bronckhorst"}}, at=AT)
    assert (stale.title, stale.municipality) == ("Soep in Zeddam", "bronckhorst")


def test_a_draft_after_an_initiative_takes_how_it_was_done_and_nothing_of_where():
    like = InitiativePageFactory(title="Dorpsbus", costs="<p>Een bus.</p>", lessons="<p>Begin klein.</p>")
    submission = actions.begin(language="nl", at=AT, like=like)
    assert submission.like_key == like.translation_key
    assert submission.values == {"costs": "Een bus.", "lessons": "Begin klein."}


def test_a_picture_is_kept_privately_and_goes_with_its_mention():
    submission = draft()
    actions.keep_picture(submission, upload=pictures.checked(picture()), alt="Soep", at=AT)
    assert [one["alt"] for one in submission.values["pictures"]] == ["Soep"]
    assert StoredFile.objects.about(submission.about).count() == 1
    actions.fill(submission, step="pictures", values={"pictures": []}, at=AT)
    assert StoredFile.objects.count() == 0


def test_a_seventh_picture_is_refused():
    submission = draft()
    for _turn in range(pictures.MOST):
        actions.keep_picture(submission, upload=pictures.checked(picture()), alt="Soep", at=AT)
    with pytest.raises(Refused):
        actions.keep_picture(submission, upload=pictures.checked(picture()), alt="Soep", at=AT)


def test_sending_asks_for_the_address_and_keeps_the_words_agreed_with():
    submission = unconfirmed()
    assert (submission.state, submission.sent_at) == (State.UNCONFIRMED, AT)
    assert has_consent("sending-in", about=submission.about)
    assert [letter.to for letter in mails_sent()] == [[SENDER]]
    assert trail(submission) == ["created", "sent"]


@pytest.mark.parametrize("missing", ["title", "what", "where", "themes", "stage"])
def test_what_lacks_something_is_not_sent(missing):
    submission = draft()
    del submission.values[missing]
    submission.save()
    with pytest.raises(Refused):
        actions.send(submission, at=AT)
    assert (state_of(submission), mails_sent()) == (State.DRAFT, [])


def test_without_an_address_nothing_is_sent():
    submission = draft(mail="", name="")
    with pytest.raises(Refused):
        actions.send(submission, at=AT)


def test_an_address_gets_five_of_these_mails_a_day():
    for _turn in range(5):
        unconfirmed()
    sixth = draft()
    with pytest.raises(Refused):
        actions.send(sixth, at=AT)
    actions.mail_link(sixth, at=AT)
    assert (state_of(sixth), len(mails_sent())) == (State.DRAFT, 5)
    actions.send(sixth, at=AT + DAY + timedelta(seconds=1))


def test_who_typed_the_wrong_address_writes_on_and_the_first_link_is_void():
    submission = unconfirmed()
    before = submission.version
    actions.reopen(submission, at=AT)
    assert (submission.state, submission.version) == (State.DRAFT, before + 1)
    assert mails_sent() == []


def test_confirming_puts_it_in_the_queue_with_a_promise():
    submission = queued()
    assert (submission.state, submission.promised_on.isoformat()) == (State.QUEUED, "2027-05-18")
    assert (submission.municipality, submission.versions.get().values) == ("montferland", words())
    assert (counted(), trail(submission)) == (["received"], ["created", "sent", "confirmed"])


def test_the_place_in_the_queue_counts_who_came_before_and_waits():
    first, second, third = (queued(at=AT + DAY * turn) for turn in range(3))
    assert [one.place_in_queue for one in (first, second, third)] == [1, 2, 3]
    actions.withdraw(first, at=AT)
    assert [one.place_in_queue for one in (first, second, third)] == [None, 1, 2]


def test_of_two_of_one_moment_the_earlier_row_comes_first():
    assert [one.place_in_queue for one in (queued(), queued())] == [1, 2]


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


MADE = {
    State.DRAFT: draft,
    State.UNCONFIRMED: unconfirmed,
    State.QUEUED: queued,
    State.RETURNED: returned,
    State.DECLINED: declined,
    State.ACCEPTED: lambda **more: accepted(**more)[0],
}
#: Which of these each state takes; all else is refused and changes nothing.
TAKES = {
    State.DRAFT: {"fill", "send", "withdraw", "mail_link"},
    State.UNCONFIRMED: {"send", "confirm", "withdraw", "reopen"},
    State.QUEUED: {"confirm", "withdraw", "give_back", "accept", "decline"},
    State.RETURNED: {"confirm", "withdraw", "mend"},
    State.DECLINED: {"confirm", "appeal"},
    State.ACCEPTED: {"confirm"},
}


def ways(submission):
    by = UserFactory()
    return {
        "fill": lambda: actions.fill(submission, step="about", values={"title": "Anders"}, at=AT),
        "send": lambda: actions.send(submission, at=AT),
        "mail_link": lambda: actions.mail_link(submission, at=AT),
        "reopen": lambda: actions.reopen(submission, at=AT),
        "confirm": lambda: actions.confirm(submission, at=AT),
        "withdraw": lambda: actions.withdraw(submission, at=AT),
        "give_back": lambda: actions.give_back(submission, remarks=[NOTE], by=by, at=AT),
        "mend": lambda: actions.mend(submission, values=words(what="x" * 50), at=AT),
        "accept": lambda: actions.accept(submission, parent=InitiativeIndexFactory(), by=by, at=AT),
        "decline": lambda: actions.decline(submission, reason=DeclineReason.HARM, text="", by=by, at=AT),
        "appeal": lambda: actions.appeal(submission, text="Kijk nog eens.", at=AT),
    }


@pytest.mark.parametrize("state", MADE)
def test_each_state_takes_what_it_takes_and_refuses_the_rest(state):
    taken = set()
    for name in ways(None):
        submission = MADE[state](mail=f"{name.replace('_', '')}@example.org")
        before = Submission.objects.values().get(pk=submission.pk)
        try:
            ways(submission)[name]()
            taken.add(name)
        except Refused:
            assert Submission.objects.values().get(pk=submission.pk) == before, name
    assert taken == TAKES[state]


def test_what_was_withdrawn_stays_so_and_is_counted_once():
    submission = queued()
    actions.withdraw(submission, at=AT)
    actions.withdraw(submission, at=AT + DAY)
    assert (submission.state, submission.ended_at) == (State.WITHDRAWN, AT)
    assert counted() == ["received", "withdrawn"]


def test_the_first_answer_is_counted_with_how_long_it_took():
    submission = queued()
    actions.give_back(submission, remarks=[NOTE], by=UserFactory(), at=AT + 9 * DAY)
    actions.mend(submission, values={"what": "x" * 50}, at=AT + 10 * DAY)
    actions.decline(submission, reason=DeclineReason.HARM, text="", by=UserFactory(), at=AT + 11 * DAY)
    rows = Step.objects.order_by("pk").values_list("what", "days", "is_late")
    assert list(rows) == [
        ("received", None, False),
        ("returned", 9, True),
        ("mended", None, False),
        ("declined", None, False),
    ]


def test_filling_again_after_reopening_counts_as_one():
    submission = unconfirmed()
    actions.reopen(submission, at=AT)
    filled(submission, mail="ander@example.org")
    actions.send(submission, at=AT)
    assert [letter.to for letter in mails_sent()] == [["ander@example.org"]]
