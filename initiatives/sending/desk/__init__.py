"""The desk of moderators, in the admin: what waits, one submission at a time, and how it goes."""
