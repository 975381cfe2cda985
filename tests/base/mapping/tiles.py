"""A tile server on loopback: it answers every address with the same picture, and remembers what it was asked."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

from PIL import Image


def picture() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (256, 256), (214, 226, 190)).save(kept, "PNG")
    return kept.getvalue()


class Tiles:
    def __init__(self) -> None:
        self.asked: list[str] = []
        self.referrers: set[str | None] = set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def url(self) -> str:
        return f"{self.origin}/{{z}}/{{x}}/{{y}}.png"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        tiles, body = self, picture()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                tiles.asked.append(self.path)
                tiles.referrers.add(self.headers["Referer"])
                self.send_response(200)
                self.send_header("Content-Type", "image/png")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Nothing: the test reads `asked`."""

        return Handler


@contextmanager
def tile_server() -> Generator[Tiles]:
    tiles = Tiles()
    thread = threading.Thread(target=tiles.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield tiles
    finally:
        tiles.server.shutdown()
        thread.join()
        tiles.server.server_close()
