import pytest
from django.core.exceptions import ValidationError

from portal.base.addresses import AddressBlock, is_address
from portal.base.templatetags.portal import address
from tests.base.words import in_english


@pytest.mark.parametrize(
    "typed",
    [
        "agenda/",
        "/agenda/",
        "initiatieven/?fase=idea",
        "initiatieven/buurtbus/#meedoen",
        "/",
        "?thema=groen",
        "#meedoen",
        "https://example.org/nl/?a=1",
        "http://example.org",
        "mailto:redactie@example.org",
        "tel:+31314000000",
    ],
)
def test_a_page_of_the_site_or_a_whole_address_is_taken_as_it_is(typed):
    assert (is_address(typed), AddressBlock().clean(typed)) == (True, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "www.example.org",
        "Agenda/",
        "onze agenda",
        "agenda/../../etc",
        "ftp://example.org/",
        "\\\\example.org",
        "https://",
        "https://[example.org",
        "https://example .org/",
        "mailto:",
    ],
)
def test_what_is_no_address_is_refused_in_words(typed):
    words = "Write a page of this site, such as “agenda/”, or an address with https://."
    with in_english():
        with pytest.raises(ValidationError) as problem:
            AddressBlock().clean(typed)
        assert problem.value.messages == [words]


def test_an_address_may_be_left_out_where_the_block_allows_it():
    assert AddressBlock(required=False).clean("") == ""


def test_translators_get_no_address_to_translate():
    assert AddressBlock().get_translatable_segments("agenda/") == []
    assert AddressBlock().restore_translated_segments("agenda/", []) == "agenda/"


@pytest.mark.parametrize("typed", ["//example.org/", "///example.org"])
def test_an_address_without_scheme_leads_to_no_other_site(typed):
    assert not is_address(typed) or address(typed).startswith("/example.org")
