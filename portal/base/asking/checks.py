"""What must be right between the questions of one page. Wagtail itself only looks at relations to its own model."""

from django.forms import BaseFormSet
from django.utils.translation import gettext as _

from .choices import DECIDING, YES, Kind
from .questions import Question, free, key_of, name_of

#: Three files of 5 MB stay below what nginx lets through.
MOST_FILES = 3
# What editors write for a ticked box, in the languages of the site.
TICKED = {YES, "ja"}


def check_questions(formset: BaseFormSet) -> None:
    """Add an error to each form whose question does not fit the others; call it from `clean` of the page's form.

    Words in `shown_if_question` and `shown_if_answer` that name a question or an answer become its key.
    """
    seen: dict[str, Question] = {}
    files, forms = 0, kept(formset)
    give_keys(forms)
    for form in forms:
        question = form.instance
        check_condition(form, seen)
        files += question.kind == Kind.FILE
        if question.kind == Kind.FILE and files > MOST_FILES:
            form.add_error("kind", _("Ask for at most %(most)d files.") % {"most": MOST_FILES})
        seen.setdefault(question.key, question)


def kept(formset: BaseFormSet) -> list:
    """The forms that are sound by themselves and will stay, in the order of the editor."""
    forms = [form for form in formset.forms if form.is_valid() and form.has_changed() | bool(form.instance.pk)]
    staying = [form for form in forms if not form.cleaned_data.get("DELETE")]
    return sorted(staying, key=lambda form: form.cleaned_data.get("ORDER") or 0)


def give_keys(forms: list) -> None:
    """Name the answers of new questions, also in drafts; refuse the same words twice.

    A question that was called “Name” once keeps that key, so a new “Name” gets another.
    """
    taken = {form.instance.clean_name for form in forms} - {""}
    known: set[str] = set()
    for form in forms:
        question = form.instance
        words = question.get_field_clean_name()
        if not question.key:
            form.add_error("label", _("Write the question in words."))
        elif words in known:
            form.add_error("label", _("There is another question with these words. Change one of them a little."))
        question.clean_name = question.clean_name or free(words, taken)
        taken.add(question.clean_name)
        known |= {words} - {""}


def check_condition(form, seen: dict[str, Question]) -> None:
    question = form.instance
    if not question.shown_if_question:
        question.shown_if_answer = ""
        return
    earlier = named(question.shown_if_question, seen)
    if earlier is None:
        form.add_error("shown_if_question", _("There is no question with these words above this one."))
    elif earlier.kind not in DECIDING:
        form.add_error("shown_if_question", _("Only a choice or a box to tick can decide this."))
    elif earlier.per != question.per:
        form.add_error("shown_if_question", _("Both have to be asked once per sign-up, or both for every person."))
    else:
        question.shown_if_question = earlier.key
        check_answer(form, earlier)


def named(words: str, seen: dict[str, Question]) -> Question | None:
    """The earlier question with this key or this label."""
    wanted = name_of(words)
    by_label = {question.get_field_clean_name(): question for question in seen.values()}
    return seen.get(words) or by_label.get(wanted) or seen.get(wanted)


def check_answer(form, earlier: Question) -> None:
    words = form.instance.shown_if_answer.strip()
    if earlier.kind == Kind.CONSENT:
        found = YES if words.lower() in TICKED or not words else None
    else:
        labels = earlier.option_labels()
        found = words if words in labels else next((key for key in labels if said_so(labels[key], words)), None)
    if found is None:
        form.add_error("shown_if_answer", _("That question has no such answer."))
    else:
        form.instance.shown_if_answer = found


def said_so(label: str, words: str) -> bool:
    return bool(words) and key_of(label) == key_of(words)
