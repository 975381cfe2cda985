"""The shapes that component templates take: plain, frozen, ready to print.

A page fills in a `Card` of itself; lists, chosen pages and related pages all show the same one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from .models import PortalImage


@dataclass(frozen=True, slots=True)
class Kind:
    """What a page is. `name` chooses shutter and colour, `label` says it in words."""

    name: str
    label: str


INITIATIVE = Kind("initiative", _("Initiative"))
EVENT = Kind("event", _("Event"))
TRAINING = Kind("training", _("Training"))
TRAJECTORY = Kind("trajectory", _("Trajectory"))
NEWS = Kind("news", _("News"))
PROGRAMME = Kind("programme", _("Programme"))
PAGE = Kind("page", _("Page"))


@dataclass(frozen=True, slots=True)
class Meta:
    """One small fact: an icon's name and its words."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in words. `tone`: ok, few, full, info or plain."""

    tone: str
    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A date to be printed large; `more` counts further dates of the same event."""

    start: datetime | date
    more: int = 0

    @property
    def local(self) -> datetime | date:
        return timezone.localtime(self.start) if isinstance(self.start, datetime) else self.start

    @property
    def number(self) -> str:
        return str(self.local.day)

    @property
    def month(self) -> str:
        return str(MONTHS[self.local.month])

    @property
    def year(self) -> str:
        return str(self.local.year)

    @property
    def weekday(self) -> str:
        return str(WEEKDAYS[self.local.weekday()])

    @property
    def further(self) -> str:
        """How many more dates there are, in words; "" for none."""
        words = ngettext("and one more date", "and %(counter)s more dates", self.more)
        return words % {"counter": self.more} if self.more else ""


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class ThemeLink:
    """A theme of a page, leading to the list of that theme; colour and icon are names in the style sheet."""

    text: str
    url: str
    colour: str
    icon: str


@dataclass(frozen=True, slots=True)
class Card:
    kind: Kind
    title: str
    url: str
    text: str = ""
    image: PortalImage | None = None
    day: Day | None = None
    meta: tuple[Meta, ...] = ()
    badges: tuple[Badge, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the facts panel. `lines` are printed under each other; `url` makes the first a link."""

    icon: str
    label: str
    lines: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A button. `tone`: "" (green), call (yellow, once per view) or quiet."""

    text: str
    url: str
    icon: str = "arrow"
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Plots:
    """Places, drawn as one plot each."""

    taken: int
    places: int

    @property
    def free(self) -> int:
        return max(0, self.places - self.taken)


@dataclass(frozen=True, slots=True)
class Facts:
    """The panel beside a page. `note` explains where there is no action ("Aanmelden is gesloten")."""

    kind: Kind
    title: str
    rows: tuple[Fact, ...]
    badge: Badge | None = None
    actions: tuple[Action, ...] = ()
    note: str = ""
    plots: Plots | None = None


class HasCard(Protocol):
    card_picture: PortalImage | None

    def card(self, *, at: datetime) -> Card: ...


def make_cards(pages: Iterable[HasCard], *, at: datetime, also: Iterable[PortalImage | None] = ()) -> list[Card]:
    """Cards of pages that were fetched with `for_cards(at)`: one further query, for all their pictures.

    `also` are other pictures of the same page that will be shown, so that they come in that query too.
    """
    pages = list(pages)
    fetch_renditions([*(page.card_picture for page in pages), *also])
    return [page.card(at=at) for page in pages]


def fetch_renditions(images: Iterable[PortalImage | None]) -> None:
    """Fetch all renditions of these pictures in one query, so that templates do not ask one by one."""
    wanted = [image for image in images if image]
    if wanted:
        prefetch_related_objects(wanted, "renditions")
