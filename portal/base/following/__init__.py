"""Following a list by mail: what a filter chooses, told to who asked for it, at once or every week."""
