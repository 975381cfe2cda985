"""A mail server on loopback, and the portal that sends to it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.services import smtp
from tests.services.smtp import MailServer


def send_to(port: int, settings: Any, *, patience: int = 5) -> None:
    """Have these settings send to the server at this port, which gets so many seconds for an answer."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, patience


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    """A mail server on loopback, to which the portal sends."""
    with smtp.mail_server() as server:
        send_to(server.port, settings)
        yield server
