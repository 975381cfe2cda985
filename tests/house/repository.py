"""The repository as the rules of the house see it: the files that are, or will be, in git."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("portal", "home", "initiatives", "events", "search")


@cache
def files(suffix: str = "") -> tuple[Path, ...]:
    """Paths relative to the repository, in order, of the files whose name ends in `suffix`."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    present = (Path(name) for name in names if name.endswith(suffix) and (ROOT / name).is_file())
    return tuple(sorted(present))


def modules(*, tests: bool = True) -> Iterator[Path]:
    for path in files(".py"):
        if "migrations" not in path.parts and (tests or path.parts[0] != "tests"):
            yield path


@cache
def text(path: Path) -> str:
    return (ROOT / path).read_text()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


def is_binary(path: Path) -> bool:
    return b"\0" in (ROOT / path).read_bytes()[:8192]
