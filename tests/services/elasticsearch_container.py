"""Nodes of Elasticsearch as containers, with the image that deploy/compose.yaml names."""

import secrets
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.ports import unused_ports

from .container import docker, image


@dataclass
class Container:
    """One node; it keeps its data when it is killed."""

    port: int
    name: str

    def start(self) -> None:
        docker("start", self.name)

    def kill(self) -> None:
        if not self.has_ended:
            docker("kill", self.name)

    def stop(self) -> None:
        docker("pause", self.name)

    def go_on(self) -> None:
        docker("unpause", self.name)

    @property
    def has_ended(self) -> bool:
        return docker("inspect", "--format", "{{.State.Running}}", self.name) != "true"

    @property
    def last_words(self) -> str:
        return docker("logs", "--tail", "5", self.name)[-500:]


@contextmanager
def containers(count: int) -> Generator[list[Container]]:
    """Nodes that are to be started, in a network that goes with the context; raises Missing."""
    network = f"elasticsearch-{secrets.token_hex(4)}"
    names = [f"{network}-{number}" for number in range(count)]
    with ExitStack() as stack:
        docker("network", "create", network)
        stack.callback(docker, "network", "rm", network)
        nodes = []
        for name, port in zip(names, unused_ports(count), strict=True):
            place = ["--name", name, "--network", network, "--publish", f"127.0.0.1:{port}:9200"]
            variables = [f"--env={setting}" for setting in _settings(name, names)]
            docker("create", *place, *variables, image("elasticsearch"))
            stack.callback(docker, "rm", "--force", "--volumes", name)
            nodes.append(Container(port, name))
        yield nodes


def _settings(name: str, names: list[str]) -> list[str]:
    alone = ["discovery.type=single-node"]
    together = [f"discovery.seed_hosts={','.join(names)}", f"cluster.initial_master_nodes={','.join(names)}"]
    return [
        f"cluster.name={names[0]}",
        f"node.name={name}",
        "xpack.security.enabled=false",
        "cluster.routing.allocation.disk.threshold_enabled=false",
        # A cluster outside loopback would ask the machine for a larger vm.max_map_count.
        "node.store.allow_mmap=false",
        "ES_JAVA_OPTS=-Xms512m -Xmx512m",
        *(alone if len(names) == 1 else together),
    ]
