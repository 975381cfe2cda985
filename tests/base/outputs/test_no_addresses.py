"""No output tells an address of mail or a telephone number, wherever on the pages it stands as a contact."""

import pytest

from tests.base.outputs.reading import LISTS, OUTPUTS, body
from tests.factories import (
    ContactFactory,
    EventPageFactory,
    HelpItemFactory,
    InitiativePageFactory,
    SiteSettingsFactory,
)

pytestmark = pytest.mark.django_db

PLANTED = ("truus.geheim@example.org", "0314 123 456", "Truus Geheim")


def test_no_contact_is_in_any_output(client):
    contact = ContactFactory(role="Truus Geheim", mail=PLANTED[0], phone=PLANTED[1])
    SiteSettingsFactory()
    InitiativePageFactory(contact=contact, carried_by="Truus Geheim", help_items=[HelpItemFactory()])
    EventPageFactory(contact=contact, sign_up="mail", sign_up_contact=contact)
    for path in LISTS:
        for name in (*OUTPUTS, "schema.json"):
            text = body(client.get(f"{path}{name}"))
            assert [words for words in PLANTED if words in text] == [], f"{path}{name}"
