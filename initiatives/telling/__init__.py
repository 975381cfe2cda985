"""What a resident tells of an initiative: fields asked in steps, kept as JSON values, written to a page.

It knows nothing of sending in or of keeping a page. Mail addresses and names of persons are no field here.
"""

from . import pictures
from .differing import Difference, Part, differences
from .fields import FIELDS
from .forms import TellingForm, faults, form_for, with_picture
from .kinds import Field
from .likeness import Similar, similar
from .places import Region, Where
from .steps import STEPS, Step
from .values import shown, values_of, write

__all__ = [
    "FIELDS",
    "STEPS",
    "Difference",
    "Field",
    "Part",
    "Region",
    "Similar",
    "Step",
    "TellingForm",
    "Where",
    "differences",
    "faults",
    "form_for",
    "pictures",
    "shown",
    "similar",
    "values_of",
    "with_picture",
    "write",
]
