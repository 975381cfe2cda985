import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from . import debian
from .service import Missing

OLDEST = 11
BESIDE = ("usr/lib/jvm/*/bin/java", "opt/*/bin/java", "Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java")


def java(oldest: int = OLDEST) -> str:
    """The path of a Java of this version or newer, after installing Debian's when there is none; raises Missing."""
    found = _find(oldest)
    if not found:
        debian.install("default-jre-headless")
        found = _find(oldest)
    if not found:
        raise Missing(f"no Java {oldest} or newer, and Debian's is older")
    return found


def _find(oldest: int) -> str | None:
    return next((path for path in _paths() if _version(path) >= oldest), None)


def _paths() -> Iterator[str]:
    """The usual Java, and those that stand beside it."""
    usual = debian.find("java")
    if usual:
        yield usual
    home = os.environ.get("JAVA_HOME")
    if home:
        yield f"{home}/bin/java"
    for pattern in BESIDE:
        yield from (str(path) for path in sorted(Path("/").glob(pattern)))


@cache
def _version(path: str) -> int:
    try:
        banner = subprocess.run([path, "-version"], capture_output=True, text=True, check=False).stderr
    except OSError:
        return 0
    version = re.search(r'version "(\d+)', banner)
    return int(version[1]) if version else 0
