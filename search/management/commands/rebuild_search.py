from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from search.indexing import Tally, rebuild


class Command(BaseCommand):
    help = "Bring search up to date with all live pages. Pages that did not change are passed over."

    def add_arguments(self, parser):
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--all", action="store_true", help="Write every page again, also an unchanged one.")

    def handle(self, *, language=None, **options):
        for code in [language] if language else dict(settings.LANGUAGES):
            self.rebuild(code, everything=options["all"])

    def rebuild(self, code: str, *, everything: bool) -> None:
        total = Tally()
        for done, to_do, tally in rebuild(code, at=timezone.now, everything=everything):
            total += tally
            self.stdout.write(f"\r{code}: {done} of {to_do} pages", ending="" if done < to_do else "\n")
        self.stdout.write(f"{code}: {total.written} written, {total.removed} removed")
        if total.failed:
            self.stderr.write(f"{code}: {total.failed} pages could not be read; the log says why")
