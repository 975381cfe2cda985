"""Mails about registrations: words that editors may adapt, what goes with them, when they are no longer true."""
