"""The catalogues of the project go before those of its apps, so a word of ours may land on Wagtail's own screens."""

from pathlib import Path

import wagtail
from babel.messages.pofile import read_po

from portal.base.catalogues import read

#: Words that mean the same here and there, said a little better.
SAID_BETTER = {"Pages", "pages", "Search the whole site", "Add a document", "File", "Cancelled", "Number", "Preview"}


def test_our_dutch_words_do_not_take_the_place_of_others_in_the_admin() -> None:
    """ "Cancel" must not become "Afmelden" on every button."""
    ours = {(message.context, message.id): message.string for message in read("nl") if message.id}
    taken = set()
    for file in Path(wagtail.__file__).parent.glob("**/locale/nl/LC_MESSAGES/django.po"):
        with file.open("rb") as lines:
            theirs = [message for message in read_po(lines) if message.id and message.string]
        taken |= {
            str(message.id)
            for message in theirs
            if ours.get((message.context, message.id), message.string) != message.string
        }
    assert taken - SAID_BETTER == set()
