"""Background work: rooms register jobs, `manage.py worker` runs each when it is due.

A job is a function without arguments that fetches what is waiting and handles it. It must bear being run by two
workers at once and being stopped anywhere: claims are rows changed by a conditional update.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[], None]


_jobs: dict[str, Job] = {}


def register(name: str, every: timedelta, run: Callable[[], None]) -> None:
    """Have `run` called about `every` so often. A name registered twice keeps the last."""
    _jobs[name] = Job(name, every, run)


class Round:
    """When each job ran last in this worker."""

    def __init__(self) -> None:
        self.last: dict[str, datetime] = {}

    def run_due(self, *, at: datetime, is_over: Callable[[], bool] = lambda: False) -> list[str]:
        """Run every job that is due at this moment, until it is over; the names of those that ran.

        A failing job stops no other.
        """
        ran = []
        for job in [job for job in _jobs.values() if self._is_due(job, at)]:
            if is_over():
                break
            self.last[job.name] = at
            run_safely(job)
            ran.append(job.name)
        return ran

    def _is_due(self, job: Job, at: datetime) -> bool:
        return job.name not in self.last or at - self.last[job.name] >= job.every


def run_safely(job: Job) -> None:
    close_old_connections()
    try:
        job.run()
    except Exception:
        logger.exception("The job “%s” failed; it will be tried again.", job.name)
    finally:
        close_old_connections()


def publish_scheduled() -> None:
    """Publish and unpublish what editors planned for now."""
    call_command("publish_scheduled", verbosity=0)


def make_renditions() -> None:
    """Cut new pictures, and make the smaller form of those that were shown."""
    from .renditions import make_first_renditions, make_missing_avif

    if not make_first_renditions():
        make_missing_avif()


def remove_unsent_files() -> None:
    """Forget uploads of forms that were never sent."""
    from .asking.drafts import remove_old_drafts, remove_strays

    at = timezone.now()
    remove_old_drafts(at)
    remove_strays(at)


def clear_sessions() -> None:
    """Forget sessions that have run out."""
    call_command("clearsessions")


def clear_what_is_past_its_term() -> None:
    """Take away data of people that has been kept long enough."""
    from .privacy.persons import retain

    retain(timezone.now())


def forget_list_changes() -> None:
    """Forget changes of lists that every process has seen long ago."""
    from .shelf import trim

    trim(timezone.now())
