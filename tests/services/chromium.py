import os
from collections.abc import Generator
from contextlib import contextmanager

from . import debian
from .service import Missing, Service

#: Chromium's engine without its windows: visits take half the time.
SHELL = "chromium-headless-shell"


@contextmanager
def _provide() -> Generator[str]:
    yield (
        os.environ.get("CHROMIUM")
        or _shell()
        or debian.program("chromium", "chromium-browser", "google-chrome", package="chromium")
    )


def _shell() -> str:
    """Nothing where it is not there and cannot be installed."""
    try:
        return debian.program(SHELL, package=SHELL)
    except Missing:
        return ""


SERVICE = Service("Chromium", "CHROMIUM", "visits in a browser and accessibility checks", _provide)
