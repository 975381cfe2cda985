import signal
import threading

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.base.jobs import Round

PAUSE = 2.0  # seconds between two looks at what is due


class Command(BaseCommand):
    help = "Do the background work: scheduled publishing, mail, index updates, reminders, retention."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="run every job once and stop")

    def handle(self, *args, once, **options):
        jobs = Round()
        if once:
            self.stdout.write(f"Done: {', '.join(jobs.run_due(at=timezone.now()))}.")
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_received: stop.set())
        while not stop.is_set():
            jobs.run_due(at=timezone.now(), is_over=stop.is_set)
            stop.wait(PAUSE)
