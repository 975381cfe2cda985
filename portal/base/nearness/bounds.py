"""Between which degrees the Netherlands lie."""

SOUTH, NORTH = 50.7, 53.6
WEST, EAST = 3.3, 7.3
