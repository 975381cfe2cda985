from .guides import Guide
from .help import Answered, HelpItem
from .kept import Confirmation
from .pages import InitiativeIndexPage, InitiativePage

__all__ = ["Answered", "Confirmation", "Guide", "HelpItem", "InitiativeIndexPage", "InitiativePage"]
