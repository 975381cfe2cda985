"""Whether signing up is open, and where it leads."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from events.choices import SignUpWay
from events.models import EventPage
from events.signup import SignUpState, check_order, check_term, sign_up_state
from portal.base.models import Contact

# Half past eleven in the evening in Amsterdam: in UTC it is still the day before midnight.
AT = datetime(2027, 5, 4, 21, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY, YESTERDAY, TOMORROW = date(2027, 5, 4), date(2027, 5, 3), date(2027, 5, 5)
MAIL, LINK, NONE = SignUpWay.MAIL, SignUpWay.LINK, SignUpWay.NONE


@pytest.mark.parametrize(
    ("way", "end", "until", "state"),
    [
        (NONE, AT + HOUR, None, SignUpState.FREE),
        (NONE, AT + HOUR, YESTERDAY, SignUpState.FREE),
        (NONE, AT, None, SignUpState.FREE),
        (NONE, AT - HOUR, None, SignUpState.OVER),
        (MAIL, AT + HOUR, None, SignUpState.OPEN),
        (MAIL, AT + HOUR, TODAY, SignUpState.OPEN),
        (MAIL, AT + DAY, TOMORROW, SignUpState.OPEN),
        (MAIL, AT + HOUR, YESTERDAY, SignUpState.CLOSED),
        (MAIL, AT, None, SignUpState.OPEN),
        (MAIL, AT - HOUR, TOMORROW, SignUpState.OVER),
        (LINK, AT + HOUR, TODAY, SignUpState.OPEN),
        (LINK, AT + HOUR, YESTERDAY, SignUpState.CLOSED),
        (LINK, AT - HOUR, YESTERDAY, SignUpState.OVER),
    ],
)
def test_sign_up_follows_from_way_end_and_last_day(way, end, until, state):
    assert sign_up_state(way=way, end=end, until=until, cancelled=False, at=AT) is state


@pytest.mark.parametrize("way", SignUpWay.values)
@pytest.mark.parametrize("end", [AT - DAY, AT + DAY])
@pytest.mark.parametrize("until", [None, YESTERDAY, TOMORROW])
def test_what_is_cancelled_is_cancelled_whatever_its_dates(way, end, until):
    assert sign_up_state(way=way, end=end, until=until, cancelled=True, at=AT) is SignUpState.CANCELLED


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (datetime(2027, 5, 4, 21, 59, 59, tzinfo=UTC), SignUpState.OPEN),
        (datetime(2027, 5, 4, 22, 0, 0, tzinfo=UTC), SignUpState.CLOSED),
    ],
)
def test_sign_up_closes_at_midnight_in_amsterdam(moment, state):
    assert sign_up_state(way=MAIL, end=AT + DAY, until=TODAY, cancelled=False, at=moment) is state


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_every_state_has_words_of_its_own(language):
    with translation.override(language):
        assert len({str(state.label) for state in SignUpState}) == len(SignUpState) == 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("way", "address"),
    [
        (NONE, ""),
        (LINK, "https://example.org/"),
        (MAIL, "mailto:kom@example.org?subject=Koffie%20%26%20taart%3F"),
    ],
)
def test_the_button_leads_where_the_way_says(way, address):
    contact = Contact(mail="kom@example.org")
    page = EventPage(title="Koffie & taart?", sign_up=way, sign_up_url="https://example.org/", sign_up_contact=contact)
    assert page.sign_up_address == address


@pytest.mark.django_db
def test_the_button_leads_nowhere_once_the_contact_is_gone():
    assert EventPage(title="Koffie", sign_up=MAIL).sign_up_address == ""


@pytest.mark.parametrize("until", [None, YESTERDAY, TODAY])
def test_sign_up_may_end_up_to_the_day_of_the_start(until):
    check_term(TODAY, until)


def test_sign_up_may_not_end_after_the_start():
    with pytest.raises(ValidationError) as problem:
        check_term(TODAY, TOMORROW)
    assert list(problem.value.message_dict) == ["sign_up_until"]


@pytest.mark.parametrize("end", [None, AT, AT + HOUR])
def test_an_end_may_be_missing_or_at_or_after_the_start(end):
    check_order(AT, end)


@pytest.mark.parametrize("start", [datetime(1, 1, 1, tzinfo=UTC), date(202, 5, 4)])
def test_a_year_that_was_mistyped_is_refused(start):
    with pytest.raises(ValidationError) as problem:
        check_order(start, start)
    assert list(problem.value.message_dict) == ["start"]


def test_an_end_may_not_lie_before_the_start():
    with pytest.raises(ValidationError) as problem:
        check_order(AT, AT - HOUR)
    assert list(problem.value.message_dict) == ["end"]
