"""Data of people: who saw or changed it, what they agreed to, how long it stays, handing it out and forgetting it.

Rooms that hold such data offer a `Holder` and declare their fields (`personal`) in `AppConfig.ready`. Import from the
modules: `trail`, `consents`, `holders`, `register`, `persons`.
"""
