"""One visitor who asks for pages in turn, and how long each takes."""

import http.client
import math
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from .middleware import HEADER

PATIENCE = 60  # seconds


@dataclass(frozen=True, slots=True)
class Address:
    """What is measured; `sort` (empty, home, list, detail) says which limit holds for it."""

    name: str
    path: str
    sort: str


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes
    milliseconds: float
    first: float  # milliseconds to the first byte of the body
    streams: bool
    cpu: float


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds from the visitor's connect to the last byte, and (`cpu`, median) on the server's processor.

    `soon`: what the visitor waits for, 95 of 100 times: the first byte where the answer streams, else the last one.
    """

    median: float
    p95: float
    best: float
    cpu: float
    soon: float

    def as_dict(self) -> dict[str, float]:
        return {name: round(value, 2) for name, value in asdict(self).items()}

    def multiples(self, empty: "Timing") -> dict[str, float]:
        """How many times as long as the empty view it takes, by the medians and by the best visits."""
        return {
            "times_empty": round(self.median / empty.median, 1),
            "times_empty_best": round(self.best / empty.best, 1),
        }


def visit(port: int, path: str, *, encodings: str = "br, gzip") -> Answer:
    """Ask for a page over a connection of its own; raises RuntimeError when no 200 comes, or none in time."""
    start = time.perf_counter()
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        client.request("GET", path, headers={"Accept-Encoding": encodings})
        response = client.getresponse()
        body = response.read(1)
        first = time.perf_counter()
        body += response.read()
    except TimeoutError:
        raise RuntimeError(f"{path} did not answer in {PATIENCE} seconds") from None
    finally:
        client.close()
    taken = (time.perf_counter() - start) * 1000
    if response.status != http.client.OK:
        raise RuntimeError(f"{path} answered {response.status}")
    streams = response.getheader("Content-Length") is None
    return Answer(body, taken, (first - start) * 1000, streams, float(response.getheader(HEADER, "0")))


def visit_in_turn(
    port: int, addresses: Sequence[Address], rounds: int, *, seconds: float = math.inf
) -> dict[str, list[Answer]]:
    """Answers by name. Round robin, so that whatever else the machine does hits all alike.

    After so many seconds no further round begins; two there are in any case.
    """
    answers: dict[str, list[Answer]] = {address.name: [] for address in addresses}
    end = time.monotonic() + seconds
    for number in range(rounds):
        if number >= 2 and time.monotonic() > end:
            break
        for address in addresses:
            answers[address.name].append(visit(port, address.path))
    return answers


def timing(answers: Sequence[Answer]) -> Timing:
    taken = [answer.milliseconds for answer in answers]
    cpu = statistics.median(answer.cpu for answer in answers)
    awaited = [answer.first if answer.streams else answer.milliseconds for answer in answers]
    return Timing(statistics.median(taken), p95(taken), min(taken), cpu, p95(awaited))


def p95(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]
