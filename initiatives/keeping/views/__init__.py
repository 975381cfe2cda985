"""What visitors come in by. Each view reads what was asked, calls one thing and answers."""
