"""A form sent three times at the same moment, as an impatient finger or a poor connection does."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.core.cache import cache
from django.db import connections
from django.test import Client

from home.models import FormAnswer, FormPage
from portal.base.outbox import OutboxMail
from tests.factories import FormPageFactory, question
from tests.home.filling import AT, LATER, is_thanked, opened

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

TIMES = 3


def sent_at_once(page: FormPage, data: dict[str, str]) -> list:
    start = Barrier(TIMES)

    def send(_number: int):
        try:
            start.wait(timeout=30)
            return Client().post(page.url, data)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TIMES) as threads:
        return list(threads.map(send, range(TIMES), timeout=60))


def test_three_times_at_once_is_kept_once_and_thanked_three_times():
    cache.clear()
    page = FormPageFactory(questions=[question("Mail", "mail")])
    with time_machine.travel(AT, tick=False):
        fields = opened(Client(), page)
    with time_machine.travel(LATER, tick=True):
        responses = sent_at_once(page, fields | {"vraag-mail": "riek@example.org"})
    assert [is_thanked(response, page) for response in responses] == [True] * TIMES
    assert FormAnswer.objects.count() == 1
    assert OutboxMail.objects.filter(kind="form_copy").count() == 1
