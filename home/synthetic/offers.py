"""Invented events and trainings, with dates around today."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from events.choices import Audience, SignUpWay, Status
from events.models import Edition, EventPage, Occurrence, TrainingPage
from portal.base.drawing.chance import Chance
from portal.base.models import Place

from ..demo.reading import stream
from .region import Region
from .tree import Draft
from .words import Pen, Weighted, parts

#: Days from today between which the first date of something lies.
SPAN = (-900, 300)
STATUSES = Weighted(list(Status), [92, 4, 4])
AUDIENCES = Weighted(list(Audience), [60, 25, 15])
WAYS = Weighted(list(SignUpWay), [50, 44, 6])
PRICES = Weighted([None, Decimal(0), Decimal("2.50"), Decimal(5), Decimal("7.50"), Decimal(15)], [25, 40, 10, 12, 6, 7])
FEES = Weighted([None, Decimal(0), Decimal(75), Decimal(145), Decimal("395.50"), Decimal(750)], [15, 20, 25, 20, 15, 5])
DATES = Weighted([1, 2, 3, 6, 10], [70, 12, 8, 6, 4])
HOURS = (9, 10, 13, 14, 19, 20)


def event(pen: Pen, region: Region, place: Place) -> Draft:
    chance, words = pen.chance, parts("offers")
    kind = chance.pick(words["event"])
    pen.values = {"place": place.name, "topic": pen.any_of(words["topics"])}
    first = start(region, chance)
    status = STATUSES.pick(chance)
    page = EventPage(
        **pen.words(kind, "title", "summary"),
        **sign_up(region, chance),
        first_published_at=min(region.at, first - timedelta(days=chance.whole(20, 120))),
        status=status,
        status_note=pen.say(words["status_notes"][status == Status.CANCELLED]) if status != Status.PLANNED else "",
        venue=chance.pick(words["venues"]),
        address=f"{chance.pick(words['streets'])} {chance.whole(1, 180)}, {place.name}",
        place=place,
        online=chance.happens(0.08),
        audience=AUDIENCES.pick(chance),
        organiser=chance.pick(words["organisers"]),
        price=PRICES.pick(chance),
        places=chance.pick((None, None, 20, 40, 80)),
        sign_up_until=timezone.localdate(first) - timedelta(days=chance.whole(0, 10)),
        contact_id=region.maybe(region.contacts, chance, 0.8),
        programme_line_id=region.maybe(region.lines, chance, 0.5),
        listing_image_id=region.maybe(region.pictures, chance, 0.5),
        body=stream("text", [pen.prose(words["event_text"], 2, 6)]),
    )
    return Draft(page, occurrences(first, region, chance), {"themes": region.chosen_themes(kind["themes"], chance)})


def start(region: Region, chance: Chance) -> datetime:
    """The first moment of something, at a whole or a half hour in Amsterdam."""
    day = timezone.localdate(region.at) + timedelta(days=chance.whole(*SPAN))
    return on(day, chance.pick(HOURS), chance.pick((0, 30)))


def on(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def occurrences(first: datetime, region: Region, chance: Chance) -> list[Occurrence]:
    """One date, or several a week apart; sometimes a whole day."""
    hours, all_day, every = chance.whole(1, 3), chance.happens(0.05), chance.pick((7, 7, 14, 28))
    rows = []
    for order in range(DATES.pick(chance)):
        day, clock = timezone.localdate(first) + timedelta(days=order * every), timezone.localtime(first)
        begin = on(day, 0) if all_day else on(day, clock.hour, clock.minute)
        end = on(day, 23, 59) if all_day else on(day, clock.hour + hours, clock.minute)
        key = region.key(chance)
        rows.append(Occurrence(translation_key=key, sort_order=order, start=begin, end=end, all_day=all_day))
    return rows


def sign_up(region: Region, chance: Chance) -> dict:
    """How to sign up; by mail only where there is a contact to write to."""
    way, contact = WAYS.pick(chance), region.maybe(region.contacts, chance, 1)
    if way == SignUpWay.MAIL and contact is None:
        way = SignUpWay.NONE
    address = "https://example.org/aanmelden" if way == SignUpWay.LINK else ""
    return {"sign_up": way, "sign_up_contact_id": contact, "sign_up_url": address}


def training(pen: Pen, region: Region, place: Place) -> Draft:
    chance, words = pen.chance, parts("offers")["training"]
    pen.values = {"place": place.name}
    page = TrainingPage(
        title=f"{pen.any_of(words['titles'])} {pen.any_of(words['forms'])}",
        summary=pen.any_of(words["summaries"]),
        **sign_up(region, chance),
        first_published_at=region.long_ago(chance),
        audience=chance.pick(list(Audience)),
        audience_text=pen.prose(words["summaries"], 1, 1),
        results=stream("result", [pen.say(result) for result in pen.several(words["results"], 2, 4)]),
        method=pen.prose(words["methods"], 1, 3),
        price=FEES.pick(chance),
        programme_line_id=region.maybe(region.lines, chance, 0.7),
        listing_image_id=region.maybe(region.pictures, chance, 0.5),
        body=stream("text", [pen.prose(words["methods"], 1, 3)]),
    )
    links = {
        "themes": region.chosen_themes(["leren"], chance),
        "partners": pen.several(region.partners, 0, 2) if region.partners else [],
        "contacts": pen.several(region.contacts, 1, 2) if region.contacts else [],
    }
    return Draft(page, [edition(pen, region, place, order) for order in range(chance.whole(1, 4))], links)


def edition(pen: Pen, region: Region, place: Place, order: int) -> Edition:
    chance, words = pen.chance, parts("offers")
    first = start(region, chance)
    return Edition(
        translation_key=region.key(chance),
        sort_order=order,
        title=pen.any_of(words["training"]["editions"]),
        start=first,
        end=on(timezone.localdate(first) + timedelta(days=chance.pick((0, 0, 0, 1, 14))), 22, 30),
        status=STATUSES.pick(chance),
        place=place if order == 0 else region.places.pick(chance),
        venue=chance.pick(words["venues"]),
        places=chance.pick((12, 15, 20, None)),
        sign_up_until=timezone.localdate(first) - timedelta(days=chance.whole(3, 20)),
    )
