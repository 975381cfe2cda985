"""A worker process for the tests: sends until it is stopped or killed. Run as a program, with the database, the mail
server's port and the moment in its environment.
"""

import os
import time
from datetime import datetime, timedelta

import django


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.db import connection

    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = os.environ["DATABASE_NAME"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(os.environ["MAIL_PORT"])
    from portal.base.outbox import compose, register, send_due
    from tests.base.outbox.samples import KIND

    register(KIND, lambda mail: compose("Hello", language=mail.language, paragraphs=["You are coming."]))
    at, start = datetime.fromisoformat(os.environ["AT"]), time.monotonic()
    print("ready", flush=True)
    while True:
        send_due(at + timedelta(seconds=time.monotonic() - start))
        print("round", flush=True)
        time.sleep(0.02)


if __name__ == "__main__":
    main()
