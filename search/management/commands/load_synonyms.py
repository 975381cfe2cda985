from django.core.management.base import BaseCommand

from search.models import Synonym
from search.steering.seeds import load


class Command(BaseCommand):
    help = "Add the synonyms that the portal brings along, unless a word of theirs is in a synonym already."

    def handle(self, **options):
        self.stdout.write(f"{load(Synonym)} synonyms added")
