"""Rich text as people type it: paragraphs with an empty line between them, list items behind a dash."""

import re
from html.parser import HTMLParser

from django.utils.html import escape

_ITEM = re.compile(r"^\s*[-*•–]\s+")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "div", "hr"}


def rich(text: str) -> str:
    """HTML of what somebody typed. Nothing of it is markup: every sign of it is shown."""
    return "".join(part for words in _PARAGRAPHS.split(text.strip()) for part in _blocks(words.split("\n")))


def _blocks(lines: list[str]):
    """Runs of items as a list, what stands between them as a paragraph."""
    run: list[str] = []
    listed = False
    for line in [one for one in lines if one.strip()]:
        is_item = bool(_ITEM.match(line))
        if run and is_item != listed:
            yield _block(run, listed)
            run = []
        listed = is_item
        run.append(escape(_ITEM.sub("", line).strip()))
    if run:
        yield _block(run, listed)


def _block(run: list[str], listed: bool) -> str:
    if listed:
        return "<ul>" + "".join(f"<li>{item}</li>" for item in run) + "</ul>"
    return f"<p>{'<br/>'.join(run)}</p>"


def plain(markup: str) -> str:
    """What of rich text can be typed. `plain(rich(text))` is text, but for needless space."""
    reader = _Reader()
    reader.feed(str(markup or ""))
    reader.close()
    return reader.text()


def same_words(text: str, markup: str) -> bool:
    """Whether this is what the markup says, so that bold words and links in it need not go."""
    return plain(rich(text)) == plain(markup)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag == "li":
            self.pieces.append("\n- ")
        elif tag == "br":
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        if tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_data(self, data):
        self.pieces.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        lines = [line.strip() for line in "".join(self.pieces).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
