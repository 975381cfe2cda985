"""Mails in the menu of the editorial room: their words, and those that did not arrive."""
