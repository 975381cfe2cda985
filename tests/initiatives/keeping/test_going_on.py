"""A page with changes that the editors have not decided, changed further."""

import pytest

from initiatives.keeping.actions import proposing
from initiatives.keeping.models import Proposal
from tests.base.soup import soup, texts
from tests.initiatives.keeping.kept import AT, form_at, initiative, keeper_of, page_url

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_keeper_goes_on_from_what_was_proposed_before(client):
    page = initiative()
    url = page_url(keeper_of(page), "change", "hoe")
    form = form_at(client, url)
    client.post(url, form | {"costs": "Twee keer zoveel"})
    colleague = page_url(keeper_of(page, mail="ander@example.org"), "change", "hoe")
    shown = form_at(client, colleague)
    assert shown["costs"] == ["Twee keer zoveel"]
    assert len(texts(soup(client.get(colleague)), ".notice")) == 1
    assert client.post(colleague, shown).status_code == 422
    assert client.post(colleague, shown | {"permits": "Een vergunning"}).status_code == 303
    first, second = Proposal.objects.order_by("pk")
    assert (list(first.values), list(second.values)) == (["costs"], ["permits"])


def test_the_page_of_having_stopped_begins_with_the_lessons_that_were_proposed(client):
    page = initiative()
    keeper = keeper_of(page)
    proposing.propose(page, values={"lessons": "Begin klein."}, by=keeper, at=AT)
    assert texts(soup(client.get(page_url(keeper, "stopped"))), "textarea") == ["Begin klein."]


@pytest.mark.parametrize(
    ("address", "typed"),
    [(("change", "hoe"), {"costs": "Twee keer zoveel"}), (("stopped",), {"lessons": "Begin klein."})],
    ids=["change", "stopped"],
)
def test_a_button_pressed_twice_proposes_once_and_is_thanked_for(client, address, typed):
    url = page_url(keeper_of(initiative()), *address)
    form = form_at(client, url) | typed
    sent = [client.post(url, form) for _press in range(2)]
    assert [answer.status_code for answer in sent] == [303, 303]
    assert Proposal.objects.count() == 1


def test_a_reader_sees_nothing_of_what_keepers_proposed(client):
    page = initiative()
    proposing.propose(page, values={"costs": "Twee keer zoveel"}, by=keeper_of(page), at=AT)
    asked = f"/nl/klopt-niet/{page.translation_key}/?veld=costs&verder=1"
    assert "Twee keer zoveel" not in client.get(asked).content.decode()
