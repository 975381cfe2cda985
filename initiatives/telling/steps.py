"""In which order a resident tells of an initiative. Names stand in addresses and in what is kept: never change one."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the telling. `slug`: its word in addresses; `names`: what is asked there, as `FIELDS` has it."""

    name: str
    slug: str
    title: str
    lede: str
    names: tuple[str, ...]


STEPS = (
    Step(
        "about",
        "wat",
        _("What it is"),
        _("Tell it as you would tell a neighbour. You can change every word later."),
        ("title", "summary", "what", "why", "themes", "stage", "since", "carried_by"),
    ),
    Step(
        "where",
        "waar",
        _("Where it is"),
        _("With a place, people nearby find it. Nobody sees a street or a house number."),
        ("where",),
    ),
    Step(
        "how",
        "hoe",
        _("How you did it"),
        _("This is what others learn most from. All of it may stay empty: you can add it when you know more."),
        ("steps", "costs", "permits", "lessons"),
    ),
    Step(
        "help",
        "hulp",
        _("What you ask and offer"),
        _("Whoever can help writes to you through this site, and sees no address of yours."),
        ("help",),
    ),
    Step(
        "pictures",
        "fotos",
        _("Your pictures"),
        _("A picture tells whether people feel welcome. None is needed."),
        ("pictures",),
    ),
    Step(
        "contact",
        "contact",
        _("Who you are"),
        _("So that we can reach you. None of this comes on the site but the addresses of your own pages."),
        ("links",),
    ),
)

BY_NAME = {step.name: step for step in STEPS}
BY_SLUG = {step.slug: step for step in STEPS}
