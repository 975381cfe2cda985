from portal.base.errors import Refused

__all__ = ["AlreadySignedUp", "Refused"]


class AlreadySignedUp(Refused):
    """This address has a live registration here. Tell it to the address, and to nobody else."""

    def __init__(self, registration):
        super().__init__()
        self.registration = registration
