"""Nodes of Elasticsearch as processes of this machine."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.ports import is_open, unused_ports

from . import elasticsearch_copy
from .java import java

OLDEST_JAVA = 21
PATIENCE = 15  # seconds
LAUNCHER = "org.elasticsearch.server.launcher.ServerLauncher"
USERS = ("elasticsearch", "nobody", "daemon")
# A start costs half as much work and memory as with the options for a server that is to run for months.
QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-AlwaysPreTouch")
OPTIONS = ("-Xms512m", "-Xmx512m", *QUICK, "-Djava.io.tmpdir=${ES_TMPDIR}")


@dataclass
class Process:
    """One node: a launcher and the server that it starts, together a group of processes."""

    port: int
    java: str
    program: Path
    folder: Path
    owner: Mapping[str, Any]
    _launcher: subprocess.Popen | None = field(default=None, init=False)

    def start(self) -> None:
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",
            "JAVA": self.java,
            "JAVA_TYPE": "ES_JAVA_HOME",
            "ES_HOME": str(self.program),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_TMPDIR": str(self.folder / "tmp"),
            "ES_DISTRIBUTION_TYPE": "zip",
        }
        classes = f"{self.program}/lib/tools/server-launcher/*:{self.program}/lib/*"
        # A session of its own, so that a signal reaches launcher and server and nothing else.
        with (self.folder / "words").open("wb") as words:
            self._launcher = subprocess.Popen(
                [self.java, "-Xmx64m", "-XX:+UseSerialGC", "-cp", classes, LAUNCHER],
                cwd=self.program,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                start_new_session=True,
                **self.owner,
            )

    def kill(self) -> None:
        self._signal(signal.SIGKILL)
        if self._launcher:
            self._launcher.wait()
            self._launcher = None
            # The server is no child of this process, but its port closes with it.
            deadline = time.monotonic() + PATIENCE
            while is_open(self.port) and time.monotonic() < deadline:
                time.sleep(0.05)

    def stop(self) -> None:
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    @property
    def has_ended(self) -> bool:
        return self._launcher is None or self._launcher.poll() is not None

    @property
    def last_words(self) -> str:
        return (self.folder / "words").read_text(errors="replace").strip()[-500:]

    def _signal(self, number: signal.Signals) -> None:
        # Not reaped yet, so the number is still its own, also when the launcher has ended.
        if self._launcher and self._launcher.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._launcher.pid, number)


@contextmanager
def processes(count: int) -> Generator[list[Process]]:
    """Nodes that are to be started, with all they need in a folder that goes with the context; raises Missing."""
    runtime, kept, owner = java(OLDEST_JAVA), elasticsearch_copy.copy(), _owner()
    ports = unused_ports(2 * count)
    with tempfile.TemporaryDirectory(prefix="elasticsearch-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        # Another user could not look into the cache.
        shutil.copytree(kept, folder / "program", copy_function=_link)
        nodes = []
        for number in range(count):
            home = folder / f"node-{number}"
            _furnish(home, _settings(home, number, ports[:count], ports[count:]), folder / "program", owner)
            nodes.append(Process(ports[number], runtime, folder / "program", home, owner))
        try:
            yield nodes
        finally:
            for node in nodes:
                node.kill()


def _settings(home: Path, number: int, ports: list[int], transport: list[int]) -> dict[str, Any]:
    names = [f"node-{other}" for other in range(len(ports))]
    alone = {"discovery.type": "single-node"}
    together = {
        "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in transport],
        "cluster.initial_master_nodes": names,
    }
    return {
        "cluster.name": home.parent.name,
        "node.name": names[number],
        "path.data": str(home / "data"),
        "path.logs": str(home / "logs"),
        "network.host": "127.0.0.1",
        "http.port": ports[number],
        "transport.port": transport[number],
        "xpack.security.enabled": False,
        # A disk that is nearly full is no reason to refuse what the tests write.
        "cluster.routing.allocation.disk.threshold_enabled": False,
        **(alone if len(ports) == 1 else together),
    }


def _furnish(home: Path, settings: Mapping[str, Any], program: Path, owner: Mapping[str, Any]) -> None:
    for name in ("config", "data", "logs", "tmp"):
        (home / name).mkdir(parents=True)
    # Every line of it is YAML too.
    lines = [f"{name}: {json.dumps(value)}" for name, value in settings.items()]
    (home / "config" / "elasticsearch.yml").write_text("\n".join(lines))
    (home / "config" / "jvm.options").write_text("\n".join(OPTIONS))
    shutil.copy(program / "config" / "log4j2.properties", home / "config")
    if owner:
        for path in (home, *home.rglob("*")):
            shutil.chown(path, owner["user"], owner["group"])


def _owner() -> dict[str, Any]:
    """Arguments for subprocess: Elasticsearch refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = next(names[name] for name in USERS if name in names)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copyfile(source, target)
    return target
