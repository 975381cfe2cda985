"""Containers, with the images that deploy/compose.yaml names."""

import re
import secrets
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from .service import Missing

COMPOSE = Path(__file__).parents[2] / "deploy" / "compose.yaml"
PATIENCE = 60  # seconds


def docker_runs() -> bool:
    """Whether there is an engine behind the client."""
    return bool(which("docker")) and not subprocess.run(["docker", "info"], capture_output=True, check=False).returncode


@contextmanager
def postgres() -> Generator[str]:
    """The address of a server that ends with the context; raises Missing."""
    password = secrets.token_urlsafe(16)
    variable = f"POSTGRES_PASSWORD={password}"
    name = docker("run", "--detach", "--rm", "--env", variable, "--publish", "127.0.0.1::5432", image("postgres"))
    try:
        _wait(name)
        published = docker("port", name, "5432/tcp").splitlines()[0]
        yield f"postgres://postgres:{password}@{published}/postgres"
    finally:
        docker("stop", name)


def _wait(name: str) -> None:
    # Over TCP: while the image initialises itself it answers on its socket only.
    ready = ["docker", "exec", name, "pg_isready", "--host", "127.0.0.1"]
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(ready, capture_output=True, check=False).returncode:
        if time.monotonic() > deadline:
            raise Missing(f"the container did not answer in {PATIENCE} seconds")
        time.sleep(0.5)


def image(name: str) -> str:
    found = re.search(rf"image: ({name}:\S+)", COMPOSE.read_text())
    return found[1] if found else name


def docker(*arguments: str) -> str:
    """What Docker says; raises Missing when it fails."""
    done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"docker {arguments[0]} failed: {done.stderr.strip()[-300:]}")
    return done.stdout.strip()
