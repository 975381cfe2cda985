"""What editors decide about search. Other parts of search ask here and nowhere else."""

from .counting import count_search
from .guidance import expand, promoted, steer, weights

__all__ = ["count_search", "expand", "promoted", "steer", "weights"]
