from django.core.management.base import BaseCommand, CommandError

from events.registration.invariants import broken


class Command(BaseCommand):
    help = "Look whether places, people and lines agree; a failure when something does not."

    def handle(self, *args, **options):
        problems = broken()
        if problems:
            raise CommandError("\n".join(problems))
        self.stdout.write("All registrations agree with their places.")
