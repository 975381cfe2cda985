class Stopped(Exception):  # noqa: N818 -- the verdict on a form, and no error of ours
    """A form that does not come through now. `message` tells the sender why, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Trapped(Stopped):
    """A machine filled in what people do not see: thank it as if all went well, and keep nothing."""
