"""What changes of what was told, and filters and lists that go."""

import pytest
from wagtail.models import PageViewRestriction

from events.choices import Status
from events.models import EventPage, Occurrence
from portal.base.following.choices import Frequency, State
from portal.base.following.models import Subscription
from portal.base.following.moments import next_monday
from portal.base.following.telling import GRACE, Rounds
from portal.base.models import Theme
from portal.base.shelf import touch
from tests.base.following.following import (
    AT,
    DAY,
    MINUTE,
    MONDAY,
    SOON,
    follower,
    initiative,
    mails_sent,
    news_at,
    round_at,
    told_of,
)
from tests.factories import (
    EventIndexFactory,
    EventPageFactory,
    InitiativeIndexFactory,
    PlaceFactory,
    ThemeFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class TestWithDates:
    @pytest.fixture(autouse=True)
    def _followed(self):
        self.one = follower(EventIndexFactory(), frequency=Frequency.WEEKLY)
        mails_sent()
        self.page = EventPageFactory(title="Open dag", at=AT + MINUTE, in_days=(20, 30))
        assert [titles for _to, titles in news_at(MONDAY)] == [["Open dag"]]

    def change(self, **values) -> None:
        EventPage.objects.filter(pk=self.page.pk).update(**values)

    @pytest.mark.parametrize(("status", "words"), [(Status.CANCELLED, "Afgelast"), (Status.MOVED, "Verplaatst")])
    def test_what_is_called_off_or_moved_is_told_at_once_and_once(self, status, words):
        self.change(status=status)
        (letter,) = round_at(MONDAY + DAY)
        assert ("Veranderd of afgelast" in letter.body, words.lower() in letter.body.lower()) == (True, True)
        assert (told_of([letter])[0][1], news_at(MONDAY + 2 * DAY), news_at(MONDAY + 7 * DAY)) == (["Open dag"], [], [])

    def test_another_date_and_another_place_are_told(self):
        first = Occurrence.objects.filter(page=self.page).earliest("start")
        first.start, first.end = first.start + DAY, first.end + DAY
        first.save()
        assert [titles for _to, titles in news_at(MONDAY + DAY)] == [["Open dag"]]
        self.change(place=PlaceFactory(slug="aalten"))
        assert [titles for _to, titles in news_at(MONDAY + 2 * DAY)] == [["Open dag"]]

    def test_words_that_change_are_no_news_and_neither_is_a_date_that_passes(self):
        self.change(title="Open huis", summary="Anders")
        assert [news_at(MONDAY + number * DAY) for number in (1, 15, 25)] == [[], [], []]

    def test_what_is_over_is_forgotten(self):
        self.change(status=Status.CANCELLED)
        assert news_at(AT + 40 * DAY) == []
        EventPageFactory(title="Nog een", at=AT + 40 * DAY)
        news_at(next_monday(AT + 40 * DAY))
        assert len(Subscription.objects.get().told) == 1

    def test_a_change_so_soon_after_a_mail_waits_ten_minutes(self):
        rounds = Rounds()
        news_at(MONDAY + MINUTE, rounds)
        self.change(status=Status.CANCELLED)
        assert [news_at(MONDAY + 2 * MINUTE, rounds), news_at(MONDAY + 9 * MINUTE, rounds)] == [[], []]
        assert [titles for _to, titles in news_at(MONDAY + 10 * MINUTE, rounds)] == [["Open dag"]]

    def test_what_nobody_was_told_of_changes_in_silence(self):
        other = EventPageFactory(title="Onbekend", at=MONDAY + MINUTE, in_days=(20,))
        EventPage.objects.filter(pk=other.pk).update(status=Status.CANCELLED)
        assert news_at(MONDAY + DAY) == []


def test_a_filter_that_went_is_told_once_and_the_rest_goes_on():
    for slug in ("energie", "zorg"):
        ThemeFactory(slug=slug)
    follower(filters="thema=energie&thema=zorg")
    mails_sent()
    Theme.objects.filter(slug="energie").delete()
    touch("initiatives.InitiativePage")
    (letter,) = round_at(SOON)
    assert "“energie” (Thema) staat niet meer op deze site" in letter.body
    initiative("Zorg", themes=[Theme.objects.get(slug="zorg")], at=AT + DAY)
    (letter,) = round_at(AT + 2 * DAY)
    assert ("energie" in letter.body.partition("Je krijgt dit")[0], told_of([letter])[0][1]) == (False, ["Zorg"])


@pytest.mark.parametrize("filters", ["thema=energie", "gemeente=aalten&thema=energie", "bij=nergens"])
def test_where_nothing_is_left_of_a_filter_it_ends_and_is_never_about_everything(filters):
    one = follower(filters=filters)
    mails_sent()
    initiative("Alles")
    (letter,) = round_at(SOON)
    one.refresh_from_db()
    assert (letter.subject, one.state) == ("Iets wat je volgde, is gestopt", State.STOPPED)
    assert [news_at(SOON + number * DAY) for number in (1, 2)] == [[], []]


def test_days_that_are_over_end_it():
    one = follower(EventIndexFactory(), filters="van=2027-05-01&tot=2027-05-06")
    mails_sent()
    EventPageFactory(title="Open dag", at=AT + MINUTE, in_days=(1,))
    assert [titles for _to, titles in news_at(SOON)] == [["Open dag"]]
    assert news_at(AT + 2 * DAY) == []
    (letter,) = round_at(AT + 3 * DAY)
    one.refresh_from_db()
    assert ("zijn voorbij" in letter.body, one.state) == (True, State.STOPPED)


@pytest.mark.parametrize("what", ["gone", "closed", "draft"])
def test_a_list_that_stays_away_for_a_day_ends_it(what):
    index, one = InitiativeIndexFactory(), follower()
    mails_sent()
    if what == "gone":
        index.delete()
    elif what == "closed":
        PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    else:
        index.unpublish()
    assert news_at(SOON) == []
    (letter,) = round_at(SOON + GRACE)
    one.refresh_from_db()
    assert (letter.subject, one.state) == ("Iets wat je volgde, is gestopt", State.STOPPED)
    assert news_at(SOON + 2 * GRACE) == []


def test_a_list_that_comes_back_within_the_day_goes_on():
    index, one, rounds = InitiativeIndexFactory(), follower(), Rounds()
    mails_sent()
    index.unpublish()
    news_at(SOON, rounds)
    index.save_revision().publish()
    news_at(SOON + MINUTE, rounds)
    type(index).objects.get().unpublish()
    news_at(SOON + GRACE + MINUTE, rounds)
    one.refresh_from_db()
    assert (one.state, one.missing_since) == (State.ACTIVE, SOON + GRACE + MINUTE)
