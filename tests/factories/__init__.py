"""Real rows for tests. Pages stand under the migrated home page; days count from `at`, a moment."""

from .events import (
    EditionFactory,
    EventIndexFactory,
    EventPageFactory,
    MeetingFactory,
    OccurrenceFactory,
    TrainingIndexFactory,
    TrainingPageFactory,
    TrajectoryIndexFactory,
    TrajectoryPageFactory,
    TrajectoryYearFactory,
)
from .files import DocumentFactory, PictureFactory
from .initiatives import HelpItemFactory, InitiativeIndexFactory, InitiativePageFactory
from .pages import (
    ContentPageFactory,
    FormPageFactory,
    NewsIndexFactory,
    NewsPageFactory,
    ProgrammeIndexFactory,
    ProgrammePageFactory,
    home_page,
    question,
)
from .people import UserFactory
from .registrations import OfferingFactory, SessionFactory, sign_up, wish_for
from .taxonomy import (
    ContactFactory,
    MunicipalityFactory,
    PartnerFactory,
    PlaceFactory,
    ProgrammeLineFactory,
    SiteSettingsFactory,
    ThemeFactory,
)
from .translations import twin_of

__all__ = [
    "ContactFactory",
    "ContentPageFactory",
    "DocumentFactory",
    "EditionFactory",
    "EventIndexFactory",
    "EventPageFactory",
    "FormPageFactory",
    "HelpItemFactory",
    "InitiativeIndexFactory",
    "InitiativePageFactory",
    "MeetingFactory",
    "MunicipalityFactory",
    "NewsIndexFactory",
    "NewsPageFactory",
    "OccurrenceFactory",
    "OfferingFactory",
    "PartnerFactory",
    "PictureFactory",
    "PlaceFactory",
    "ProgrammeIndexFactory",
    "ProgrammeLineFactory",
    "ProgrammePageFactory",
    "SessionFactory",
    "SiteSettingsFactory",
    "ThemeFactory",
    "TrainingIndexFactory",
    "TrainingPageFactory",
    "TrajectoryIndexFactory",
    "TrajectoryPageFactory",
    "TrajectoryYearFactory",
    "UserFactory",
    "home_page",
    "question",
    "sign_up",
    "twin_of",
    "wish_for",
]
