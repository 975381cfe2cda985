from .pages import HelpItem, InitiativeIndexPage, InitiativePage

__all__ = ["HelpItem", "InitiativeIndexPage", "InitiativePage"]
