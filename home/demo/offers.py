"""Events, trainings and trajectories of the demo."""

from collections.abc import Mapping

from events.models import (
    Edition,
    EventIndexPage,
    EventPage,
    EventQuestion,
    Meeting,
    Occurrence,
    TrainingIndexPage,
    TrainingPage,
    TrainingQuestion,
    TrajectoryIndexPage,
    TrajectoryPage,
    TrajectoryQuestion,
    TrajectoryYear,
)

from .build import Demo, place_page
from .forms import questions
from .reading import content, day, span, stream


def load_events(demo: Demo, index: EventIndexPage) -> None:
    for row in content("events")["event"]:
        place_page(demo, index, event(demo, row), row)


def shared(demo: Demo, row: Mapping) -> dict:
    """The fields that all dated pages have."""
    values = {
        "title": row["title"],
        "slug": row["slug"],
        "summary": row["summary"],
        "programme_line": demo.lines.get(row.get("line", "")),
        "body": demo.body(row),
        "sign_up": row.get("sign_up", "none"),
        "sign_up_url": row.get("sign_up_url", ""),
    }
    return values | {"themes": demo.chosen("themes", row.get("themes", []))}


def event(demo: Demo, row: Mapping) -> EventPage:
    names = (
        "venue address online online_url audience price price_note organiser status status_note recording_url places"
    )
    contact = demo.contacts.get(row.get("contact", ""))
    page = EventPage(
        **shared(demo, row),
        **{name: row[name] for name in names.split() if name in row},
        place=demo.places.get(row.get("place", "")),
        contact=contact,
        sign_up_contact=contact,
        sign_up_until=day(row, "sign_up_until", demo.today),
    )
    page.occurrences = [occurrence(demo, date) for date in row["dates"]]
    page.form_questions = questions(EventQuestion, row.get("form", []))
    return page


def occurrence(demo: Demo, row: Mapping) -> Occurrence:
    start, end = span(row, demo.today)
    return Occurrence(start=start, end=end, all_day=row.get("all_day", False), note=row.get("note", ""))


def load_trainings(demo: Demo, index: TrainingIndexPage) -> None:
    for row in content("offers")["training"]:
        contacts = demo.chosen("contacts", row["contacts"])
        page = TrainingPage(
            **shared(demo, row),
            audience=row["audience"],
            audience_text=row.get("audience_text", ""),
            results=stream("result", row.get("results", [])),
            method=row.get("method", ""),
            price=row.get("price"),
            price_note=row.get("price_note", ""),
            partners=demo.chosen("partners", row.get("partners", [])),
            contacts=contacts,
            sign_up_contact=contacts[0],
        )
        page.form_questions = questions(TrainingQuestion, row.get("form", []))
        page.editions = [edition(demo, edition_row) for edition_row in row["editions"]]
        place_page(demo, index, page, row)


def edition(demo: Demo, row: Mapping) -> Edition:
    start, end = span(row, demo.today)
    return Edition(
        title=row.get("title", ""),
        start=start,
        end=end,
        place=demo.places.get(row.get("place", "")),
        venue=row.get("venue", ""),
        places=row.get("places"),
        note=row.get("note", ""),
        sign_up_until=day(row, "sign_up_until", demo.today),
    )


def load_trajectories(demo: Demo, index: TrajectoryIndexPage) -> None:
    words = ("aim", "audience_text", "observations", "set_together", "guidance", "location")
    for row in content("offers")["trajectory"]:
        page = TrajectoryPage(
            **shared(demo, row),
            **{name: row.get(name, "") for name in words},
            questions=stream("question", row.get("questions", [])),
            homework=stream("group", row.get("homework", [])),
            partners=demo.chosen("partners", row.get("partners", [])),
            sign_up_contact=demo.contacts[row["sign_up_contact"]],
            question_contact=demo.contacts[row["contacts"][0]],
        )
        page.form_questions = questions(TrajectoryQuestion, row.get("form", []))
        page.years = [year(demo, year_row) for year_row in row["years"]]
        page.meetings = [meeting(demo, meeting_row) for meeting_row in row["meetings"]]
        place_page(demo, index, page, row)


def year(demo: Demo, row: Mapping) -> TrajectoryYear:
    days = {name: day(row, name, demo.today) for name in ("start", "end", "sign_up_until")}
    facts = {name: row.get(name) for name in ("number", "places", "price")}
    return TrajectoryYear(**days, **facts, price_note=row.get("price_note", ""))


def meeting(demo: Demo, row: Mapping) -> Meeting:
    start, end = span(row, demo.today)
    return Meeting(
        year=row["year"],
        title=row["title"],
        start=start,
        end=end,
        place=demo.places.get(row.get("place", "")),
        venue=row.get("venue", ""),
        text=row.get("text", ""),
    )
