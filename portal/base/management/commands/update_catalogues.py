from django.core.management.base import BaseCommand

from portal.base.catalogues import LANGUAGES, update


class Command(BaseCommand):
    help = "Bring the interface's catalogues up to date with the code, and say what is to be translated."

    def handle(self, *args, **options):
        for language in LANGUAGES:
            waiting = update(language)
            self.stdout.write(f"{language}: {len(waiting)} to translate")
            for words in waiting[:20]:
                self.stdout.write(f"  {words}")
