"""The only writers of states and places. Each takes its turn at the offering first, and raises `Refused`."""
