"""While the mail server is away, mails wait; nothing is lost, and once it is back all go within minutes."""

from datetime import timedelta

import pytest

from portal.base.outbox import MailState, OutboxMail, health, jobs, send_due
from tests.base.outbox.samples import AT, HOUR, KIND, MINUTE

pytestmark = [pytest.mark.django_db, pytest.mark.database]

MANY = 500


@pytest.fixture
def waiting(db) -> None:
    OutboxMail.objects.bulk_create(
        OutboxMail(
            key=f"confirmed:{number}",
            kind=KIND,
            about=f"registration:{number}",
            to=f"gast{number}@example.org",
            language="nl",
            not_before=AT,
            created_at=AT,
        )
        for number in range(MANY)
    )


@pytest.mark.parametrize("how", ["nobody listens", "421 closing", "550 no"])
def test_500_mails_outlive_two_hours_without_a_server_and_go_within_ten_minutes_of_its_return(
    waiting, mail_server, how
):
    rounds, at = jobs.Rounds(), AT
    if how == "nobody listens":
        mail_server.stop()
    else:
        mail_server.replies["HELLO"] = how
    while at < AT + 2 * HOUR:
        assert rounds.run(at) == 0
        at += timedelta(seconds=20)
    assert set(OutboxMail.objects.values_list("state", "attempts")) == {(MailState.WAITING, 0)}
    mail_server.replies.clear()
    mail_server.start()
    back = at
    while OutboxMail.objects.filter(state=MailState.WAITING).exists() and at < back + 10 * MINUTE:
        rounds.run(at)
        at += timedelta(seconds=2)
    assert set(OutboxMail.objects.values_list("state", flat=True)) == {MailState.SENT}
    assert len(mail_server.received) == len(set(mail_server.message_ids())) == MANY


def test_a_server_that_hangs_up_on_every_mail_costs_none_of_them_its_attempts(waiting, mail_server):
    mail_server.replies["MAIL"] = "421 closing"
    rounds, at = jobs.Rounds(), AT
    while at < AT + 2 * HOUR:
        rounds.run(at)
        at += timedelta(seconds=20)
    mail_server.replies.clear()
    back = at
    while OutboxMail.objects.filter(state=MailState.WAITING).exists() and at < back + 10 * MINUTE:
        rounds.run(at)
        at += timedelta(seconds=2)
    assert len(set(mail_server.message_ids())) == MANY


def test_a_server_that_was_away_is_left_alone_for_a_minute(posted, mail_server):
    rounds = jobs.Rounds()
    posted()
    mail_server.stop()
    assert rounds.run(AT) == 0
    mail_server.start()
    assert [rounds.run(AT + seconds * MINUTE / 60) for seconds in (30, 59, 60)] == [0, 0, 1]


def test_a_settings_mistake_fails_no_mail(posted, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = True
    mail = posted()
    assert send_due(AT) == 0
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.WAITING, 0)


@pytest.mark.parametrize(("minutes", "stuck"), [(9, False), (10, True)])
def test_mails_that_wait_too_long_are_told_to_whoever_watches(posted, minutes, stuck):
    posted()
    posted(not_before=AT + HOUR)
    assert health.is_stuck(at=AT + minutes * MINUTE) is stuck


def test_mails_that_were_sent_or_failed_are_not_stuck(posted, mail_server):
    mail_server.replies[f"RCPT {posted().to}"] = "550 nobody"
    posted()
    send_due(AT)
    assert not health.is_stuck(at=AT + HOUR)
