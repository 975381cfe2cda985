class Refused(Exception):  # noqa: N818  (`except Refused` reads as what happened)
    """A rule does not allow this. The message is for whoever asked, in their language."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = str(message)
