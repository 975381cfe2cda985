"""The editors' side: what was proposed, and who keeps which page."""
