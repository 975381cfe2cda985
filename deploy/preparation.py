"""The steps between a fresh copy and a running demo. A step whose inputs did not change is skipped."""

import hashlib
import os
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from deploy.environment import PYTHON, ROOT

VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))
STAMPS = VAR / "demo"
ACCOUNTS = STAMPS / "accounts.txt"
ROOMS = ("portal", "home", "initiatives", "events", "search")
# What makes the same files mean something else: another database, or other settings.
CIRCUMSTANCES = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "ELASTICSEARCH_URL")


@dataclass(frozen=True)
class Step:
    """A management command, and what its result depends on: patterns of files, and environment variables."""

    command: tuple[str, ...]
    says: str
    inputs: tuple[str, ...]
    circumstances: tuple[str, ...] = CIRCUMSTANCES

    @property
    def stamp(self) -> Path:
        return STAMPS / f"{self.command[0]}.stamp"

    def key(self, variables: Mapping[str, str], before: str) -> str:
        digest = hashlib.sha256(before.encode())
        for name in self.circumstances:
            digest.update(f"{name}={variables.get(name, '')}\n".encode())
        found = {file for pattern in self.inputs for file in ROOT.glob(pattern)}
        for file in sorted(file for file in found if file.is_file() and file.suffix != ".pyc"):
            digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
        return digest.hexdigest()

    def is_done(self, key: str) -> bool:
        return self.stamp.exists() and self.stamp.read_text() == key


CATALOGUES = Step(("compile_catalogues",), "Compiling the translations", ("portal/locale/**/*.po",))
STATIC = Step(
    ("collectstatic", "--noinput", "--verbosity", "0"),
    "Collecting the static files",
    ("requirements.txt", "portal/settings/*.py", *(f"{room}/**/static/**/*" for room in ROOMS)),
)
MIGRATE = Step(
    ("migrate", "--noinput", "--verbosity", "0"),
    "Bringing the database up to date",
    ("requirements.txt", *(f"{room}/**/migrations/*.py" for room in ROOMS)),
)
DEMO = Step(
    ("load_demo",),
    "Loading the demo content",
    ("home/demo/**/*", "home/management/commands/load_demo.py"),
    (*CIRCUMSTANCES, "BASE_URL"),
)
INDEX = Step(("rebuild_search",), "Building the search index", ("search/**/*.py",))


def prepare(variables: Mapping[str, str]) -> str:
    """Do what is still to be done; return what load_demo said of accounts.

    Raises subprocess.CalledProcessError when a step fails.
    """
    STAMPS.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=1) as beside:
        catalogues = beside.submit(_ensure, CATALOGUES, variables, again=not _catalogues_are_compiled())
        # Compressing takes a while, and nothing else waits for it.
        static = beside.submit(_ensure, STATIC, variables, again=not any((VAR / "static").glob("*")))
        again = MIGRATE.is_done(MIGRATE.key(variables, "")) and not _schema_is_current(variables)
        key = _ensure(MIGRATE, variables, again=again)
        catalogues.result()
        key = _ensure(DEMO, variables, again=again, before=key)
        _ensure(INDEX, variables, again=again, before=key)
        static.result()
    return ACCOUNTS.read_text() if ACCOUNTS.exists() else ""


def _ensure(step: Step, variables: Mapping[str, str], *, again: bool, before: str = "") -> str:
    key = step.key(variables, before)
    if again or not step.is_done(key):
        print(step.says, flush=True)
        step.stamp.unlink(missing_ok=True)
        output = subprocess.PIPE if step is DEMO else None
        done = subprocess.run(
            _manage(step.command), cwd=ROOT, env=dict(variables), stdout=output, text=True, check=True
        )
        if step is DEMO:
            _keep_accounts(done.stdout)
        step.stamp.write_text(key)
    return key


def _keep_accounts(words: str) -> None:
    ACCOUNTS.unlink(missing_ok=True)
    ACCOUNTS.touch(mode=0o600)
    ACCOUNTS.write_text(words)


def _catalogues_are_compiled() -> bool:
    return all(file.with_suffix(".mo").exists() for file in ROOT.glob("portal/locale/**/*.po"))


def _schema_is_current(variables: Mapping[str, str]) -> bool:
    """Whether the database that is really there has all migrations: it may have been removed or replaced."""
    check = _manage(("migrate", "--check", "--verbosity", "0"))
    done = subprocess.run(check, cwd=ROOT, env=dict(variables), capture_output=True, check=False)
    return done.returncode == 0


def _manage(command: tuple[str, ...]) -> list[str]:
    return [str(PYTHON), "manage.py", *command]
