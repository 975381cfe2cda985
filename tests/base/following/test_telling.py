"""What is told, to whom, when, and that it is told once: by one worker, by two, and after one was stopped half-way."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from events.choices import Status
from events.models import EventPage, Occurrence
from portal.base.following import actions
from portal.base.following.choices import Frequency, State
from portal.base.following.marks import Mark, Told, read, written
from portal.base.following.models import Subscription
from portal.base.following.moments import next_monday
from portal.base.following.news import news_for, view_of
from portal.base.following.telling import GRACE, MOST, Rounds, tell
from portal.base.models import Theme
from portal.base.outbox import OutboxMail
from portal.base.shelf import touch
from tests.base.following.following import AT, DAY, MINUTE, MONDAY, follower, initiative, mails_sent, round_at
from tests.factories import (
    EventIndexFactory,
    EventPageFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    PlaceFactory,
    ThemeFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SOON = AT + 2 * MINUTE


def told_of(letters) -> list[tuple[str, list[str]]]:
    """To whom which titles went."""
    return [
        (letter.to[0], [line[2:] for line in letter.body.splitlines() if line.startswith("* ")]) for letter in letters
    ]


def news_at(at: datetime, rounds: Rounds | None = None):
    return told_of(round_at(at, rounds))


def test_what_is_published_after_somebody_began_is_told_once():
    initiative("Er al", at=AT - DAY)
    one = follower()
    mails_sent()
    initiative("Dorpsbus")
    assert news_at(SOON) == [(one.mail, ["Dorpsbus"])]
    assert [news_at(AT + number * DAY) for number in (0.1, 1, 2, 3, 30)] == [[]] * 5


def test_nobody_gets_a_mail_without_news():
    follower()
    mails_sent()
    assert (news_at(SOON), OutboxMail.objects.filter(kind="following.news").count()) == ([], 0)


def test_only_what_fits_the_filters_is_told():
    theme = ThemeFactory(slug="energie")
    follower(filters="thema=energie")
    mails_sent()
    initiative("Zon", themes=[theme])
    initiative("Bus")
    assert [titles for _to, titles in news_at(SOON)] == [["Zon"]]


def test_what_comes_within_ten_minutes_of_a_mail_waits_and_comes_together():
    rounds = Rounds()
    follower()
    mails_sent()
    initiative("Een", at=AT + MINUTE)
    assert [titles for _to, titles in news_at(AT + 2 * MINUTE, rounds)] == [["Een"]]
    initiative("Twee", at=AT + 3 * MINUTE)
    initiative("Drie", at=AT + 5 * MINUTE)
    assert news_at(AT + 11 * MINUTE, rounds) == []
    assert [sorted(titles) for _to, titles in news_at(AT + 12 * MINUTE, rounds)] == [["Drie", "Twee"]]


def test_weekly_news_comes_together_on_monday_morning():
    rounds = Rounds()
    follower(frequency=Frequency.WEEKLY)
    mails_sent()
    initiative("Een", at=AT + DAY)
    initiative("Twee", at=AT + 3 * DAY)
    assert [news_at(MONDAY - MINUTE, rounds), news_at(AT + 4 * DAY, rounds)] == [[], []]
    assert [sorted(titles) for _to, titles in news_at(MONDAY, rounds)] == [["Een", "Twee"]]
    initiative("Drie", at=MONDAY + MINUTE)
    assert news_at(MONDAY + DAY, rounds) == []
    assert [titles for _to, titles in news_at(MONDAY + 7 * DAY, rounds)] == [["Drie"]]


def test_after_a_monday_without_news_the_next_is_a_week_later():
    follower(frequency=Frequency.WEEKLY)
    mails_sent()
    assert news_at(MONDAY) == []
    initiative("Dinsdag", at=MONDAY + DAY)
    assert news_at(MONDAY + 2 * DAY) == []
    assert [titles for _to, titles in news_at(MONDAY + 7 * DAY)] == [["Dinsdag"]]


@pytest.mark.parametrize(
    ("at", "monday"),
    [
        (datetime(2027, 5, 10, 4, 59, tzinfo=UTC), datetime(2027, 5, 10, 5, 0, tzinfo=UTC)),
        (datetime(2027, 5, 10, 5, 0, tzinfo=UTC), datetime(2027, 5, 17, 5, 0, tzinfo=UTC)),
        (datetime(2027, 5, 9, 22, 30, tzinfo=UTC), datetime(2027, 5, 10, 5, 0, tzinfo=UTC)),  # Monday by now here
        (datetime(2027, 3, 26, 12, 0, tzinfo=UTC), datetime(2027, 3, 29, 5, 0, tzinfo=UTC)),  # summer began on Sunday
        (datetime(2027, 10, 29, 12, 0, tzinfo=UTC), datetime(2027, 11, 1, 6, 0, tzinfo=UTC)),  # and ended
        (datetime(2027, 12, 31, 23, 30, tzinfo=UTC), datetime(2028, 1, 3, 6, 0, tzinfo=UTC)),
    ],
)
def test_weeks_begin_at_seven_on_monday_here_in_summer_and_in_winter(at, monday):
    assert next_monday(at) == monday


def test_two_workers_tell_once():
    """Both have read the same turn; who writes second finds another."""
    index, one = InitiativeIndexFactory(), follower()
    initiative("Dorpsbus")
    both = [Subscription.objects.get(pk=one.pk) for _worker in range(2)]
    view = view_of(index, one.circle, both, at=SOON)
    outcomes = [tell(each, news_for(each, view, at=SOON), view, at=SOON) for each in both]
    assert (outcomes, OutboxMail.objects.filter(kind="following.news").count()) == ([True, False], 1)


def test_who_stopped_meanwhile_is_not_told():
    index, one = InitiativeIndexFactory(), follower()
    initiative("Dorpsbus")
    view = view_of(index, one.circle, [one], at=SOON)
    actions.stop(Subscription.objects.get(), at=SOON)
    assert not tell(one, news_for(one, view, at=SOON), view, at=SOON)
    assert Subscription.objects.get().told == {}


def test_who_cannot_be_told_keeps_nobody_waiting_and_is_told_once_it_can_be(caplog):
    """Nothing is written down of what was not posted, so a worker may stop anywhere."""
    one, _other, _third = (follower(mail=f"{name}@example.org") for name in "abc")
    mails_sent()
    Subscription.objects.filter(pk=one.pk).update(mail="geen adres")
    initiative("Dorpsbus")
    assert [to for to, _titles in news_at(SOON)] == ["b@example.org", "c@example.org"]
    assert ("it is tried again" in caplog.text, "geen adres" in caplog.text) == (True, False)
    Subscription.objects.filter(pk=one.pk).update(mail="a@example.org")
    assert news_at(SOON + MINUTE) == [("a@example.org", ["Dorpsbus"])]


def test_a_page_committed_late_is_told_all_the_same():
    """Its moment lies before that of a mail which knew nothing of it."""
    follower()
    mails_sent()
    initiative("Op tijd", at=AT + 2 * MINUTE)
    news_at(AT + 3 * MINUTE)
    initiative("Te laat", at=AT + MINUTE)
    assert [titles for _to, titles in news_at(AT + 20 * MINUTE)] == [["Te laat"]]


def test_a_page_that_was_taken_back_and_published_again_is_told_once():
    follower()
    mails_sent()
    page = initiative("Dorpsbus")
    news_at(SOON)
    page.unpublish()
    news_at(AT + DAY)
    initiative("Iets anders", at=AT + 1.5 * DAY)
    news_at(AT + 1.6 * DAY)
    page.save_revision().publish()
    assert news_at(AT + 1.8 * DAY) == []


def test_a_page_that_went_before_the_mail_did_is_not_in_it():
    follower()
    mails_sent()
    page, other = initiative("Dorpsbus"), initiative("Molen")
    Rounds().run(SOON)
    page.unpublish()
    assert [titles for _to, titles in told_of(mails_sent(SOON))] == [["Molen"]]
    other.unpublish()
    assert news_at(AT + DAY) == []


def test_a_closed_page_is_told_to_nobody():
    follower()
    mails_sent()
    PageViewRestriction.objects.create(page=initiative("Besloten"), restriction_type=PageViewRestriction.LOGIN)
    assert news_at(SOON) == []


def test_who_changes_to_weekly_or_back_misses_and_repeats_nothing():
    rounds, one = Rounds(), follower()
    mails_sent()
    initiative("Een")
    news_at(SOON, rounds)
    actions.change(one, frequency=Frequency.WEEKLY, words="x", at=AT + DAY)
    initiative("Twee", at=AT + 2 * DAY)
    assert news_at(AT + 3 * DAY, rounds) == []
    actions.change(one, frequency=Frequency.AT_ONCE, words="x", at=AT + 4 * DAY)
    assert [titles for _to, titles in news_at(AT + 4 * DAY, rounds)] == [["Twee"]]


def test_each_language_is_told_of_its_own_pages():
    german = twin_of(InitiativeIndexFactory(), "de", title="Initiativen")
    follower(german)
    mails_sent()
    page = initiative("Dorpsbus")
    assert news_at(SOON) == []
    twin_of(page, "de", title="Dorfbus", first_published_at=AT + 3 * MINUTE)
    (letter,) = round_at(AT + 4 * MINUTE)
    assert (told_of([letter])[0][1], "neue Initiativen" in letter.subject) == (["Dorfbus"], True)


def test_more_than_fits_is_counted_and_not_told_later():
    follower()
    mails_sent()
    for number in range(MOST + 2):
        initiative(f"Nummer {number}")
    (letter,) = round_at(SOON)
    assert (len(told_of([letter])[0][1]), "staan er nog 2" in letter.body) == (MOST, True)
    assert news_at(AT + DAY) == []


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


def queries_of(rounds: Rounds, at: datetime) -> int:
    with CaptureQueriesContext(connection) as caught:
        rounds.run(at)
    return len(caught)


def test_any_number_of_followers_of_the_same_cost_one_selection():
    costs = []
    for many in (1, 3):
        for number in range(many):
            follower(mail=f"{many}{number}@example.org")
        Rounds().run(AT)
        costs.append(queries_of(Rounds(), AT + MINUTE))
    assert costs == [15, 15]


def test_a_list_that_did_not_change_is_not_looked_at_again():
    rounds = Rounds()
    follower()
    first, again = queries_of(rounds, AT + MINUTE), queries_of(rounds, AT + 2 * MINUTE)
    assert again < first
    mails_sent()
    initiative("Toch", at=AT + 3 * MINUTE)
    assert [titles for _to, titles in news_at(AT + 4 * MINUTE, rounds)] == [["Toch"]]


def test_a_list_that_fails_stops_no_other(caplog):
    broken = follower(EventIndexFactory())
    follower(InitiativeIndexFactory())
    mails_sent()
    Subscription.objects.filter(pk=broken.pk).update(told={"geen": "getal"})
    initiative("Dorpsbus")
    assert [titles for _to, titles in news_at(SOON)] == [["Dorpsbus"]]
    assert "it is tried again" in caplog.text


def test_what_is_remembered_of_a_page_comes_back_as_it_was():
    spans = [(AT, AT + timedelta(hours=2)), (AT + DAY, AT + DAY)]
    for told in (
        Told(5),
        Told(5, Mark.of("planned", "Zeddam; noord", spans=spans)),
        Told(5, Mark.of("", "", spans=[])),
    ):
        assert read(written(told)) == told


def test_an_old_page_that_fits_later_is_told_while_nothing_else_was():
    theme = ThemeFactory(slug="energie")
    follower(filters="thema=energie")
    mails_sent()
    page = InitiativePageFactory(title="Zon", at=AT + MINUTE)
    assert news_at(SOON) == []
    page.themes.add(theme)
    page.save()
    assert [titles for _to, titles in news_at(AT + DAY)] == [["Zon"]]
