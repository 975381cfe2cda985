"""What stands on every page, one row per language."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Locale

from portal.base.models import SiteSettings
from tests.base.editing import editor
from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import SiteSettingsFactory

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("notice", "until", "shows"),
    [
        ("Let op", AT + timedelta(seconds=1), True),
        ("Let op", AT, False),
        ("Let op", None, False),
        ("", AT + timedelta(days=1), False),
    ],
)
def test_a_notice_shows_until_its_end(notice, until, shows):
    assert SiteSettings(notice=notice, notice_until=until).shows_notice(at=AT) is shows


def test_a_notice_needs_an_end():
    with pytest.raises(ValidationError) as problem:
        SiteSettings(notice="Let op", locale=Locale.get_default()).full_clean()
    assert list(problem.value.message_dict) == ["notice_until"]


def test_an_eindredacteur_is_told_that_a_notice_needs_an_end():
    settings = SiteSettingsFactory()
    client, address = editor("eindredacteur"), f"/admin/snippets/base/sitesettings/edit/{settings.pk}/"
    sent = {"organisation": "Achterhoek 2020", "mail": "redactie@example.org", "notice": "Let op", "columns-count": "0"}
    response = client.post(address, sent)
    words = dutch("Give the notice an end date, so that it goes by itself.")
    assert texts(soup(response), ".error-message") == [words]
    settings.refresh_from_db()
    assert settings.notice == ""


@pytest.mark.database
def test_a_language_has_one_row():
    SiteSettingsFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteSettingsFactory()


def test_the_footer_shows_who_to_reach_and_where_else_to_look(client):
    links = [{"text": "Contact", "address": "contact/"}, {"text": "Regio", "address": "https://example.org/"}]
    SiteSettingsFactory(
        mail="redactie@example.org",
        phone="0314 000 000",
        mastodon="https://example.org/@achterhoek",
        colophon="Verzonnen voorbeelden.",
        columns=[("column", {"title": "Meer weten", "text": "Vraag het ons.", "links": links})],
    )
    footer = soup(client.get("/de/")).select_one("footer")
    addresses = values(footer, "a", "href")
    wanted = ["/de/contact/", "https://example.org/", "mailto:redactie@example.org", "https://example.org/@achterhoek"]
    assert [address for address in wanted if address not in addresses] == []
    assert [
        words for words in ("Meer weten", "Vraag het ons.", "Verzonnen voorbeelden.") if words not in footer.text
    ] == []


def test_only_the_networks_that_are_filled_in_are_named():
    settings = SiteSettings(mastodon="https://example.org/@a", instagram="https://example.org/a")
    assert settings.social_links == [("Mastodon", "https://example.org/@a"), ("Instagram", "https://example.org/a")]
