"""The interface's words: found in code and templates, kept in one catalogue per language, compiled with Babel.

Babel does what gettext's own tools do, so that nothing but Python is needed. Django writes a template as something
that Babel's Python extractor reads.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOMS = ("portal", "home", "initiatives", "events", "search")
LANGUAGES = ("nl", "de")  # The message ids are English.
HEADER = {
    "project": "Achterhoek 2020",
    "version": "1",
    "msgid_bugs_address": "redactie@example.org",
    "last_translator": "redactie",
    "language_team": "redactie",
    "charset": "utf-8",
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def path_of(language: str) -> Path:
    return settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"


def messages() -> Iterator[tuple[str, int, str | tuple, str | None]]:
    """(file, line, id or ids, context) of everything marked for translation."""
    base = Path(settings.BASE_DIR)
    for room in ROOMS:
        for file in sorted((base / room).rglob("*")):
            if file.suffix in {".py", ".html"} and "migrations" not in file.parts:
                name = str(file.relative_to(base))
                yield from ((name, *found) for found in messages_in(file))


def messages_in(file: Path) -> Iterator[tuple[int, str | tuple, str | None]]:
    text = file.read_text(encoding="utf-8")
    source = flat(templatize(text, origin=str(file))) if file.suffix == ".html" else text
    for line, function, ids, _comments in extract_python(BytesIO(source.encode()), list(KEYWORDS), [], {}):
        found = as_message(function, ids if isinstance(ids, tuple) else (ids,))
        if found:
            yield line, *found


def flat(source: str) -> str:
    """Without indentation, which in a template means nothing and which Python's tokenizer would refuse."""
    return "\n".join(line.strip() for line in source.splitlines())


def as_message(function: str, ids: tuple) -> tuple[str | tuple, str | None] | None:
    """The id (a pair for a plural) and context of one call; None when it holds no literal."""
    context = None
    if "pgettext" in function:
        context, ids = ids[0], ids[1:]
    wanted = ids[:2] if "ngettext" in function or "npgettext" in function else ids[:1]
    if not all(isinstance(word, str) and word for word in wanted) or not wanted:
        return None
    return (wanted if len(wanted) > 1 else wanted[0]), context


def collected() -> Catalog:
    """All messages of the code, without translations."""
    catalogue = Catalog(charset="utf-8")
    for file, _line, ids, context in messages():
        flags = ("python-format",) if "%(" in str(ids) else ()
        catalogue.add(ids, locations=[(file, 0)], flags=flags, context=context)
    return catalogue


def read(language: str) -> Catalog:
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False, header_comment="# The interface of the portal.", **HEADER)
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    for name, value in HEADER.items():
        setattr(catalogue, name, value)
    return catalogue


def update(language: str) -> list[str]:
    """Bring a catalogue up to date with the code; the ids that still need a translation."""
    catalogue, template = read(language), collected()
    template.creation_date = catalogue.creation_date  # A catalogue without new words stays as it is.
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False)
    return [str(message.id) for message in catalogue if message.id and not complete(message)]


def complete(message) -> bool:
    words = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(words) and not message.fuzzy


def compile_all() -> list[Path]:
    """Write the .mo file of every catalogue; those written."""
    written = []
    for language in LANGUAGES:
        target = path_of(language).with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, read(language))
        written.append(target)
    return written
