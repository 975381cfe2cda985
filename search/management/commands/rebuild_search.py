from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.engine import Engine, EngineDown, engines
from search.progress import Progress
from search.rebuilding import Rebuild, Refused
from search.reconciling import reconcile


class Command(BaseCommand):
    help = "Make a new index of all live pages beside the one that answers, check it, and swap it in."

    def add_arguments(self, parser):
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--engine", choices=[engine.name for engine in engines()])
        parser.add_argument("--back", action="store_true", help="Let the index before this one answer again.")

    def handle(self, *, language=None, **options):
        change = self.go_back if options["back"] else self.rebuild
        codes = [language] if language else list(dict(settings.LANGUAGES))
        chosen = [engine for engine in engines() if options["engine"] in {None, engine.name}]
        went_well = [self.attempt(change, engine, codes) for engine in chosen]
        if not all(went_well):
            raise CommandError("Not everything went well. Search goes on with what it had.")

    def attempt(self, change, engine: Engine, codes: list[str]) -> bool:
        """False when the engine does not answer, or a generation was refused. Other engines still get their turn."""
        try:
            went_well = [change(engine, code) for code in codes]
        except EngineDown as error:
            self.stderr.write(f"{engine.name}: does not answer. {error}")
            return False
        return all(went_well)

    def rebuild(self, engine: Engine, code: str) -> bool:
        work = Rebuild(engine, code, timezone.now)
        progress = Progress(self.stdout, f"{engine.name} {code}")
        try:
            for done, total in work.run():
                progress.show(done, total)
        except Refused as verdict:
            self.stderr.write(f"{engine.name} {code}: the new index was refused: {verdict}")
            return False
        self.stdout.write(f"{engine.name} {code}: {len(work.put)} pages")
        if work.failed:
            self.stderr.write(f"{engine.name} {code}: {len(work.failed)} pages could not be read; the log will say why")
        return True

    def go_back(self, engine: Engine, code: str) -> bool:
        name = engine.go_back(code)
        if not name:
            self.stdout.write(f"{engine.name} {code}: there is no index before this one")
            return True
        count = reconcile(engine, at=timezone.now())
        self.stdout.write(f"{engine.name} {code}: {name} answers again; {count} pages will follow")
        return True
