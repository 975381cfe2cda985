import json
from pathlib import Path

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from portal.base.privacy.holders import address
from portal.base.privacy.persons import hand_out


class Command(BaseCommand):
    help = "Everything that is stored of one person, as JSON. It is written down in the trail."

    def add_arguments(self, parser):
        parser.add_argument("mail", type=address, help="the person's mail address")
        parser.add_argument("--output", type=Path, help="a file to write to, readable for its owner only")

    def handle(self, *args, mail, output, **options):
        found = hand_out(mail, at=timezone.now())
        words = json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        if output is None:
            self.stdout.write(words)
            return
        output.touch(mode=0o600)
        output.write_text(f"{words}\n")
