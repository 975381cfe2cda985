"""What a mail says, as readable text and as HTML, from one source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation


@dataclass(frozen=True, slots=True)
class Attachment:
    """`type` is a media type, with parameters where it needs them: "text/calendar; method=PUBLISH"."""

    name: str
    content: bytes
    type: str


@dataclass(frozen=True, slots=True)
class Letter:
    """`headers`: further (name, value) pairs. Their values are ours: nothing that a person typed."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()
    reply_to: str = ""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a mail tells of: a title that leads there, a line of facts, a text."""

    title: str
    address: str
    facts: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    entries: tuple[Entry, ...]


def compose(
    subject: str,
    *,
    language: str,
    paragraphs: Iterable[str],
    facts: Iterable[tuple[str, Any]] = (),
    sections: Iterable[Section] = (),
    actions: Iterable[tuple[str, str]] = (),
    small: Iterable[str] = (),
) -> Letter:
    """A letter of plain words: a blank line in a paragraph begins a new one, and no word of it becomes markup.

    facts: (label, value) rows of a table; sections: pages that it tells of; actions: (words, whole address) of buttons;
    small: the small print below.
    """
    shape = {
        "language": language,
        "subject": (subject := one_line(subject)),
        "paragraphs": split(paragraphs),
        "facts": [(str(label), str(value)) for label, value in facts],
        "sections": list(sections),
        "actions": [(str(words), address) for words, address in actions],
        "small": split(small),
        "site": settings.WAGTAIL_SITE_NAME,
        "address": settings.WAGTAILADMIN_BASE_URL,
    }
    with translation.override(language):
        text = render_to_string("mail/letter.txt", shape)
        html = render_to_string("mail/letter.html", shape)
    return Letter(subject, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", html.strip() + "\n")


def split(paragraphs: Iterable[str]) -> list[str]:
    """Each paragraph by itself; a text in one piece will do as well."""
    pieces = [paragraphs] if isinstance(paragraphs, str) else paragraphs
    parts = (part.strip() for piece in pieces for part in re.split(r"\r?\n[ \t]*\r?\n", str(piece)))
    return [part for part in parts if part]


def one_line(words: str) -> str:
    """For a header: a line break would begin the next one."""
    return " ".join(str(words).split())
