"""A page for each municipality and each place: what goes on there, what is near, and who to call."""
