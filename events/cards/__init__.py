from .events import date_rows, event_card, event_facts, event_standing
from .shared import small_map, told
from .trainings import edition_rows, edition_standing, training_card, training_facts
from .trajectories import programme_of_years, trajectory_card, trajectory_facts, trajectory_year, year_standing

__all__ = [
    "date_rows",
    "edition_rows",
    "edition_standing",
    "event_card",
    "event_facts",
    "event_standing",
    "programme_of_years",
    "small_map",
    "told",
    "training_card",
    "training_facts",
    "trajectory_card",
    "trajectory_facts",
    "trajectory_year",
    "year_standing",
]
