"""A mail server on loopback that keeps what it takes, and refuses, loses or goes away when a test says so."""

import asyncio
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from tests.ports import unused_port

END = b"\r\n.\r\n"


@dataclass(frozen=True)
class Received:
    to: str
    message: EmailMessage


class MailServer:
    """`replies` says what it answers in place of yes: to a verb ("MAIL", "RCPT", "DATA", "." after the text, or "HELLO"
    when somebody connects), or to an address ("RCPT gast@example.org"). `mute` answers it leaves out: it takes so many
    mails and goes without a word.
    """

    def __init__(self) -> None:
        self.port = unused_port()
        self.received: list[Received] = []
        self.replies: dict[str, str] = {}
        self.mute = 0
        self.connections = 0
        self._loop = asyncio.new_event_loop()
        self._server: asyncio.Server | None = None
        threading.Thread(target=self._loop.run_forever, daemon=True).start()

    def start(self) -> None:
        self._do(self._start())

    def stop(self) -> None:
        """Nobody listens any more."""
        self._do(self._stop())

    def message_ids(self) -> list[str]:
        return [str(one.message["Message-ID"]) for one in self.received]

    def _do(self, work) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=10)

    async def _start(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, limit=2**22)

    async def _stop(self) -> None:
        if self._server:
            self._server.close()
            self._server = None

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            # Whoever sent was killed, which is what some tests are about.
            return
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(line: str) -> None:
            writer.write(line.encode() + b"\r\n")

        to = ""
        say(self.replies.get("HELLO", "220 loopback"))
        while line := (await reader.readline()).decode().strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                say("221 bye")
                return
            if verb == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
            reply = self.replies.get(f"{verb} {to}") or self.replies.get(verb)
            if verb != "DATA" or reply:
                say(reply or "250 yes")
                continue
            say("354 go on")
            content = await reader.readuntil(END)
            if "." in self.replies:
                say(self.replies["."])
                continue
            self._keep(to, content)
            if self.mute:
                self.mute -= 1
                return
            say("250 taken")

    def _keep(self, to: str, content: bytes) -> None:
        text = content.removesuffix(END).replace(b"\r\n..", b"\r\n.")
        message = message_from_bytes(text + b"\r\n", policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(Received(to, message))


@contextmanager
def mail_server() -> Generator[MailServer]:
    server = MailServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()
        server._loop.call_soon_threadsafe(server._loop.stop)
