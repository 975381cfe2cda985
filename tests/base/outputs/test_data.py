"""CSV and GeoJSON: what parsers of others make of them, and that they keep what docs/open-data.md promises."""

import re
from datetime import UTC, datetime
from pathlib import Path

import clevercsv
import pytest

from initiatives.choices import Stage
from portal.base.outputs.columns import SPOT, columns_of
from tests.base.outputs.reading import AGENDA, AT, LISTS, SHOWCASE, as_json, body, features, indexes, table
from tests.factories import (
    EventPageFactory,
    HelpItemFactory,
    InitiativePageFactory,
    MunicipalityFactory,
    OccurrenceFactory,
    ThemeFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

OPEN_DATA = Path(__file__).parents[3] / "docs" / "open-data.md"
#: What JSON Schema calls the types of Python.
TYPES = {"string": str, "number": (int, float), "boolean": bool, "array": list, "null": type(None)}


@pytest.fixture
def garden():
    """An initiative with everything; its title would be a formula."""
    return InitiativePageFactory(
        title='=2+5;"tuin"\nvoor allen',
        summary="Met; een puntkomma, “aanhaling” & <b>vet</b>",
        at=datetime(2027, 1, 2, 12, tzinfo=UTC),
        themes=[ThemeFactory(slug="groen"), ThemeFactory(slug="ontmoeten")],
        help_items=[HelpItemFactory(text="Handen"), HelpItemFactory(text="Zaad", direction="offered")],
        since="2019-03-01",
        latitude="51.9",
        longitude="6.3",
    )


def test_a_table_opens_in_a_spreadsheet_and_holds_no_formula(client, garden):
    response = client.get(f"{SHOWCASE}lijst.csv")
    text = body(response)
    assert text.startswith("\ufeff")
    assert response["Content-Disposition"] == 'attachment; filename="initiatieven.csv"'
    dialect = clevercsv.Sniffer().sniff(text.removeprefix("\ufeff"))
    assert dialect.delimiter == ";"
    [row] = table(client, SHOWCASE)
    assert row["title"] == f"'{garden.title}"
    assert row["summary"] == garden.summary
    assert (row["themes"], row["wanted"], row["offered"]) == ("groen | ontmoeten", "Handen", "Zaad")
    assert (row["published"], row["since"], row["stage"]) == ("2027-01-02T13:00:00+01:00", "2019-03-01", "running")
    assert (row["latitude"], row["longitude"], row["place"], row["municipality"]) == (
        *("51.9", "6.3"),
        *("Zeddam", "Montferland"),
    )


def test_map_data_say_where_it_is_longitude_first(client, garden):
    [feature] = features(client, SHOWCASE).features
    assert feature.geometry.coordinates == [6.3, 51.9]
    assert feature["id"] == str(garden.translation_key)
    assert feature.properties["url"] == garden.full_url
    assert feature.properties["themes"] == ["groen", "ontmoeten"]


def test_what_has_no_spot_is_there_without_geometry(client):
    InitiativePageFactory(title="Heel de gemeente", place=None, municipality=MunicipalityFactory())
    InitiativePageFactory(title="Heel de streek", place=None, municipality=None)
    found = {row.properties["title"]: row for row in features(client, SHOWCASE).features}
    assert {title: row.geometry for title, row in found.items()} == {"Heel de gemeente": None, "Heel de streek": None}
    assert found["Heel de gemeente"].properties["municipality"] == "Doetinchem"


def test_one_that_stopped_asks_nothing(client):
    InitiativePageFactory(stage=Stage.STOPPED, help_items=[HelpItemFactory()])
    assert features(client, SHOWCASE).features[0].properties["wanted"] == []


def test_an_event_tells_all_its_dates(client, time_machine):
    time_machine.move_to(AT)
    EventPageFactory(
        at=AT,
        price=0,
        occurrences=[OccurrenceFactory(at=AT, in_days=-3), OccurrenceFactory(at=AT, in_days=2, all_day=True)],
    )
    [row] = features(client, AGENDA).features
    assert row.properties["dates"] == ["2027-05-01T12:00:00+02:00/2027-05-01T14:00:00+02:00", "2027-05-06/2027-05-06"]
    assert (row.properties["start"], row.properties["all_day"]) == ("2027-05-06T12:00:00+02:00", True)
    assert (row.properties["price"], row.properties["sign_up"]) == (0, "none")


@pytest.mark.parametrize("path", LISTS)
def test_the_data_are_as_their_schema_says(client, path, garden):
    EventPageFactory()
    EventPageFactory(place=None, online=True, price=12.5)
    schema = as_json(client, f"{path}schema.json")
    for row in features(client, path).features:
        assert list(row.properties) == schema["required"]
        for name, value in row.properties.items():
            kinds = schema["properties"][name]["type"]
            assert isinstance(value, tuple(map(TYPES.get, [kinds] if isinstance(kinds, str) else kinds))), name
            assert value in schema["properties"][name].get("enum", [value]), name


@pytest.mark.parametrize("path", LISTS)
def test_the_documentation_names_each_column_and_no_other(client, path):
    part = OPEN_DATA.read_text().partition(f"`{path.removeprefix('/nl')}`")[2].partition("\n## ")[0]
    shared = OPEN_DATA.read_text().partition("## Every list")[2].partition("\n## ")[0]
    documented = set(re.findall(r"^\| `(\w+)` \|", shared + part, re.MULTILINE))
    assert documented == {column.name for column in (*columns_of(indexes()[path]), *SPOT)}
    response = client.get(f"{path}gegevens/")
    assert all(f"<code>{name}</code>" in response.content.decode() for name in documented)
