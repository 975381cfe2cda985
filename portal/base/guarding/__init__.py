"""Keeps machines from filling forms, without a third party: see decision 0012."""

from .guards import Guard
from .refusals import Stopped, Trapped

__all__ = ["Guard", "Stopped", "Trapped"]
