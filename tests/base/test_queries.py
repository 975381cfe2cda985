"""How often a page asks the database: a literal number, the same for few rows and for many."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    ContactFactory,
    ContentPageFactory,
    EditionFactory,
    EventIndexFactory,
    EventPageFactory,
    HelpItemFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    MeetingFactory,
    NewsIndexFactory,
    NewsPageFactory,
    OccurrenceFactory,
    PartnerFactory,
    PictureFactory,
    PlaceFactory,
    ProgrammeIndexFactory,
    ProgrammeLineFactory,
    ProgrammePageFactory,
    SiteSettingsFactory,
    ThemeFactory,
    TrainingIndexFactory,
    TrainingPageFactory,
    TrajectoryIndexFactory,
    TrajectoryPageFactory,
    TrajectoryYearFactory,
    home_page,
)

pytestmark = pytest.mark.django_db

LANGUAGES = ["nl", "en"]
INDEXES = {
    "agenda": EventIndexFactory,
    "trainings": TrainingIndexFactory,
    "trajectories": TrajectoryIndexFactory,
    "initiatives": InitiativeIndexFactory,
    "news": NewsIndexFactory,
    "programmes": ProgrammeIndexFactory,
}
PAGES = {
    "agenda": EventPageFactory,
    "trainings": TrainingPageFactory,
    "trajectories": TrajectoryPageFactory,
    "initiatives": InitiativePageFactory,
    "news": NewsPageFactory,
    "programmes": ProgrammePageFactory,
}


class Maker:
    """Pages of every kind with all that they can show: `count` of each thing they can have several of."""

    def __init__(self, language: str, count: int):
        self.home = home_page(language)
        self.count = count
        self.picture = PictureFactory()
        self.line = ProgrammeLineFactory(locale=self.home.locale)
        self.themes, self.contacts = (
            self._several(made, locale=self.home.locale) for made in (ThemeFactory, ContactFactory)
        )
        self.partners = self._several(PartnerFactory)
        SiteSettingsFactory(locale=self.home.locale, notice="Let op", notice_until=timezone.now() + timedelta(days=1))

    def page(self, kind: str, **values):
        rows = getattr(self, kind)() if hasattr(self, kind) else {}
        parent = INDEXES[kind](parent=self.home)
        return PAGES[kind](parent=parent, listing_image=self.picture, themes=self.themes, **rows | values)

    def agenda(self) -> dict:
        contact = {"contact": self.contacts[0], "sign_up": "mail", "sign_up_contact": self.contacts[-1]}
        return {"occurrences": self._rows(OccurrenceFactory), "programme_line": self.line} | contact

    def trainings(self) -> dict:
        people = {"partners": self.partners, "contacts": self.contacts, "sign_up_contact": self.contacts[0]}
        return {"editions": self._rows(EditionFactory), "programme_line": self.line} | people

    def trajectories(self) -> dict:
        people = {"partners": self.partners, "question_contact": self.contacts[0], "sign_up_contact": self.contacts[-1]}
        rows = {"years": self._rows(TrajectoryYearFactory), "meetings": self._rows(MeetingFactory)}
        return rows | people | {"programme_line": self.line}

    def initiatives(self) -> dict:
        items = self._several(HelpItemFactory, locale=self.home.locale)
        return {"help_items": items, "programme_line": self.line, "contact": self.contacts[0]}

    def news(self) -> dict:
        return {"place": PlaceFactory()}

    def programmes(self) -> dict:
        return {"lines": [self.line], "partners": self.partners, "contacts": self.contacts}

    def _several(self, made, **values) -> list:
        return [made(**values) for _number in range(self.count)]

    def _rows(self, made) -> list:
        return [made(in_days=number, locale=self.home.locale) for number in range(1, self.count + 1)]


@pytest.fixture
def costs(client, django_assert_num_queries):
    """Fails unless an address takes exactly so many queries, once pictures and the roots of the site are cached."""

    def check(url: str, number: int) -> None:
        assert client.get(url).status_code == 200
        with django_assert_num_queries(number):
            client.get(url)

    return check


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "number"),
    [("agenda", 10), ("trainings", 10), ("trajectories", 9), ("initiatives", 10), ("news", 9), ("programmes", 7)],
)
def test_a_list_costs_the_same_for_3_and_for_30(costs, kind, number, language):
    maker = Maker(language, 2)
    url = INDEXES[kind](parent=maker.home).url
    for count in (3, 30) if language == "nl" else (1, 3):
        while PAGES[kind]._meta.model.objects.count() < count:
            maker.page(kind)
        costs(url, number)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "number"),
    [("agenda", 7), ("trainings", 11), ("trajectories", 11), ("initiatives", 11), ("news", 5), ("programmes", 12)],
)
def test_a_page_costs_the_same_for_one_and_for_three_of_everything(costs, kind, number, language, count):
    maker = Maker(language, count)
    for _number in range(count):
        maker.page(kind)
    costs(maker.page(kind).url, number)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_programme_costs_the_same_for_one_and_for_three_of_each_kind_in_its_lines(costs, language, count):
    maker = Maker(language, count)
    for kind in ("trajectories", "trainings", "agenda", "initiatives"):
        for _number in range(count):
            maker.page(kind)
    costs(maker.page("programmes").url, 12)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("language", LANGUAGES)
def test_related_pages_cost_three_however_many(costs, language, count):
    maker = Maker(language, count)
    related = [("page", maker.page("news")) for _number in range(count)]
    costs(ContentPageFactory(parent=maker.home, listing_image=maker.picture).url, 5)
    costs(ContentPageFactory(parent=maker.home, listing_image=maker.picture, related_pages=related).url, 5 + 3)


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_costs_the_same_for_one_and_for_four_of_everything(costs, language, count):
    maker = Maker(language, count)
    for kind in PAGES:
        for _number in range(count):
            maker.page(kind)
    maker.home.highlight = maker.page("initiatives")
    maker.home.save()
    costs(maker.home.url, 11)
