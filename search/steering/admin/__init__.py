"""Search in the menu of the editorial room: two reports, synonyms, promoted results, weights."""
