"""Many initiatives at once: a page of a factory costs a dozen queries."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from home.synthetic.tree import Draft, plant
from initiatives.choices import Stage
from initiatives.models import InitiativePage
from portal.base.models import Place, Theme
from portal.base.shelf import touch
from tests.factories import InitiativeIndexFactory

AT = datetime(2027, 5, 1, 10, 0, tzinfo=UTC)


def plant_at(slugs: Iterable[str], *, themes: Sequence[Theme] = ()) -> None:
    """An initiative at each of these places."""
    places = {place.slug: place for place in Place.objects.select_related("municipality")}
    links = {"themes": [theme.pk for theme in themes]} if themes else {}
    index = InitiativeIndexFactory()
    first = index.get_children().count()
    plant(index, [Draft(page(number, places[slug]), links=links) for number, slug in enumerate(slugs, first)])
    touch("initiatives.InitiativePage")


def page(number: int, place: Place) -> InitiativePage:
    return InitiativePage(
        title=f"Nummer {number}",
        slug=f"nummer-{number}",
        what="<p>Buren doen iets samen.</p>",
        stage=Stage.RUNNING,
        place=place,
        municipality=place.municipality,
        first_published_at=AT,
        last_published_at=AT,
    )
