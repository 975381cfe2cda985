"""What was accepted goes live as every page does: a redacteur sends it in, an eindredacteur approves."""

import pytest

from initiatives.models import InitiativePage
from initiatives.sending.choices import State
from tests.base.editing import PUBLISH, change, editor
from tests.initiatives.sending.told import SENDER, accepted, mails_sent, state_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SEND_IN = {"action-submit": "action-submit"}
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}
PUBLISHED = ("“Soepcafé Zeddam” staat op de site", [SENDER])


def is_live(page: InitiativePage) -> bool:
    return InitiativePage.objects.get(pk=page.pk).live


def told_that_it_is_live() -> list[tuple[str, list[str]]]:
    return [(letter.subject, letter.to) for letter in mails_sent() if letter.subject == PUBLISHED[0]]


def test_the_draft_goes_live_when_the_eindredacteur_approves_what_the_redacteur_sent_in():
    submission, page = accepted()
    writer, checker = editor("redacteur"), editor("eindredacteur")
    change(writer, page, SEND_IN)
    workflow = InitiativePage.objects.get(pk=page.pk).current_workflow_state
    assert (workflow.workflow.name, workflow.status) == ("Controle door de eindredactie", workflow.STATUS_IN_PROGRESS)
    assert (is_live(page), state_of(submission), told_that_it_is_live()) == (False, State.ACCEPTED, [])
    change(checker, page, APPROVE)
    assert (is_live(page), state_of(submission), told_that_it_is_live()) == (True, State.PUBLISHED, [PUBLISHED])
    change(checker, page, PUBLISH)
    assert told_that_it_is_live() == []


def test_a_redacteur_makes_no_draft_live_and_approves_nothing_by_a_forged_form():
    submission, page = accepted()
    writer = editor("redacteur")
    for action in (PUBLISH, SEND_IN, APPROVE):
        change(writer, page, action)
    assert (is_live(page), state_of(submission), told_that_it_is_live()) == (False, State.ACCEPTED, [])
