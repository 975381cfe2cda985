from portal.base.errors import Refused

__all__ = ["Refused"]
