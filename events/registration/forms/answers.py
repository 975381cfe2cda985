"""Answers to questions, between the form and the row."""

from portal.base.asking import Kind, QuestionForm, answers_of


def stored_answers(form: QuestionForm) -> tuple[dict, dict]:
    """(plain, sensitive) answers of a valid form, files by their names."""
    answers = answers_of(form)
    apart = {asked.key for asked in form.asked if asked.sensitive and asked.kind == Kind.FILE}
    plain = {key: name for key, name in answers.files.items() if key not in apart}
    hidden = {key: name for key, name in answers.files.items() if key in apart}
    return {**answers.plain, **plain}, {**answers.sensitive, **hidden}
