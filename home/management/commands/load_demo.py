from django.core.management.base import BaseCommand
from django.utils import timezone

from home.demo.load import load


class Command(BaseCommand):
    help = (
        "Fill the site with demo content in three languages. Running it again adds what is missing and changes nothing."
    )

    def handle(self, *args, verbosity, **options):
        say = self.stdout.write if verbosity > 1 else lambda words: None
        for line in load(at=timezone.now(), say=say):
            self.stdout.write(line)
