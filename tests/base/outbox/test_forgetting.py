"""To whom a mail went is forgotten after 30 days, and at once when somebody asks."""

import pytest

from portal.base.outbox import MailState, OutboxMail, forgetting, post, register, resend, send_due
from tests.base.outbox.samples import AT, DAY, HOUR, KIND

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def known() -> list[bool]:
    """Whether it is still known of each mail, in order, to whom it went."""
    rows = OutboxMail.objects.order_by("pk").values_list("to", "facts")
    assert all(bool(to) == bool(facts) for to, facts in rows)
    return [bool(to) for to, _facts in rows]


@pytest.mark.parametrize("state", [MailState.SENT, MailState.FAILED, MailState.SUPPRESSED])
def test_an_ended_mail_is_forgotten_after_30_days(posted, mail_server, state):
    if state == MailState.FAILED:
        mail_server.replies["RCPT"] = "550 nobody"
    if state == MailState.SUPPRESSED:
        register(KIND, lambda mail: None)
    posted(facts={"name": "Riek"})
    send_due(AT)
    found = []
    for moment in (AT + 30 * DAY - HOUR, AT + 30 * DAY + HOUR):
        forgetting.forget_old(moment)
        found.append(known())
    assert (OutboxMail.objects.get().state, found) == (state, [[True], [False]])


def test_a_mail_that_waits_is_kept_however_long(posted):
    posted(facts={"name": "Riek"}, not_before=AT + 60 * DAY)
    assert (forgetting.forget_old(AT + 59 * DAY), known()) == (0, [True])


def test_a_forgotten_mail_is_neither_posted_nor_sent_again(posted, mail_server):
    mail_server.replies["RCPT"] = "550 nobody"
    mail = posted(facts={"name": "Riek"})
    send_due(AT)
    forgetting.forget_old(AT + 31 * DAY)
    assert not resend(mail, AT + 31 * DAY)
    assert not post(key=mail.key, kind=KIND, about=mail.about, to="gast@example.org", language="nl", at=AT + 31 * DAY)


def test_who_asks_to_be_forgotten_gets_no_mail_any_more(posted, mail_server):
    posted(facts={"name": "Riek"}, about="registration:1")
    other = posted(facts={"name": "Jan"}, about="registration:2")
    assert forgetting.forget(OutboxMail.objects.filter(about="registration:1"), at=AT) == 1
    assert (send_due(AT), known()) == (1, [False, True])
    assert [one.to for one in mail_server.received] == [other.to]
