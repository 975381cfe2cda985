from django.core.management.base import BaseCommand

from portal.base.catalogues import compile_all


class Command(BaseCommand):
    help = "Compile the interface's catalogues."
    requires_system_checks = ()

    def handle(self, *args, **options):
        for path in compile_all():
            self.stdout.write(f"Compiled {path.parts[-3]}.")
