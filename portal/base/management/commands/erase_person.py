from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.base.privacy.holders import address
from portal.base.privacy.persons import erase_person, export_person, replay_ledger


class Command(BaseCommand):
    help = "Erase everything that is stored of one person, or again after a backup was put back (--replay)."

    def add_arguments(self, parser):
        parser.add_argument("mail", nargs="?", type=address, help="the person's mail address")
        parser.add_argument("--dry-run", action="store_true", help="only say how much is stored, and change nothing")
        parser.add_argument(
            "--replay", action="store_true", help="erase again whom the portal was asked to forget before"
        )

    def handle(self, *args, mail, dry_run, replay, **options):
        if bool(mail) == replay:
            raise CommandError("Give one mail address, or --replay.")
        if replay and dry_run:
            raise CommandError("--replay knows no --dry-run.")
        if replay:
            self.stdout.write(f"Erased again: {replay_ledger(timezone.now())}.")
        elif dry_run:
            found = export_person(mail)
            stored = {name: len(part["rows"]) for name, part in found["stored"].items()}
            self.say(stored | {"consents": len(found["consents"])})
        else:
            self.say(erase_person(mail, timezone.now()))

    def say(self, counts):
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count}")
