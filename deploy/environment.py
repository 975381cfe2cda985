"""The Python environment in .venv, filled from a requirements file with hashes. Standard library only."""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def ensure(requirements: str) -> None:
    """Have .venv hold what `requirements`, a file of the repository, lists; at once when it already does.

    Raises subprocess.CalledProcessError when the environment cannot be made or a package cannot be installed.
    """
    if not PYTHON.exists():
        print("Making a Python environment in .venv", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    stamp = VENV / f".installed-{requirements}"
    wanted = _key(requirements)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing what {requirements} lists", flush=True)
    # Python compiles what it imports; all of it would take longer than the site needs to start.
    options = ("--quiet", "--no-compile", "--require-hashes")
    subprocess.run([*_pip(), "install", *options, "-r", ROOT / requirements], check=True)
    stamp.write_text(wanted)


def _pip() -> list[str]:
    return [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]


def _key(requirements: str) -> str:
    files = (ROOT / requirements, VENV / "pyvenv.cfg")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def main(arguments: list[str]) -> int:
    try:
        for requirements in arguments:
            ensure(requirements)
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
