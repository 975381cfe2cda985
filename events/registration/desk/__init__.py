"""The organiser's desk in the editorial room: who signed up, and what an organiser does about it."""
