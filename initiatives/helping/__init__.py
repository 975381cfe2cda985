"""“I can help”: a relay between who offers help and an initiative, in which neither sees the other's address."""
