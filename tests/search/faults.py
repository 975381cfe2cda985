"""Servers that listen where a search engine should, and do what a broken one does."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

HEAD = (
    b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nX-Elastic-Product: Elasticsearch\r\nContent-Length: %d\r\n\r\n"
)
HALF = {
    "took": 1,
    "timed_out": False,
    "_shards": {"total": 3, "successful": 1, "skipped": 0, "failed": 2},
    "hits": {"total": {"value": 0, "relation": "eq"}, "hits": []},
    "aggregations": {},
}
Fault = Callable[[socket.socket, threading.Event], None]


def hangs(connection: socket.socket, over: threading.Event) -> None:
    """Takes the question and says nothing."""
    over.wait()


def drips(connection: socket.socket, over: threading.Event) -> None:
    """Sends a byte now and then: no single read ever takes too long."""
    connection.recv(65_536)
    connection.sendall(HEAD % (b"200 OK", 10_000))
    while not over.wait(0.1):
        connection.sendall(b" ")


def resets(connection: socket.socket, over: threading.Event) -> None:
    """Ends the connection in the middle, as a firewall or a dying process does."""
    connection.recv(65_536)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _answers(status: bytes, body: bytes) -> Fault:
    def answer(connection: socket.socket, over: threading.Event) -> None:
        connection.recv(65_536)
        connection.sendall(HEAD % (status, len(body)) + body)

    return answer


FAULTS: dict[str, Fault] = {
    "hangs": hangs,
    "drips": drips,
    "resets": resets,
    "is not well": _answers(b"503 Service Unavailable", b'{"error": "no master"}'),
    "has lost the index": _answers(
        b"404 Not Found", b'{"error": {"type": "index_not_found_exception"}, "status": 404}'
    ),
    "answers by half": _answers(b"200 OK", json.dumps(HALF).encode()),
    "talks nonsense": _answers(b"200 OK", b"<html>proxy</html>"),
}


@contextmanager
def serving(fault: Fault) -> Generator[str]:
    """The address of a server on loopback that treats every connection like this."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_accept, args=(listener, fault, over), daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        over.set()


def _accept(listener: socket.socket, fault: Fault, over: threading.Event) -> None:
    while not over.is_set():
        try:
            connection, _address = listener.accept()
        except OSError:
            return
        threading.Thread(target=_treat, args=(connection, fault, over), daemon=True).start()


def _treat(connection: socket.socket, fault: Fault, over: threading.Event) -> None:
    try:
        with connection:
            fault(connection, over)
    except OSError:
        # The other side has gone, which is what it should do.
        return
