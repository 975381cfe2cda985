"""What is told, to whom and when: each page once."""

from datetime import UTC, datetime

import pytest
from wagtail.models import PageViewRestriction

from portal.base.following import actions
from portal.base.following.choices import Frequency
from portal.base.following.moments import next_monday
from portal.base.following.telling import MOST, Rounds
from portal.base.outbox import OutboxMail
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
    InitiativeIndexFactory,
    InitiativePageFactory,
    ThemeFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


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


def test_an_old_page_that_fits_later_is_told_while_nothing_else_was():
    theme = ThemeFactory(slug="energie")
    follower(filters="thema=energie")
    mails_sent()
    page = InitiativePageFactory(title="Zon", at=AT + MINUTE)
    assert news_at(SOON) == []
    page.themes.add(theme)
    page.save()
    assert [titles for _to, titles in news_at(AT + DAY)] == [["Zon"]]
