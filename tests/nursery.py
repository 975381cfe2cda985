"""Processes forked from one that has the site loaded already: loading takes longer than what tests ask of them.

`NURSERY.Process(target=…)`, given `database_name()`; the target begins with `take`.
"""

from multiprocessing import get_context

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

NURSERY = get_context("forkserver")
NURSERY.set_forkserver_preload([__name__])


def database_name() -> str:
    return str(connection.settings_dict["NAME"])


def take(database: str, mail_port: int) -> None:
    """In such a process: use the database of this name, and the mail server at this port of loopback."""
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = database
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", mail_port, 10
