from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.synthetic.load import KINDS, NoIndexError, load
from home.synthetic.words import LANGUAGES


class Command(BaseCommand):
    help = (
        "Fill the site with invented pages for benchmarks, up to a number of each kind. The same numbers again add "
        "nothing. Run rebuild_search afterwards, and update_index and rebuild_references_index for the admin."
    )

    def add_arguments(self, parser):
        for name in KINDS:
            parser.add_argument(f"--{name}", type=int, default=0, metavar="N", help="in each language")
        parser.add_argument("--languages", default="nl", help="such as nl,en,de (default: nl)")
        parser.add_argument("--seed", type=int, default=2020, help="another seed gives another site")

    def handle(self, *, languages: str, seed: int, **options):
        wanted = {name: options[name] for name in KINDS}
        unknown = set(languages.split(",")) - set(LANGUAGES)
        if unknown:
            raise CommandError(f"There are no words in: {', '.join(sorted(unknown))}.")
        try:
            added = load(wanted, languages=languages.split(","), at=timezone.now(), seed=seed, say=self.say)
        except NoIndexError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{added} pages added")

    def say(self, words: str) -> None:
        self.stdout.write(words, ending="")
        self.stdout.flush()
