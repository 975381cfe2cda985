import os
from collections.abc import Generator
from contextlib import contextmanager

from . import debian
from .service import Service


@contextmanager
def _provide() -> Generator[str]:
    named = os.environ.get("CHROMIUM")
    yield named or debian.program("chromium", "chromium-browser", "google-chrome", package="chromium")


SERVICE = Service("Chromium", "CHROMIUM", "visits in a browser and accessibility checks", _provide)
