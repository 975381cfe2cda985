"""“Was this page useful to you?”: asked under pages, answered without a name, counted for editors.

Import from the modules: `models`, `answering`, `report`.
"""
