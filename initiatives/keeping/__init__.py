"""Initiators keep their page: they propose changes, confirm that all is still true, and invite who helps them."""
