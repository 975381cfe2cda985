from django.core.management.base import BaseCommand

from home.roles import load_roles


class Command(BaseCommand):
    help = "Create the roles of the staff, or restore their permissions."

    def handle(self, *args, **options):
        load_roles()
