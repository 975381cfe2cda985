"""The Nu Html Checker, from the npm package vnu-jar, kept in the cache."""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests import cache

from . import debian
from .java import java
from .service import Missing, Service

VERSION = "26.9.27"
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"


@contextmanager
def _provide() -> Generator[str]:
    java()
    yield os.environ.get("VNU_JAR") or str(_jar())


def _jar() -> Path:
    kept = cache.folder("vnu") / f"vnu-{VERSION}.jar"
    if not _is_genuine(kept):
        with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
            fetched = _fetch(folder)
            if not _is_genuine(fetched):
                raise Missing(f"vnu-jar {VERSION} is not the file it was when it was chosen")
            fetched.replace(kept)
    return kept


def _fetch(folder: str) -> Path:
    npm = debian.program("npm", package="npm")
    # Without its scripts: the jar is in the package, and the script would look for a newer one elsewhere.
    command = [npm, "install", "--prefix", folder, "--no-save", "--ignore-scripts", f"vnu-jar@{VERSION}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"npm could not fetch vnu-jar: {done.stderr.strip()[-300:]}")
    return Path(folder, "node_modules", "vnu-jar", "build", "dist", "vnu.jar")


def _is_genuine(jar: Path) -> bool:
    return jar.is_file() and hashlib.sha256(jar.read_bytes()).hexdigest() == SHA256


SERVICE = Service("HTML checker", "VNU_JAR", "HTML validation", _provide)
