"""A word without what does not make it another word: capitals and diacritics."""

import unicodedata

# Letters that Unicode does not take apart.
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def fold(word: str) -> str:
    """Lower case without diacritics, nothing but letters and digits: "Coöperatie" gives "cooperatie"."""
    plain = unicodedata.normalize("NFKD", word.casefold()).casefold().translate(_LETTERS)
    return "".join(char for char in plain if char.isalnum())
