from .events import EventIndexPage, EventPage, Occurrence
from .questions import EventQuestion, TrainingQuestion, TrajectoryQuestion
from .trainings import Edition, TrainingIndexPage, TrainingPage
from .trajectories import Meeting, TrajectoryIndexPage, TrajectoryPage, TrajectoryYear

__all__ = [
    "Edition",
    "EventIndexPage",
    "EventPage",
    "EventQuestion",
    "Meeting",
    "Occurrence",
    "TrainingIndexPage",
    "TrainingPage",
    "TrainingQuestion",
    "TrajectoryIndexPage",
    "TrajectoryPage",
    "TrajectoryQuestion",
    "TrajectoryYear",
]
