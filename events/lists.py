"""The automatic lists that this room offers to editors."""

from django.utils.translation import gettext_lazy as _

from portal.base.lists import Wish, narrowed, offer

from .models import EventPage, TrainingPage, TrajectoryPage


def offer_lists() -> None:
    offer("upcoming-events", _("Coming events"), upcoming_events, more=_("Whole agenda"))
    offer("open-trainings", _("Coming trainings"), coming_trainings, more=_("All trainings"))
    offer("trajectories", _("Trajectories that run or start"), coming_trajectories, more=_("All trajectories"))


def coming(model, wish: Wish, where: str = "", **these: str) -> list:
    return narrowed(model.objects, wish, where=where).soonest(wish.count, wish.at, **these)


def upcoming_events(wish: Wish) -> list[EventPage]:
    return coming(EventPage, wish, "place")


def coming_trainings(wish: Wish) -> list[TrainingPage]:
    """By where their coming editions are held."""
    places = {"place__municipality__slug": wish.municipality, "place__slug": wish.place}
    return coming(TrainingPage, wish, **{name: slug for name, slug in places.items() if slug})


def coming_trajectories(wish: Wish) -> list[TrajectoryPage]:
    return coming(TrajectoryPage, wish)
