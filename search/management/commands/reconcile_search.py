from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.draining import drain_engine
from search.engine import Engine, EngineDown, engines
from search.reconciling import reconcile


class Command(BaseCommand):
    help = "Compare search with all live pages, and write what differs. Pages that did not change are passed over."

    def handle(self, **options):
        went_well = [self.attempt(engine) for engine in engines()]
        if not all(went_well):
            raise CommandError("Not every engine could be compared.")

    def attempt(self, engine: Engine) -> bool:
        try:
            count = reconcile(engine, at=timezone.now())
            tally = drain_engine(engine, at=timezone.now)
        except EngineDown as error:
            self.stderr.write(f"{engine.name}: does not answer. {error}")
            return False
        self.stdout.write(f"{engine.name}: {count} pages to look at, {tally.written} written, {tally.removed} removed")
        if tally.failed:
            self.stderr.write(f"{engine.name}: {tally.failed} pages could not be read; the log says why")
        return True
