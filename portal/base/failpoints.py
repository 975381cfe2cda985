"""Places at which a test may have the process killed, as a power cut or an operator would."""

import os
import signal
from pathlib import Path

from django.conf import settings


def reach(point: str) -> None:
    """Nothing, unless the settings name this point (`KILL_AT`); only those of the tests can.

    `KILL_ONCE` is a file that goes with the first kill: a server starts its processes again, and they go on.
    """
    if getattr(settings, "KILL_AT", "") == point and _is_first():
        os.kill(os.getpid(), signal.SIGKILL)


def _is_first() -> bool:
    once = getattr(settings, "KILL_ONCE", "")
    if not once:
        return True
    try:
        Path(once).unlink()
    except FileNotFoundError:
        return False
    return True
