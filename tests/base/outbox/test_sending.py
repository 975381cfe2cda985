"""What waits goes once it is due, and what the mail server says decides what comes of it."""

import pytest

from portal.base.outbox import (
    Attachment,
    Letter,
    MailState,
    OutboxMail,
    Promise,
    compose,
    register,
    resend,
    send_due,
    sending,
)
from portal.base.outbox.postman import MOST_PER_CONNECTION
from tests.base.outbox.samples import AT, DAY, HOUR, KIND, MINUTE

pytestmark = [pytest.mark.django_db, pytest.mark.database]

GREETING = {"language": "nl", "paragraphs": ["Dag"]}


def states() -> list[str]:
    return list(OutboxMail.objects.order_by("pk").values_list("state", flat=True))


def test_what_is_due_is_sent_and_marked(posted, mail_server):
    mail, later = posted(), posted(not_before=AT + HOUR)
    assert (send_due(AT), states()) == (1, [MailState.SENT, MailState.WAITING])
    assert [one.to for one in mail_server.received] == [mail.to]
    mail.refresh_from_db()
    assert (mail.attempts, mail.claim, mail.lease_until, mail.last_error) == (1, "", None, "")
    assert AT <= mail.sent_at < AT + MINUTE
    assert (send_due(AT + MINUTE), send_due(AT + HOUR), send_due(AT + DAY)) == (0, 1, 0)
    assert [one.to for one in mail_server.received] == [mail.to, later.to]


def test_headers_say_which_mail_it_is_and_that_nobody_typed_it(posted, mail_server):
    mail = posted()
    send_due(AT)
    message = mail_server.received[0].message
    assert (message["Message-ID"], message["Auto-Submitted"]) == (mail.message_id, "auto-generated")
    assert message["Date"].startswith("Tue, 04 May 2027 12:00:")
    assert (message["To"], message["Subject"]) == (mail.to, "Hello")
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_the_writer_writes_in_the_language_of_the_mail(posted, mail_server):
    from django.utils.translation import get_language

    register(KIND, lambda mail: compose(get_language(), **GREETING))
    for language in ("nl", "de", "en"):
        posted(language=language)
    send_due(AT)
    assert [one.message["Subject"] for one in mail_server.received] == ["nl", "de", "en"]


def test_a_mail_that_is_no_longer_true_is_never_sent(posted, mail_server):
    register(KIND, lambda mail: None)
    posted()
    assert (send_due(AT), states(), mail_server.received) == (0, [MailState.SUPPRESSED], [])


def test_line_breaks_in_what_people_typed_carry_no_headers(posted, mail_server):
    broken = "x\r\nBcc: ander@example.org"
    attachment = Attachment(f"{broken}.ics", b"BEGIN:VCALENDAR", "text/calendar; method=PUBLISH")
    register(KIND, lambda mail: Letter(broken, "Dag", "<p>Dag</p>", (attachment,), reply_to=broken))
    mail = posted()
    send_due(AT)
    message = mail_server.received[0].message
    assert (message["Bcc"], message["Subject"], mail_server.received[0].to) == (None, " ".join(broken.split()), mail.to)
    parts = list(message.iter_attachments())
    assert [(part.get_content_type(), part.get_param("method")) for part in parts] == [("text/calendar", "PUBLISH")]
    assert parts[0].get_content().strip() == "BEGIN:VCALENDAR"


def test_one_that_cannot_be_written_stops_no_other_and_is_tried_again(posted, mail_server, caplog):
    def write(mail):
        if mail.facts.get("broken"):
            raise ValueError("geheim@example.org")
        return compose("Hello", **GREETING)

    register(KIND, write)
    bad, unknown, good = posted(facts={"broken": True}), posted(kind="gone"), posted()
    assert send_due(AT) == 1
    assert [one.to for one in mail_server.received] == [good.to]
    bad.refresh_from_db()
    unknown.refresh_from_db()
    assert bad.last_error.startswith("ValueError (test_sending.py, line ")
    assert unknown.last_error.startswith("NoWriter (writers.py, line ")
    assert {bad.state, unknown.state} == {MailState.WAITING}
    assert "@" not in caplog.text
    register(KIND, lambda mail: compose("Hello", **GREETING))
    assert send_due(AT + 2 * MINUTE) == 1


def test_attempts_grow_further_apart_and_end_within_48_hours(posted, mail_server):
    mail_server.replies["RCPT"] = "451 mailbox of <gast0@example.org> is busy"
    mail, waits, at = posted(), [], AT
    while send_due(at) == 0 and OutboxMail.objects.due(at + 2 * DAY).exists():
        mail.refresh_from_db()
        waits.append(round((mail.not_before - at) / MINUTE))
        at = mail.not_before
    assert waits == [1, 5, 15, 60, 240, 720, 720, 720]
    assert at - AT < 48 * HOUR
    mail.refresh_from_db()
    assert (mail.state, mail.last_error) == (MailState.FAILED, "451 mailbox of <…> is busy")


@pytest.mark.parametrize(
    ("when", "reply", "state"),
    [
        ("RCPT", "550 nobody of that name", MailState.FAILED),
        ("RCPT", "450 come back later", MailState.WAITING),
        ("DATA", "554 no", MailState.FAILED),
        (".", "554 looks like spam", MailState.FAILED),
        (".", "452 disk full", MailState.WAITING),
        ("MAIL", "552 too large", MailState.FAILED),
        ("MAIL", "550 you may not send", MailState.WAITING),
        ("MAIL", "421 too many mails", MailState.WAITING),
    ],
)
@pytest.mark.parametrize("promise", Promise.values)
def test_the_servers_answer_decides(posted, mail_server, when, reply, state, promise):
    mail_server.replies[when] = reply
    posted(promise=promise)
    assert (send_due(AT), states()) == (0, [state])
    mail_server.replies.clear()
    assert send_due(AT + 2 * MINUTE) == (1 if state == MailState.WAITING else 0)


def test_a_refused_recipient_keeps_no_other_from_going(posted, mail_server):
    bad, good = posted(), posted()
    mail_server.replies[f"RCPT {bad.to}"] = "550 nobody"
    assert (send_due(AT), states()) == (1, [MailState.FAILED, MailState.SENT])
    assert [one.to for one in mail_server.received] == [good.to]


@pytest.mark.parametrize(
    ("promise", "state", "copies"), [(Promise.AT_LEAST_ONCE, MailState.SENT, 2), (Promise.AT_MOST_ONCE, "in_doubt", 1)]
)
def test_without_an_answer_the_promise_decides(posted, mail_server, promise, state, copies):
    mail_server.mute = 1
    mail = posted(promise=promise)
    assert send_due(AT) == 0
    send_due(AT + 2 * MINUTE)
    assert (states(), mail_server.message_ids()) == ([state], [mail.message_id] * copies)


@pytest.mark.parametrize(("promise", "state"), [(Promise.AT_LEAST_ONCE, "waiting"), (Promise.AT_MOST_ONCE, "in_doubt")])
def test_what_a_stopped_worker_had_in_hand_is_settled_after_its_lease(posted, promise, state):
    mail = posted(promise=promise)
    assert sending.claim(AT).pk == mail.pk
    sending.requeue(AT + 4 * MINUTE)
    before = states()
    sending.requeue(AT + 5 * MINUTE)
    assert (before, states()) == ([MailState.SENDING], [state])


def test_a_mail_at_which_workers_die_again_and_again_is_given_up(posted):
    posted()
    for number in range(len(sending.WAITS) + 2):
        sending.requeue(AT + number * 6 * MINUTE)
        sending.claim(AT + number * 6 * MINUTE)
    assert states() == [MailState.FAILED]


def test_a_worker_that_was_too_slow_neither_sends_nor_marks_what_another_has(posted, mail_server):
    def write(mail):
        sending.requeue(AT + HOUR)
        sending.claim(AT + HOUR)
        return compose("Hello", **GREETING)

    register(KIND, write)
    mail = posted()
    assert (send_due(AT), mail_server.received) == (0, [])
    mail.refresh_from_db()
    assert (mail.state, mail.lease_until) == (MailState.SENDING, AT + HOUR + sending.LEASE)


@pytest.mark.parametrize(("count", "connections"), [(3, 1), (MOST_PER_CONNECTION + 1, 2)])
def test_one_connection_carries_many_mails(posted, mail_server, count, connections):
    for _number in range(count):
        posted()
    assert (send_due(AT), mail_server.connections) == (count, connections)


@pytest.mark.parametrize("count", [1, 3])
def test_each_mail_takes_the_same_queries(posted, mail_server, count, django_assert_num_queries):
    for _number in range(count):
        posted()
    with django_assert_num_queries(3 + 1 + 7 * count):
        assert send_due(AT) == count


def test_what_failed_or_is_in_doubt_is_sent_again_as_the_same_mail(posted, mail_server):
    mail_server.replies["RCPT"] = "550 nobody"
    mail = posted()
    send_due(AT)
    mail_server.replies.clear()
    assert [resend(mail, AT + HOUR), resend(mail, AT + HOUR)] == [True, False]
    assert send_due(AT + HOUR) == 1
    assert (mail_server.message_ids(), resend(mail, AT + DAY)) == ([mail.message_id], False)


def test_a_mail_is_not_claimed_inside_a_transaction(transactional_db, posted):
    from django.db import transaction

    posted()
    with transaction.atomic(), pytest.raises(RuntimeError):
        send_due(AT)
