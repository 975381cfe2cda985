"""Make the derived Dutch lists in search/words again."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import words
from search.derivation import parts, plurals


class Command(BaseCommand):
    help = (
        "Derive parts_nl.txt, covering_parts_nl.txt, plurals_nl.txt and singulars_nl.txt in search/words from a folder"
        " with opentaal_basiswoorden-gekeurd.txt, opentaal_nouns.json and upl.csv. Needs the package snowballstemmer."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where the sources are; search/words/SOURCES.md names them")
        parser.add_argument("--into", type=Path, default=words.FOLDER, help="where the lists go")

    def handle(self, *, folder: Path, into: Path, **options: object) -> None:
        try:
            sources, stem = parts.read(folder), plurals.elastic_stem()
        except (ImportError, OSError, ValueError, KeyError) as error:
            raise CommandError(f"The lists could not be derived: {error}") from error
        found, pairs = parts.derived(sources), plurals.pairs(sources.nouns)
        lists = {
            "parts_nl.txt": sorted(found.anywhere),
            "covering_parts_nl.txt": sorted(found.covering),
            "plurals_nl.txt": plurals.elastic_rules(pairs, stem),
            "singulars_nl.txt": plurals.singular_rules(pairs),
        }
        for name, lines in lists.items():
            (into / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            self.stdout.write(f"{name}: {len(lines)} lines")
