"""The checks, in the order in which `make test` does them."""

import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
EXAMPLE = ROOT / "deploy" / ".env.example"


@dataclass(frozen=True)
class Step:
    """A command; what it adds to the environment; for pytest, that its report is to be counted."""

    name: str
    command: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)
    is_counted: bool = False


def static() -> list[Step]:
    return [
        _tool("ruff", "check", "--output-format=concise", "."),
        _tool("ruff", "format", "--check", "."),
        _tool("djlint", "--lint", "--quiet", "portal/templates"),
        _tool("ty", "check", "--output-format=concise"),
        _tool("lint-imports", "--no-logo"),
    ]


def django() -> list[Step]:
    tests = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    return [
        # Git does not keep what can be compiled again, and pages in another language need it.
        _manage("compile_catalogues", variables=tests),
        _manage("makemigrations", "--check", "--dry-run", variables=tests),
        _manage("check", "--deploy", "--fail-level", "WARNING", variables=_production()),
    ]


def house() -> Step:
    return _pytest("pytest: rules of the house", "tests/house")


def sqlite() -> Step:
    return _pytest("pytest: SQLite", "-m", "not browser and not cluster")


def browser() -> Step:
    return _pytest("pytest: in a browser", "-m", "browser")


def postgresql(address: str) -> Step:
    return _pytest("pytest: PostgreSQL", "-m", "database", variables={"TEST_DATABASE_URL": address})


def cluster() -> Step:
    """Three nodes of Elasticsearch, which want the machine for themselves."""
    return _pytest("pytest: a cluster for search", "-m", "cluster")


def _tool(name: str, *arguments: str) -> Step:
    return Step(" ".join((name, *arguments)), (str(PROGRAMS / name), *arguments))


def _manage(*arguments: str, variables: Mapping[str, str]) -> Step:
    return Step(f"manage.py {' '.join(arguments)}", (sys.executable, "manage.py", *arguments), variables)


def _pytest(name: str, *arguments: str, variables: Mapping[str, str] | None = None) -> Step:
    return Step(name, (sys.executable, "-m", "pytest", *arguments), variables or {}, is_counted=True)


def _production() -> dict[str, str]:
    """The example's settings, which thereby are known to be complete, with a secret as it should be."""
    lines = (line.partition("=") for line in EXAMPLE.read_text().splitlines() if line and not line.startswith("#"))
    example = {name: value for name, _, value in lines}
    secret = {"SECRET_KEY": secrets.token_urlsafe(64), "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    return example | secret
