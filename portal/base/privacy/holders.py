"""Who holds data of people: each room that does offers a `Holder` in its `AppConfig.ready`.

Mail addresses come in stripped and in lower case; stored ones are compared regardless of case.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Term:
    """How long something stays: `days` after what `after` says. Documents and pages show it from here."""

    what: str | Promise
    days: int
    after: str | Promise

    def __str__(self):
        years, rest = divmod(self.days, 365)
        if years and not rest:
            words = ngettext("%(years)s year after %(after)s", "%(years)s years after %(after)s", years)
        else:
            words = ngettext("%(days)s day after %(after)s", "%(days)s days after %(after)s", self.days)
        return words % {"years": years, "days": self.days, "after": self.after}


def none_of(_mail: str) -> Iterable[str]:
    return ()


def nobody() -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Holder:
    """What one room can say and do about people's data.

    - `export(mail)`: all that is stored of that person, nothing of others, as values that JSON takes.
    - `erase(mail, at)`: take away what was stored until `at`, and give the number of rows. What came after `at` stays:
      erasing is done again after a backup was put back, with the moment it was asked for at first. It runs in a
      transaction; files go in `transaction.on_commit`.
    - `retain(at)`: take away what is past its term, all or a batch of it, and give the number of rows. It is called
      again, each time in a transaction of its own, until it finds none.
    - `abouts(mail)`: the names ("registration:17") under which consents and the trail know this person's rows.
    - `addresses()`: every mail address that is stored, to find those that were erased before.
    """

    name: str
    label: str | Promise
    export: Callable[[str], list[dict]]
    erase: Callable[[str, datetime], int]
    retain: Callable[[datetime], int]
    terms: tuple[Term, ...]
    abouts: Callable[[str], Iterable[str]] = none_of
    addresses: Callable[[], Iterable[str]] = nobody


_holders: dict[str, Holder] = {}


def offer_holder(holder: Holder) -> None:
    """A name offered twice keeps the last."""
    _holders[holder.name] = holder


def holders() -> list[Holder]:
    return list(_holders.values())


def all_terms() -> Iterator[tuple[str | Promise, Term]]:
    """Each term with the label of who keeps it."""
    return ((holder.label, term) for holder in holders() for term in holder.terms)


def abouts_of(mail: str) -> list[str]:
    return sorted({about for holder in holders() for about in holder.abouts(mail)})


def known_addresses() -> set[str]:
    return {plain(mail) for holder in holders() for mail in holder.addresses()} - {""}


def plain(mail: str) -> str:
    """The one form in which addresses are compared."""
    return mail.strip().lower()


def address(mail: str) -> str:
    """The same for an address that somebody asks about. ValueError when it is none: rows without one are nobody's."""
    if "@" not in mail:
        raise ValueError("not a mail address")
    return plain(mail)
