"""A throw-away Elasticsearch of one node or more, whose nodes can be killed, held up and started again."""

import json
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from typing import Protocol

from . import container
from .elasticsearch_container import containers
from .elasticsearch_process import processes
from .service import Missing

PATIENCE = 180  # seconds


class Runner(Protocol):
    """What runs a node: a process or a container."""

    port: int

    def start(self) -> None: ...
    def kill(self) -> None: ...
    def stop(self) -> None: ...
    def go_on(self) -> None: ...
    @property
    def has_ended(self) -> bool: ...
    @property
    def last_words(self) -> str: ...


class Cluster:
    """Nodes that know each other, by number from 0."""

    def __init__(self, runners: Sequence[Runner]) -> None:
        self._runners = runners

    @property
    def urls(self) -> list[str]:
        return [f"http://127.0.0.1:{runner.port}" for runner in self._runners]

    def kill(self, number: int) -> None:
        """End it at once: its port refuses from now on, its data stay."""
        self._runners[number].kill()

    def stop(self, number: int) -> None:
        """Hold it up: its port accepts and nobody answers."""
        self._runners[number].stop()

    def go_on(self, number: int) -> None:
        self._runners[number].go_on()

    def restart(self, number: int) -> None:
        """Start it again at the same address, killed or not, and wait until all nodes are together."""
        self._runners[number].kill()
        self._runners[number].start()
        self.wait(number)

    def wait(self, number: int = 0, *, nodes: int | None = None, status: str = "yellow") -> None:
        """Wait until this node sees as many nodes (all, when not said) and indices are in this status.

        Yellow: all can be read. Green: all have their copies too. Raises Missing when it takes too long.
        """
        runner, deadline = self._runners[number], time.monotonic() + PATIENCE
        while not _is_ready(runner.port, nodes or len(self._runners), status):
            if runner.has_ended or time.monotonic() > deadline:
                raise Missing(f"Elasticsearch does not answer: {runner.last_words}")
            time.sleep(0.2)


class Node:
    """A node by itself, with the same handles."""

    def __init__(self, alone: Cluster) -> None:
        self._cluster = alone

    @property
    def url(self) -> str:
        return self._cluster.urls[0]

    def kill(self) -> None:
        self._cluster.kill(0)

    def stop(self) -> None:
        self._cluster.stop(0)

    def go_on(self) -> None:
        self._cluster.go_on(0)

    def restart(self) -> None:
        self._cluster.restart(0)


@contextmanager
def cluster(nodes: int = 3) -> Generator[Cluster]:
    """A cluster that ends with the context, in containers where Docker runs; raises Missing."""
    with containers(nodes) if container.docker_runs() else processes(nodes) as runners:
        for runner in runners:
            runner.start()
        formed = Cluster(runners)
        for number in range(nodes):
            formed.wait(number)
        yield formed


@contextmanager
def node() -> Generator[Node]:
    """A node that ends with the context; raises Missing."""
    with cluster(1) as alone:
        yield Node(alone)


def _is_ready(port: int, nodes: int, status: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", f"/_cluster/health?wait_for_nodes={nodes}&wait_for_status={status}&timeout=2s")
        answer = connection.getresponse()
        return answer.status == 200 and not json.load(answer)["timed_out"]
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
