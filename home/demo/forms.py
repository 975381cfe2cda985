"""Forms of the demo."""

from collections.abc import Mapping

from wagtail.models import Page

from portal.base.asking import Per, Question

from ..models import FormPage, FormQuestion
from .build import Demo, place_page
from .reading import content, stream

WORDS = ("title", "slug", "summary", "introduction", "button", "thanks_title", "thanks", "confirmation", "days_kept")


def load_forms(demo: Demo, home: Page) -> None:
    for row in content("forms")["form"]:
        page = FormPage(**{name: row[name] for name in WORDS}, receiver=demo.contacts[row["receiver"]])
        page.questions = questions(FormQuestion, row["question"])
        place_page(demo, home, page, row)


def questions(model: type[Question], rows: list[Mapping]) -> list[Question]:
    """In the order of the content file."""
    return [question(model, row, place=number) for number, row in enumerate(rows)]


def question(model: type[Question], row: Mapping, *, place: int) -> Question:
    shown_if_question, shown_if_answer = row.get("shown_if", ("", ""))
    options = [{"key": key, "label": label} for key, label in row.get("options", {}).items()]
    return model(
        sort_order=place,
        clean_name=row["key"],
        label=row["label"],
        help_text=row.get("help", ""),
        kind=row["kind"],
        required=row.get("required", False),
        per=row.get("per", Per.REGISTRATION),
        sensitive=row.get("sensitive", False),
        options=stream("option", options),
        shown_if_question=shown_if_question,
        shown_if_answer=shown_if_answer,
    )
