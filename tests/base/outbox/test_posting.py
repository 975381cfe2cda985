"""A mail is posted once, in the transaction of what it tells about."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from portal.base.outbox import MailState, OutboxMail, Promise, post
from tests.base.outbox.samples import AT, DAY, KIND

pytestmark = [pytest.mark.django_db, pytest.mark.database]

MAIL = {"key": "confirmed:1", "kind": KIND, "about": "registration:1", "to": "gast@example.org", "language": "nl"}


def test_a_posted_mail_waits_for_its_moment():
    assert post(**MAIL, at=AT, not_before=AT + DAY, facts={"seats": 2}, promise=Promise.AT_MOST_ONCE)
    row = OutboxMail.objects.get()
    assert (row.state, row.not_before, row.created_at, row.facts) == (MailState.WAITING, AT + DAY, AT, {"seats": 2})
    assert row.promise == Promise.AT_MOST_ONCE


def test_the_same_key_is_posted_once_and_the_first_one_stays():
    done = [post(**MAIL, at=AT), post(**MAIL | {"to": "ander@example.org"}, at=AT + DAY)]
    assert done == [True, False]
    assert [(row.to, row.created_at) for row in OutboxMail.objects.all()] == [("gast@example.org", AT)]


def test_a_second_mail_does_not_spoil_the_transaction_of_its_caller():
    post(**MAIL, at=AT)
    with transaction.atomic():
        assert not post(**MAIL, at=AT)
        assert post(**MAIL | {"key": "confirmed:2"}, at=AT)
    assert OutboxMail.objects.count() == 2


def test_a_mail_goes_down_with_the_transaction_that_needed_it():
    with transaction.atomic():
        post(**MAIL, at=AT)
        transaction.set_rollback(True)
    assert not OutboxMail.objects.exists()
    assert post(**MAIL, at=AT)


@pytest.mark.parametrize(
    "to", ["", "gast", "gast@example.org\nBcc: ander@example.org", "gast@example.org\r\n", '"a\nb"@example.org']
)
def test_an_address_that_is_none_or_could_carry_headers_is_refused(to):
    with pytest.raises(ValidationError):
        post(**MAIL | {"to": to}, at=AT)
    assert not OutboxMail.objects.exists()


def test_each_mail_has_a_message_id_of_its_own_in_the_senders_domain(settings):
    settings.DEFAULT_FROM_EMAIL = "Achterhoek 2020 <noreply@mail.example.org>"
    for number in range(3):
        post(**MAIL | {"key": str(number)}, at=AT)
    found = set(OutboxMail.objects.values_list("message_id", flat=True))
    assert (len(found), [one for one in found if not re.fullmatch(r"<\w{32}@mail\.example\.org>", one)]) == (3, [])


def test_posting_takes_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        post(**MAIL, at=AT)


def test_what_is_due_is_found_by_an_index():
    if connection.vendor == "postgresql":
        # It reads a table this small from beginning to end, unless it may not.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "base_mail_waiting" in OutboxMail.objects.due(AT).explain()
    assert "base_mail_sending" in OutboxMail.objects.abandoned(AT).explain()
