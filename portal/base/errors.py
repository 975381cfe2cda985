class Refused(Exception):  # noqa: N818  (`except Refused` reads as what happened)
    """A rule does not allow this. The message is for whoever asked, in their language."""

    @property
    def message(self) -> str:
        return str(self.args[0]) if self.args else ""
