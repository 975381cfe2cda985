"""Where the tests keep what is costly to make again: outside the repository, shared by all its copies."""

import os
from pathlib import Path


def folder(*parts: str) -> Path:
    """A folder in the cache, made when it is not there."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    path = base.joinpath("achterhoek2020", *parts)
    path.mkdir(parents=True, exist_ok=True)
    return path
