from .events import EventIndexPage, EventPage, Occurrence
from .trainings import Edition, TrainingIndexPage, TrainingPage
from .trajectories import Meeting, TrajectoryIndexPage, TrajectoryPage, TrajectoryYear

__all__ = [
    "Edition",
    "EventIndexPage",
    "EventPage",
    "Meeting",
    "Occurrence",
    "TrainingIndexPage",
    "TrainingPage",
    "TrajectoryIndexPage",
    "TrajectoryPage",
    "TrajectoryYear",
]
