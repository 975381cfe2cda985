"""A throw-away PostgreSQL: Debian's, or a container's where Docker runs and Debian's is not there."""

import os
import secrets
import subprocess
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import chown, which
from typing import Any

from tests.ports import unused_port

from . import container, debian
from .service import Missing, Service

USER = "postgres"
# Nothing of this outlives the tests, so it need not survive a power cut.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


@contextmanager
def _provide() -> Generator[str]:
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        yield named
        return
    programs = _programs()
    if programs is None and container.docker_runs():
        with container.postgres() as address:
            yield address
        return
    if programs is None:
        debian.install("postgresql")
        programs = _programs()
    if programs is None:
        raise Missing("package postgresql brought no initdb")
    with _cluster(programs) as address:
        yield address


def _programs() -> Path | None:
    """The folder with initdb and pg_ctl, the newest where there are several."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    on_path = which("initdb")
    found = versions[-1] if versions else Path(on_path).resolve() if on_path else None
    return found.parent if found else None


@contextmanager
def _cluster(programs: Path) -> Generator[str]:
    password, port = secrets.token_urlsafe(16), unused_port()
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder, as_owner = Path(name), _owner()
        if "user" in as_owner:
            chown(folder, as_owner["user"], as_owner["group"])
        _initialise(programs, folder, password, as_owner)
        control = [programs / "pg_ctl", "--pgdata", folder / "data", "--silent", "--wait"]
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} " + " ".join(f"-c {o}" for o in FORGETFUL)
        _run([*control, "--log", folder / "log", "--options", options, "start"], as_owner)
        try:
            yield f"postgres://{USER}:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "--mode", "immediate", "stop"], as_owner)


def _initialise(programs: Path, folder: Path, password: str, as_owner: Mapping[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o644)  # the folder itself is closed to others
    locale = ["--encoding", "UTF8", "--locale", "C.UTF-8"]
    login = ["--username", USER, "--pwfile", secret, "--auth", "scram-sha-256"]
    _run([programs / "initdb", "--pgdata", folder / "data", "--no-sync", *locale, *login], as_owner)
    secret.unlink()


def _owner() -> dict[str, Any]:
    """Arguments for subprocess: PostgreSQL refuses to run as root."""
    return {"user": USER, "group": USER, "extra_groups": []} if os.geteuid() == 0 else {}


def _run(command: list[str | Path], as_owner: Mapping[str, Any]) -> None:
    # pg_ctl's server would keep a pipe open for ever, hence a file.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, cwd="/", stdout=output, stderr=output, check=False, **as_owner)
        if done.returncode:
            output.seek(0)
            raise Missing(f"{command[0]} failed: {output.read().strip()[-500:]}")


SERVICE = Service("PostgreSQL", "TEST_DATABASE_URL", "the second run of the database tests", _provide)
