"""Editors take over field by field, see what changed meanwhile, and say why not."""

import threading
from functools import partial

import pytest
from django.db import connection

from home.roles import load_roles
from initiatives.choices import Stage
from initiatives.errors import Refused
from initiatives.keeping.actions.deciding import draft_of, mark, refuse, take_over
from initiatives.keeping.choices import ProposalState, Reason
from initiatives.keeping.models import Proposal
from initiatives.telling import values_of
from portal.base.models import AuditEvent
from tests.factories import UserFactory
from tests.initiatives.keeping.kept import (
    AT,
    DAY,
    KEEPER,
    READER,
    TOLD,
    corrected,
    form_at,
    initiative,
    keeper_of,
    mails_sent,
    page_url,
    proposed,
    translated,
)
from tests.initiatives.telling.told import picture

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def somebody(role="moderator"):
    load_roles()
    return UserFactory(role=role)


def seen(page, *names) -> dict[str, str]:
    """What an editor who looks now takes over."""
    page.refresh_from_db()
    now = values_of(draft_of(page))
    return {name: mark(now[name]) for name in names}


def test_what_is_chosen_goes_live_for_who_may_publish_and_the_rest_does_not():
    page = initiative()
    proposal = proposed(page, what=TOLD, costs="Tien euro.")
    user = somebody()
    assert take_over(proposal, fields=seen(page, "what"), by=user, at=AT) is True
    page.refresh_from_db()
    assert (TOLD in page.what, "Acht euro" in page.costs, page.latest_revision.user) == (True, True, user)
    assert (proposal.state, proposal.taken) == (ProposalState.TAKEN, ["what"])
    last = AuditEvent.objects.filter(about=proposal.about).latest("pk")
    assert (last.action, last.actor, last.fields) == ("changed", user, ["what"])


def test_who_may_not_publish_makes_a_draft():
    page = initiative()
    proposal = proposed(page, what=TOLD)
    assert take_over(proposal, fields=seen(page, "what"), by=somebody("redacteur"), at=AT) is False
    page.refresh_from_db()
    assert (TOLD in page.what, TOLD in draft_of(page).what, page.has_unpublished_changes) == (False, True, True)


def test_a_draft_that_an_editor_was_writing_is_kept_and_not_published():
    page = initiative()
    proposal = proposed(page, what=TOLD)
    page.lessons = "<p>Half af</p>"
    page.save_revision()
    assert take_over(proposal, fields=seen(page, "what"), by=somebody(), at=AT) is False
    page.refresh_from_db()
    draft = draft_of(page)
    assert (page.lessons, "Half af" in draft.lessons, TOLD in draft.what) == ("", True, True)


def test_what_changed_after_the_editor_looked_is_refused_and_nothing_is_overwritten():
    page = initiative()
    proposal = proposed(page, what=TOLD)
    looked = seen(page, "what")
    page.what = "<p>Een heel andere tekst van een collega, intussen.</p>"
    page.save_revision().publish()
    with pytest.raises(Refused):
        take_over(proposal, fields=looked, by=somebody(), at=AT)
    proposal = Proposal.objects.get()
    assert proposal.is_open
    assert take_over(proposal, fields=seen(page, "what"), by=somebody(), at=AT) is True


def test_it_is_decided_once():
    page = initiative()
    proposal, user = proposed(page), somebody()
    fields = seen(page, "what")
    take_over(proposal, fields=fields, by=user, at=AT)
    for again in (
        lambda: take_over(proposal, fields=fields, by=user, at=AT),
        lambda: refuse(proposal, reason=Reason.WRONG, by=user, at=AT),
    ):
        with pytest.raises(Refused):
            again()
    assert len([letter for letter in mails_sent() if "pagina" in letter.subject or "voorstel" in letter.subject]) == 2


@pytest.mark.parametrize("field", ["title", "onzin"])
def test_only_what_was_proposed_is_taken_over(field):
    page = initiative()
    proposal = proposed(page)
    with pytest.raises(Refused):
        take_over(proposal, fields=seen(page, "what") | {field: mark(page.title)}, by=somebody(), at=AT)
    page.refresh_from_db()
    assert (page.title, Proposal.objects.get().is_open) == ("Dorpsbus", True)


def test_a_locked_page_and_one_that_went_are_refused_in_words():
    page, user = initiative(), somebody()
    proposal = proposed(page)
    fields = seen(page, "what")
    page.locked, page.locked_by = True, somebody("eindredacteur")
    page.save()
    with pytest.raises(Refused):
        take_over(proposal, fields=fields, by=user, at=AT)
    page.delete()
    with pytest.raises(Refused):
        take_over(proposal, fields=fields, by=user, at=AT)
    assert Proposal.objects.get().is_open


def test_facts_reach_every_language_and_words_wait_for_translation():
    page = initiative()
    twin = translated(page, "de", title="Dorfbus")
    proposal = proposed(page, stage="grown", title="Dorpsbus Zeddam")
    take_over(proposal, fields=seen(page, "stage", "title"), by=somebody(), at=AT)
    twin.refresh_from_db()
    page.refresh_from_db()
    assert (page.stage, page.title) == (Stage.GROWN, "Dorpsbus Zeddam")
    assert (twin.stage, twin.title) == (Stage.GROWN, "Dorfbus")


def test_a_reader_and_a_keeper_read_what_became_of_it():
    page, user = initiative(), somebody()
    mine, theirs = proposed(page), corrected(page, costs="Gratis.")
    mails_sent()
    take_over(mine, fields=seen(page, "what"), by=user, at=AT)
    refuse(theirs, reason=Reason.WRONG, by=user, at=AT)
    letters = {letter.to[0]: letter.body for letter in mails_sent()}
    assert set(letters) == {KEEPER, READER}
    assert ("nagevraagd bij het initiatief" in letters[READER], "afgehandeld" in letters[KEEPER]) == (True, True)


def test_a_new_picture_comes_into_the_library_when_it_is_taken_over(client):
    page = initiative()
    url = page_url(keeper_of(page), "change", "fotos")
    client.post(url, form_at(client, url) | {"picture_new": picture(), "picture_new_alt": "De bus"})
    take_over(Proposal.objects.get(), fields=seen(page, "pictures"), by=somebody(), at=AT)
    page.refresh_from_db()
    assert [block.value["alt"] for block in page.pictures] == ["De bus"]


def at_once(*acts) -> list[str]:
    """Each in a thread of its own, begun together; what became of each."""
    told, start = [], threading.Barrier(len(acts))

    def decide(act):
        try:
            start.wait(timeout=30)
            act()
            told.append("done")
        except Refused:
            told.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_once_one_decides():
    page, user = initiative(), somebody()
    proposal, fields = proposed(page), seen(page, "what")
    told = at_once(
        lambda: take_over(Proposal.objects.get(pk=proposal.pk), fields=fields, by=user, at=AT + DAY),
        lambda: refuse(Proposal.objects.get(pk=proposal.pk), reason=Reason.WRONG, by=user, at=AT + DAY),
    )
    assert told == ["done", "refused"]


@pytest.mark.django_db(transaction=True)
def test_two_proposals_taken_over_at_once_are_both_on_the_page():
    page, user = initiative(), somebody()
    ways = [(proposed(page), seen(page, "what")), (corrected(page, costs="Tien euro."), seen(page, "costs"))]
    told = at_once(*[partial(take_over, proposal, fields=fields, by=user, at=AT) for proposal, fields in ways])
    page.refresh_from_db()
    assert (told, TOLD in page.what, "Tien euro" in page.costs) == (["done", "done"], True, True)
