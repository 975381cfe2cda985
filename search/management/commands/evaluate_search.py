"""Measure how good the answers of a search engine are."""

import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.module_loading import import_string

from search.engine import EngineDown
from search.evaluation import Score, UnusableFolderError, evaluate, read

ENGINES = {"database": "search.engine.database.throw_away", "elasticsearch": "search.engine.elastic.throw_away"}


class Command(BaseCommand):
    help = (
        "Measure nDCG@10, MRR and recall@10 per kind of question for a folder with documents.jsonl and queries.jsonl,"
        " in throw-away indices: what is live is left alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--engine", choices=ENGINES, default="database")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print JSON in place of a table")

    def handle(self, *, folder: Path, engine: str, as_json: bool, **options: object) -> None:
        try:
            throw_away = import_string(ENGINES[engine])
        except ImportError as error:
            raise CommandError(f"There is no engine {engine} to evaluate: {error}") from error
        try:
            scores = evaluate(throw_away, read(folder), at=timezone.now())
        except (UnusableFolderError, EngineDown) as error:
            raise CommandError(str(error)) from error
        if as_json:
            self.stdout.write(json.dumps({kind: asdict(score) for kind, score in scores.items()}, indent=2))
        else:
            self.stdout.write("\n".join(_table(scores)))


def _table(scores: dict[str, Score]) -> list[str]:
    widest = max(map(len, scores))
    rows = [f"{kind:{widest}} {s.questions:9} {s.ndcg:8.3f} {s.mrr:6.3f} {s.recall:9.3f}" for kind, s in scores.items()]
    return [f"{'kind':{widest}} questions  nDCG@10    MRR recall@10", *rows]
