"""Keeps machines from filling forms, without a third party: see decision 0012."""

from .guards import Guard
from .refusals import Stopped, Trapped
from .submissions import read_submission, submission_in

__all__ = ["Guard", "Stopped", "Trapped", "read_submission", "submission_in"]
