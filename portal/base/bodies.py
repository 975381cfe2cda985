"""What a request brings along: all of it, or none."""

from collections.abc import Callable, Iterable, MutableMapping
from typing import Any, BinaryIO

Application = Callable[..., Iterable[bytes]]


class Body:
    """The input of a request, which fails where it ends before all that was announced came in.

    Django asks for no more than was announced, so less than it asks for means that the connection broke.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def read(self, size: int) -> bytes:
        return self._whole(self.stream.read(size), size)

    def readline(self, size: int) -> bytes:
        line = self.stream.readline(size)
        return line if line.endswith(b"\n") else self._whole(line, size)

    def _whole(self, found: bytes, size: int) -> bytes:
        if len(found) < size:
            raise ConnectionResetError("the request broke off")
        return found


def only_whole(application: Application) -> Application:
    """A WSGI application that takes no half a form for a whole one: what did not arrive would be kept as empty."""

    def answer(environ: MutableMapping[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ["wsgi.input"] = Body(environ["wsgi.input"])
        return application(environ, start_response)

    return answer
