"""How the derived lists in search/words are made. Only `manage.py derive_words` needs this."""
