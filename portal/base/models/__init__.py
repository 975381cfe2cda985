from ..asking.models import FrozenQuestions, StoredFile
from ..outbox.models import MailText, OutboxMail
from ..privacy.models import AuditEvent, Consent, ConsentText, Erased
from ..useful.models import UsefulAnswer
from .images import PortalImage, Rendition
from .index import IndexPage, Listing
from .lists import ListChange
from .pages import BasePage, tabs, ticks
from .people import Contact, Partner
from .settings import SiteSettings
from .taxonomy import Municipality, Place, ProgrammeLine, Theme

__all__ = [
    "AuditEvent",
    "BasePage",
    "Consent",
    "ConsentText",
    "Contact",
    "Erased",
    "FrozenQuestions",
    "IndexPage",
    "ListChange",
    "Listing",
    "MailText",
    "Municipality",
    "OutboxMail",
    "Partner",
    "Place",
    "PortalImage",
    "ProgrammeLine",
    "Rendition",
    "SiteSettings",
    "StoredFile",
    "Theme",
    "UsefulAnswer",
    "tabs",
    "ticks",
]
