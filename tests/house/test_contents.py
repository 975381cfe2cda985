import re
from pathlib import Path

from tests.house import repository

FOLDERS = {".ci", "deploy", "docs", "events", "home", "initiatives", "portal", "search", "tests"}
FILES = {
    ".dockerignore",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "manage.py",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
}
# They record which host a package came from, which is another one for everybody.
LOCK_FILES = {
    "uv.lock",
    "pylock.toml",
    "poetry.lock",
    "pdm.lock",
    "package-lock.json",
    "yarn.lock",
    "pnpm-lock.yaml",
}
REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|yarnpkg|unpkg|jsdelivr|maven|crates)\.(?:org|com|io|net)\b", re.IGNORECASE
)
ADDRESS = re.compile(r"([\w.+-]+)@([\w-]+(?:\.[\w-]+)*\.([a-z]{2,}))\b", re.IGNORECASE)
PIN = r"^[\w.\[\]-]+==.*$"
# RFC 2606 keeps these for examples: no mail sent to them reaches anybody.
EXAMPLE_DOMAINS = re.compile(r"(?:.*\.)?example(?:\.(?:org|com|net))?")
# Benchmarks measure, tests do not: a busy machine makes any of them fail.
CLOCK = re.compile(r"\b(?:perf_counter|process_time)\(")
# home@2x.png is a file, not a person.
FILE_ENDINGS = {"avif", "css", "jpg", "js", "png", "svg", "webp"}
LOCAL_PARTS = {"noreply", "no-reply"}


def test_the_top_level_is_the_agreed_one() -> None:
    folders = {path.parts[0] for path in repository.files() if len(path.parts) > 1}
    assert folders - FOLDERS == set()
    assert {str(path) for path in repository.files() if len(path.parts) == 1} - FILES == set()


def test_nothing_names_where_packages_come_from() -> None:
    assert [str(path) for path in repository.files() if path.name in LOCK_FILES] == []
    assert [found for path in _texts() for found in _found(REGISTRY, path)] == []


def test_no_test_is_decided_by_the_clock() -> None:
    tests = (path for path in repository.files(".py") if path.parts[0] == "tests" and path.parts[1] != "bench")
    assert [found for path in tests for found in _found(CLOCK, path)] == []


def test_requirements_carry_hashes_and_no_address() -> None:
    for path in repository.files(".txt"):
        if path.name.startswith("requirements"):
            words = repository.text(path)
            hashed = re.findall(rf"{PIN}(?:\n    --hash=sha256:\S+.*)+", words, re.MULTILINE)
            assert (len(hashed), "://" in words) == (len(re.findall(PIN, words, re.MULTILINE)), False), path


def test_the_development_environment_holds_what_the_site_runs_on() -> None:
    site, development = (
        set(re.findall(PIN, repository.text(Path(name)), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert site - development == set()


def test_no_file_holds_the_mail_address_of_a_person() -> None:
    found = [(path, match) for path in _texts() for match in ADDRESS.finditer(repository.text(path))]
    assert [f"{path}: {match[0]}" for path, match in found if not _reaches_nobody(match)] == []


def _reaches_nobody(match: re.Match[str]) -> bool:
    local, domain, ending = (part.lower() for part in match.groups())
    return bool(EXAMPLE_DOMAINS.fullmatch(domain)) or ending in FILE_ENDINGS or local in LOCAL_PARTS


def _found(pattern: re.Pattern[str], path: Path) -> list[str]:
    return [f"{path}: {match[0]}" for match in pattern.finditer(repository.text(path))]


def _texts() -> list[Path]:
    return [path for path in repository.files() if not repository.is_binary(path)]
