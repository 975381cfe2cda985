"""Handing letters to the mail server, and what its answer means for the mail."""

import re
from datetime import datetime
from email.utils import format_datetime
from smtplib import (
    SMTP,
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone

from .letters import Letter, one_line
from .models import OutboxMail

#: Mail servers end a connection that brings too many.
MOST_PER_CONNECTION = 50
TOO_LARGE = 552
ADDRESS = re.compile(r"[^\s<>@\"']+@[^\s<>@\"']+")
MAX_ERROR = 200


class ServerAway(Exception):  # noqa: N818 -- it says what is the matter, of no mail in particular
    """The server takes no mail at all now."""


class NotTaken(Exception):  # noqa: N818
    """The server did not take this mail, and said so. Its message names no address.

    final: asking again is of no use. away: it takes no other mail from us either.
    """

    def __init__(self, reason: str, *, final: bool = False, away: bool = False) -> None:
        super().__init__(reason)
        self.final, self.away = final, away


class Unknown(Exception):  # noqa: N818
    """The connection was lost on the way: the server may have taken the mail."""


class Postman:
    """One connection for many mails, opened when the first one goes."""

    def __init__(self) -> None:
        self.connection: Any = None
        self.carried = 0

    def connect(self) -> None:
        """Raises ServerAway, also where it is our settings that are wrong: no mail fails for that."""
        if self.connection is not None and self.carried < MOST_PER_CONNECTION:
            return
        self.leave()
        try:
            connection = get_connection()
            connection.open()
            greet(connection)
        except Exception as error:
            raise ServerAway(told(error)) from error
        self.connection, self.carried = connection, 0

    def hand_over(self, mail: OutboxMail, letter: Letter, *, at: datetime) -> None:
        """Raises NotTaken or Unknown. `connect` has to have been called."""
        message = message_of(mail, letter, at=at)
        try:
            self.connection.send_messages([message])
        except (OSError, SMTPException) as error:
            self.leave()
            raise meaning(error) from error
        self.carried += 1

    def leave(self) -> None:
        connection, self.connection = self.connection, None
        if connection is not None:
            try:
                connection.close()
            except (OSError, SMTPException):
                # What it took it took; the rest was told when it went wrong.
                return


def greet(connection: Any) -> None:
    """Without encryption and password Django greets with the first mail, which is no moment to find nobody there."""
    server = getattr(connection, "connection", None)
    if isinstance(server, SMTP):
        server.ehlo_or_helo_if_needed()


def message_of(mail: OutboxMail, letter: Letter, *, at: datetime) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": mail.message_id,
        "Date": format_datetime(timezone.localtime(at)),
        "Auto-Submitted": "auto-generated",
        **dict(letter.headers),
    }
    reply_to = [one_line(letter.reply_to)] if letter.reply_to else None
    message = EmailMultiAlternatives(
        one_line(letter.subject), letter.text, to=[mail.to], reply_to=reply_to, headers=headers
    )
    message.attach_alternative(letter.html, "text/html")
    for one in letter.attachments:
        message.attach(one_line(one.name), one.content, one.type)
    return message


def meaning(error: Exception) -> Exception:
    """What a failure says: 4xx is try later, 5xx is never, and without an answer nobody knows."""
    if isinstance(error, SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return NotTaken(answer(code, words), final=code >= 500)
    if isinstance(error, SMTPSenderRefused):
        # It is about us, not about the recipient, except when the mail is too large.
        final = error.smtp_code == TOO_LARGE
        return NotTaken(answer(error.smtp_code, error.smtp_error), final=final, away=not final)
    if isinstance(error, SMTPDataError):
        return NotTaken(answer(error.smtp_code, error.smtp_error), final=error.smtp_code >= 500)
    return Unknown(told(error))


def told(error: Exception) -> str:
    if isinstance(error, SMTPResponseException):
        return answer(error.smtp_code, error.smtp_error)
    return type(error).__name__


def answer(code: int, words: bytes | str) -> str:
    """The server's own words, without addresses."""
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    return one_line(f"{code} {ADDRESS.sub('…', said)}")[:MAX_ERROR]
