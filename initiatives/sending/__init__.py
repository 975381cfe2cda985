"""Residents send in an initiative, and moderators answer: it is taken, given back to be mended, or declined."""
