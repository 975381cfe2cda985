"""A worker that only sends mail, with leases of seconds instead of minutes. A program, for tests that kill it."""

import time
from datetime import timedelta

import django


def main() -> None:
    django.setup()
    from django.utils import timezone

    from portal.base.outbox import sending

    sending.LEASE = timedelta(seconds=3)
    while True:
        sending.send_due(timezone.now())
        time.sleep(0.1)


if __name__ == "__main__":
    main()
