"""The forms and lists in the editorial room."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.roles import ROLES
from search.models import Promotion, SearchCount, SearchWeights, Synonym
from tests.base.editing import editor
from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import ContentPageFactory

pytestmark = pytest.mark.django_db

SYNONYMS = "/admin/snippets/search/synonym/"
PROMOTIONS = "/admin/snippets/search/promotion/"
WEIGHTS = "/admin/snippets/search/searchweights/"
RULE = {"language": "nl", "words": "dorpshuis, kulturhus", "finds": "", "in_use": "on", "note": ""}
NUMBERS = {"language": "nl", "title": "9", "place": "2", "summary": "1", "text": "1", "parts": "0.5", "past": "0.6"}


@pytest.fixture
def steering():
    return editor("eindredacteur")


def test_a_synonym_is_added_changed_and_deleted(steering):
    assert steering.post(f"{SYNONYMS}add/", RULE).status_code == 302
    row = Synonym.objects.get(words=RULE["words"])
    steering.post(f"{SYNONYMS}edit/{row.pk}/", RULE | {"words": "dorpshuis, zaal"})
    row.refresh_from_db()
    assert row.words == "dorpshuis, zaal"
    steering.post(f"{SYNONYMS}delete/{row.pk}/")
    assert not Synonym.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(("address", "sent"), [(SYNONYMS, RULE), (WEIGHTS, NUMBERS)])
def test_trying_out_shows_the_difference_keeps_what_was_typed_and_saves_nothing(steering, put, address, sent):
    put(1, "<b>Kulturhus</b> Ulft")
    model = Synonym if address == SYNONYMS else SearchWeights
    SearchCount.objects.create(day=timezone.localdate(), language="nl", text="dorpshuis <i>", searches=1)
    page = soup(steering.post(f"{address}add/", sent | {"try-out": "1"}))
    assert len(page.select(".search-try__question")) == (3 if address == SYNONYMS else 1)
    name = "words" if address == SYNONYMS else "title"
    assert values(page, f"[name={name}]", "value") == [sent[name] if name == "words" else "9"]
    assert page.select(".search-try b, .search-try i") == []
    assert model.objects.count() == 0


def test_what_changes_is_told_in_words(steering, put):
    put(1, "Kulturhus Ulft")
    page = soup(steering.post(f"{SYNONYMS}add/", RULE | {"try-out": "1"}))
    assert texts(page, ".search-try em") == [dutch("new")]
    assert f"{dutch('Found nothing before, now something:')} 1" in texts(page, ".search-try__sums li")


def test_without_anything_asked_the_try_out_says_so(steering):
    said = texts(soup(steering.post(f"{WEIGHTS}add/", NUMBERS | {"try-out": "1"})), ".search-try__outcome p")
    words = "Nothing was searched for in this language in the last month, so there is nothing to compare yet."
    assert said == [dutch(words)]


def test_what_is_wrong_is_told_and_not_tried(steering):
    page = soup(steering.post(f"{SYNONYMS}add/", RULE | {"words": "dorpshuis", "try-out": "1"}))
    assert texts(page, ".error-message") == [dutch("Give at least two words, with a comma between them.")]
    assert page.select(".search-try__outcome") == []


def test_an_existing_rule_can_be_tried_out_without_changing_it(steering):
    row = Synonym.objects.create(language="nl", words="dorpshuis, zaal")
    response = steering.post(f"{SYNONYMS}edit/{row.pk}/", RULE | {"try-out": "1"})
    row.refresh_from_db()
    assert (response.status_code, row.words) == (200, "dorpshuis, zaal")


def test_the_list_tells_which_promotions_show_and_why_others_do_not(steering):
    today = timezone.localdate()
    closed, hidden, gone = (ContentPageFactory() for _number in range(3))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    hidden.unpublish()
    rows = [
        ("a", {"page": ContentPageFactory()}, "Shows"),
        ("b", {"page": ContentPageFactory(), "since": today + timedelta(days=1)}, "Not yet"),
        ("c", {"page": ContentPageFactory(), "until": today - timedelta(days=1)}, "Over"),
        ("d", {"page": closed}, "Does not show: not everybody may read the page."),
        ("e", {"page": hidden}, "Does not show: the page is not on the site."),
        ("f", {"page": gone}, "Does not show: the page was deleted. Choose another one."),
    ]
    for order, (queries, fields, _said) in enumerate(rows):
        Promotion.objects.create(language="nl", queries=queries, order=order, **fields)
    gone.delete()
    cells = [texts(row, "td") for row in soup(steering.get(PROMOTIONS)).select("tbody tr")]
    shown = sorted((line[1].split()[0], line[-1]) for line in cells)
    assert shown == [(queries, dutch(words)) for queries, _fields, words in rows]


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_of_promotions_does_not_ask_more_for_more(steering, many, django_assert_num_queries):
    for _number in range(many):
        Promotion.objects.create(language="nl", queries="bus", page=ContentPageFactory())
    steering.get(PROMOTIONS)
    with django_assert_num_queries(11):
        steering.get(PROMOTIONS)


@pytest.mark.parametrize(
    "params",
    [
        {"words": "x" * 9000, "language": "xx"},
        {"words": "<script>alert(1)</script>", "language": ""},
        {"queries": "\x00", "title": "y" * 999},
        {"words": ["a", "b"]},
    ],
    ids=str,
)
@pytest.mark.parametrize("address", [SYNONYMS, PROMOTIONS, WEIGHTS])
def test_the_address_may_fill_in_anything(steering, address, params):
    response = steering.get(f"{address}add/?{urlencode(params, doseq=True)}")
    assert response.status_code == 200
    assert b"<script>alert(1)" not in response.content


@pytest.mark.parametrize(
    "sent",
    [{}, {"words": "x" * 9000}, {"words": "\x00,\x01"}, {"title": "veel"}, {"title": "NaN"}, {"past": "1e400"}],
    ids=str,
)
@pytest.mark.parametrize("address", [SYNONYMS, PROMOTIONS, WEIGHTS])
@pytest.mark.parametrize("button", [{}, {"try-out": "1"}], ids=["save", "try"])
def test_odd_input_gets_the_form_back(steering, address, sent, button):
    base = {SYNONYMS: RULE, WEIGHTS: NUMBERS, PROMOTIONS: {}}[address] if sent else {}
    response = steering.post(f"{address}add/", base | sent | button)
    assert response.status_code in {200, 302}


@pytest.mark.parametrize("role", ROLES)
def test_who_may_steer_search(role):
    row = Synonym.objects.create(words="auto, wagen")
    client = editor(role)
    may = role in {"eindredacteur", "beheerder"}
    addresses = [SYNONYMS, f"{SYNONYMS}add/", f"{SYNONYMS}edit/{row.pk}/", f"{PROMOTIONS}add/", WEIGHTS]
    assert [client.get(address).status_code for address in addresses] == [200 if may else 302] * 5
    client.post(f"{SYNONYMS}add/", RULE)
    assert Synonym.objects.filter(words=RULE["words"]).exists() == may
    tried = client.post(f"{SYNONYMS}edit/{row.pk}/", RULE | {"words": "auto, bus", "try-out": "1"})
    assert tried.status_code == (200 if may else 302)
