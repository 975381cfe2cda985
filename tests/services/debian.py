"""Programs from Debian's packages."""

import os
import shutil
import subprocess
from functools import cache

from .service import Missing

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def program(*names: str, package: str) -> str:
    """The path of the first of `names` that is installed, after installing `package` when none is.

    Raises Missing when it is not there and cannot be installed.
    """
    found = find(*names)
    if not found:
        install(package)
        found = find(*names)
    if not found:
        raise Missing(f"package {package} brought no {names[0]}")
    return found


def find(*names: str) -> str | None:
    return next((path for path in map(shutil.which, names) if path), None)


def install(package: str) -> None:
    """Install a package when this is root on a Debian; raises Missing otherwise, or when it fails."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Missing(f"not installed (Debian's package is {package})")
    print(f"Installing {package}", flush=True)
    _refresh()
    _apt("install", "--yes", "--no-install-recommends", package)


@cache
def _refresh() -> None:
    _apt("update")


def _apt(*arguments: str) -> None:
    command = ["apt-get", "--quiet", *arguments]
    done = subprocess.run(command, env=os.environ | QUIET, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"{' '.join(command)} failed: {done.stderr.strip() or done.stdout[-500:]}")
