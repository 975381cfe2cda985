"""What is told survives its way from form to value to page and back."""

from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict
from django.utils.translation import override

from initiatives.choices import Direction
from initiatives.models import InitiativePage
from initiatives.telling import FIELDS, STEPS, differences, faults, form_for, shown, similar, values_of, write
from initiatives.telling.forms import as_typed
from tests.factories import HelpItemFactory, InitiativePageFactory, PlaceFactory, ThemeFactory
from tests.initiatives.telling.told import VALUES, WHERE

pytestmark = [pytest.mark.django_db, pytest.mark.database]
AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _dutch():
    with override("nl"):
        ThemeFactory(slug="delen", label="Delen")
        yield


def sent(names, **data):
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return form_for(names, values={}, data=query)


def test_each_field_is_asked_in_one_step():
    assert sorted(name for step in STEPS for name in step.names) == sorted(FIELDS)


def test_values_come_back_from_a_form_that_nobody_touched():
    shown_form = form_for(VALUES, values=VALUES)
    form = form_for(VALUES, values=VALUES, data=as_typed(shown_form))
    assert form.errors == {}
    assert form.told == VALUES
    assert form.so_far == VALUES


def test_values_come_back_from_a_page():
    page = InitiativePageFactory(place=None)
    write(page, VALUES)
    page.save()
    found = values_of(InitiativePage.objects.get(pk=page.pk))
    for name in ("steps", "links", "help"):
        found[name] = [row | {"key": ""} for row in found[name]]
    assert {name: found[name] for name in VALUES} == VALUES


def test_nothing_that_is_typed_becomes_markup():
    page = InitiativePageFactory()
    write(page, {"what": "<script>alert(1)</script> & <b>vet</b>"})
    assert page.what == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;vet&lt;/b&gt;</p>"


def test_markup_stays_while_its_words_do():
    page = InitiativePageFactory(what="<p>Elke <b>week</b>.</p><ul><li>lampen</li></ul>")
    write(page, values_of(page))
    assert page.what == "<p>Elke <b>week</b>.</p><ul><li>lampen</li></ul>"


def test_an_ask_that_stays_is_the_same_ask():
    page = InitiativePageFactory(help_items=[HelpItemFactory(text="Chauffeurs"), HelpItemFactory(text="Verf")])
    page = InitiativePage.objects.get(pk=page.pk)
    before = {item.text: item.translation_key for item in page.help_items.all()}
    told = values_of(page)["help"]
    write(page, {"help": [told[1] | {"text": "Verf, rood", "direction": Direction.OFFERED}]})
    page.save()
    (left,) = InitiativePage.objects.get(pk=page.pk).help_items.all()
    assert (left.text, left.translation_key) == ("Verf, rood", before["Verf"])


@pytest.mark.parametrize("words", ["Zeddam", "zeddam", " ZEDDAM ", "Zeddam (Montferland)", "zed-dam"])
def test_a_place_is_known_in_any_spelling(words):
    form = sent(["where"], where_place=words)
    assert (form.errors, form.told) == ({}, {"where": WHERE})


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"where_place": "Gemeente Berkelland"}, {"place": "", "municipality": "berkelland"}),
        ({"where_area": "aalten"}, {"place": "", "municipality": "aalten"}),
        ({"where_area": "regio"}, {"place": "", "municipality": ""}),
    ],
)
def test_it_may_be_for_a_whole_area(data, told):
    assert sent(["where"], **data).told == {"where": told}


@pytest.mark.parametrize(
    ("words", "says"), [("Arnhem", "acht gemeenten"), ("Zedam", "Zeddam?"), ("", "Schrijf de naam"), ("🚲", "🚲")]
)
def test_a_place_that_is_not_here_gets_a_sentence(words, says):
    form = sent(["where"], where_place=words)
    assert says in str(form.errors["where_place"])
    assert form.so_far == {"where": None}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2019", "2019-01-01"),
        ("3-2019", "2019-03-01"),
        ("31-3-2019", "2019-03-31"),
        ("2019-03-31", "2019-03-31"),
        ("", ""),
    ],
)
def test_since_is_a_year_a_month_or_a_day(words, day):
    assert sent(["since"], since=words).told == {"since": day}


@pytest.mark.parametrize("words", ["gisteren", "31-2-2019", "0019", "99999999999", "12-13-2019", "٢٠١٩x"])
def test_since_is_no_other_thing(words):
    assert "since" in sent(["since"], since=words).errors


def test_words_that_are_wrong_are_kept_in_the_draft():
    form = sent(["title", "what"], title="x", what="te \x00kort\ud800")
    assert sorted(form.errors) == ["title", "what"]
    assert form.so_far == {"title": "x", "what": "te kort"}


def test_odd_rows_are_told_and_sound_ones_kept():
    form = sent(
        ["help", "links"],
        help_0_text="Verf",
        help_0_until="31-12-2027",
        help_1_text="",
        help_1_until="1-1-2028",
        help_2_text="Hout",
        help_2_until="ooit",
        help_29_text="Ver weg",
        links_0_url="javascript:alert(1)",
    )
    assert sorted(form.errors) == ["help_1_text", "help_2_until", "links_0_url"]
    kept = {"direction": "wanted", "kind": "hands", "text": "Verf", "until": "2027-12-31", "key": ""}
    assert form.so_far == {"help": [kept], "links": []}


@pytest.mark.parametrize(("language", "day"), [("nl", "31 december 2027"), ("de", "31. Dezember 2027")])
def test_a_last_day_is_told_in_words(language, day):
    row = {"direction": "wanted", "kind": "hands", "text": "Verf", "key": ""}
    with override(language):
        shown = [FIELDS["help"].shown([row | {"until": until}]) for until in ("2027-12-31", "")]
    assert [day in words for words in shown] == [True, False]
    assert "(" not in shown[1]


def test_what_is_not_whole_is_known_without_sending_it():
    assert faults(VALUES, VALUES) == {}
    assert sorted(faults(["title", "what", "themes", "stage", "where"], {"title": "Bus"})) == [
        "stage",
        "themes",
        "what",
        "where",
    ]


def test_differences_mark_the_words_that_changed():
    after = VALUES | {
        "summary": "Buren maken samen bijna heel wat kapot is.",
        "where": {"place": "", "municipality": ""},
    }
    found = differences(VALUES, after)
    assert [one.name for one in found] == ["summary", "where"]
    assert [part.text for part in found[0].after if part.is_changed] == [" bijna"]
    assert ["".join(part.text for part in side) for side in (found[1].before, found[1].after)] == [
        "Zeddam (Montferland)",
        "Hele Achterhoek",
    ]


def test_all_that_was_told_reads_in_words():
    words = {name: text for name, _label, text in shown(VALUES)}
    assert words["themes"] == "Delen"
    assert words["since"] == "maart 2019"
    assert words["help"].endswith(": Iemand die kan solderen")


def test_what_is_like_it_by_name_and_near_comes_first():
    InitiativePageFactory(title="Repair café Zeddam")
    InitiativePageFactory(title="Repaircafe", place=PlaceFactory(slug="winterswijk"))
    InitiativePageFactory(title="Dorpsbus")
    InitiativePageFactory(title="Repaircafé Zeddam dicht", live=False)
    found = similar(VALUES, language="nl", at=AT)
    assert [(one.title, one.kilometres == 0) for one in found] == [("Repair café Zeddam", True), ("Repaircafe", False)]
    assert 25 < found[1].kilometres < 40


@pytest.mark.parametrize("number", [1, 3])
def test_likeness_costs_the_same_for_any_number(number, django_assert_num_queries):
    for one in range(number):
        InitiativePageFactory(title=f"Repaircafé {one}")
    with django_assert_num_queries(6):
        similar(VALUES, language="nl", at=AT)


def test_a_day_is_a_day():
    page = InitiativePageFactory()
    write(page, {"since": "2019-03-31"})
    assert page.since == date(2019, 3, 31)
