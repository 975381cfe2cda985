from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from portal.base.drawing.static import draw_static


class Command(BaseCommand):
    help = "Draw the static pictures (hero, masks, logo, icons) into portal/static/img."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "portal" / "static" / "img")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        for path in draw_static(folder):
            self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
