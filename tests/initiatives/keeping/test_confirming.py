"""Is all still true? The badge, the yearly question, and who never answers."""

import pytest

from initiatives.choices import Stage
from initiatives.keeping.actions import confirming, keepers
from initiatives.keeping.models import Keeper
from initiatives.models import Confirmation
from tests.base.soup import soup, texts
from tests.factories import twin_of
from tests.initiatives.keeping.kept import AT, DAY, KEEPER, OTHER, initiative, keeper_of, link_in, mails_sent, page_url

pytestmark = [pytest.mark.django_db, pytest.mark.database]

YEAR, MONTH = 335 * DAY, 30 * DAY


def test_who_confirms_sets_the_day_on_the_page_in_every_language(client):
    page = initiative()
    twin = twin_of(page, "de", title="Dorfbus")
    url = page_url(keeper_of(page))
    assert texts(soup(client.get(page.url)), ".facts .badge") == []
    assert client.get(f"{url}klopt/").status_code == 303
    assert Confirmation.objects.count() == 0
    assert client.post(f"{url}klopt/").status_code == client.post(f"{url}klopt/").status_code == 303
    assert Confirmation.objects.count() == 1
    assert texts(soup(client.get(page.url)), ".facts .badge") == ["Bevestigd op 4 mei 2027"]
    assert "4. Mai 2027" in texts(soup(client.get(twin.url)), ".facts .badge")[0]


def test_the_last_day_counts(client):
    page = initiative()
    keeper = keeper_of(page)
    for at in (AT - 400 * DAY, AT - 3 * DAY):
        confirming.confirm_true(keeper, at=at)
    assert texts(soup(client.get(page.url)), ".facts .badge") == ["Bevestigd op 1 mei 2027"]


def reminded(at) -> list[str]:
    confirming.remind(at)
    confirming.remind(at)
    return [one for letter in mails_sent(at) for one in letter.to]


def test_after_eleven_months_a_keeper_is_asked_a_month_later_once_more_and_then_staff_know():
    keeper = keeper_of(initiative())
    mails_sent()
    found = {days: reminded(AT + days * DAY) for days in (334, 335, 336, 364, 365, 366, 395, 730)}
    assert {days: mails for days, mails in found.items() if mails} == {335: [KEEPER], 365: [KEEPER]}
    silent = [list(Keeper.objects.silent_keys(AT + days * DAY)) for days in (394, 395)]
    assert silent == [[], [keeper.key]]
    assert Keeper.objects.get().is_active


def test_the_reminder_leads_to_the_button_and_pressing_it_starts_the_year_anew(client, clock):
    keeper_of(initiative())
    mails_sent()
    confirming.remind(AT + YEAR)
    url = link_in(mails_sent(AT + YEAR)[0])
    assert client.get(url).status_code == 200
    clock.move_to(AT + YEAR + DAY)
    client.post(f"{url}klopt/")
    assert reminded(AT + YEAR + MONTH) == []
    assert reminded(AT + YEAR + DAY + YEAR) == [KEEPER]


def test_the_word_of_one_keeper_is_enough_for_all():
    page = initiative()
    keeper, other = keeper_of(page), keeper_of(page, mail=OTHER)
    mails_sent()
    assert sorted(reminded(AT + YEAR)) == [KEEPER, OTHER]
    confirming.confirm_true(other, at=AT + YEAR)
    assert reminded(AT + YEAR + MONTH) == []
    assert list(Keeper.objects.silent_keys(AT + YEAR + 3 * MONTH)) == []
    assert keeper.pk != other.pk


@pytest.mark.parametrize("fields", [{"stage": Stage.STOPPED}, {"live": False}])
def test_nobody_is_asked_about_what_stopped_or_is_offline(fields):
    keeper_of(initiative(**fields))
    mails_sent()
    assert reminded(AT + YEAR) == []


def test_who_accepts_an_invitation_is_asked_a_year_after_that():
    page = initiative()
    keeper_of(page)
    other = keepers.invite(page.translation_key, mail=OTHER, by=keeper_of(page), at=AT)
    keepers.accept_invitation(other, at=AT + 3 * MONTH)
    mails_sent(AT + 3 * MONTH)
    assert reminded(AT + YEAR) == [KEEPER]
    assert OTHER in reminded(AT + 3 * MONTH + YEAR)
