"""PostgreSQL in a container, with the image that deploy/compose.yaml names."""

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
    name = _docker("run", "--detach", "--rm", "--env", variable, "--publish", "127.0.0.1::5432", _image())
    try:
        _wait(name)
        published = _docker("port", name, "5432/tcp").splitlines()[0]
        yield f"postgres://postgres:{password}@{published}/postgres"
    finally:
        _docker("stop", name)


def _wait(name: str) -> None:
    # Over TCP: while the image initialises itself it answers on its socket only.
    ready = ["docker", "exec", name, "pg_isready", "--host", "127.0.0.1"]
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(ready, capture_output=True, check=False).returncode:
        if time.monotonic() > deadline:
            raise Missing(f"the container did not answer in {PATIENCE} seconds")
        time.sleep(0.5)


def _image() -> str:
    image = re.search(r"image: (postgres:\S+)", COMPOSE.read_text())
    return image[1] if image else "postgres"


def _docker(*arguments: str) -> str:
    done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"docker {arguments[0]} failed: {done.stderr.strip()[-300:]}")
    return done.stdout.strip()
