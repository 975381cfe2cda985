from .help import Answered, HelpItem
from .pages import InitiativeIndexPage, InitiativePage

__all__ = ["Answered", "HelpItem", "InitiativeIndexPage", "InitiativePage"]
