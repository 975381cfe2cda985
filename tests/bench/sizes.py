"""How much a first visit weighs: HTML, style sheets and scripts as they travel."""

import gzip
import re
from urllib.parse import urljoin

from .visits import Address, Answer, visit

STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
SCRIPT = re.compile(r'<script[^>]* src="([^"]+)"')
IMPORT = re.compile(r'(?:from|import)\s*\(?"(\.[^"]+)"')
GZIP_LEVEL = 6  # nginx in deploy/ compresses HTML; this is its usual level


def weigh(port: int, address: Address) -> dict:
    """Bytes of a page and of what its head names: HTML plain and compressed, style sheets, scripts."""
    answer = visit(port, address.path)
    words = answer.body.decode()
    styles, scripts = set(STYLE.findall(words)), with_imports(port, SCRIPT.findall(words))
    return {
        "page": address.name,
        "html": len(answer.body),
        "html_compressed": compressed(answer),
        "css": sum(len(visit(port, path).body) for path in styles),
        "js": sum(len(visit(port, path).body) for path in scripts),
        "files": len(styles) + len(scripts),
    }


def compressed(answer: Answer) -> int:
    """Bytes of an answer as they travel."""
    return len(gzip.compress(answer.body, GZIP_LEVEL))


def with_imports(port: int, paths: list[str]) -> set[str]:
    """These modules and all that they import."""
    found: set[str] = set()
    left = list(paths)
    while left:
        path = left.pop()
        if path not in found:
            found.add(path)
            left += [urljoin(path, name) for name in IMPORT.findall(plain(port, path))]
    return found


def plain(port: int, path: str) -> str:
    return visit(port, path, encodings="identity").body.decode()
