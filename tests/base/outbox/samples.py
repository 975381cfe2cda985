"""What the tests of the outbox, and the workers that they start, agree on."""

from datetime import UTC, datetime, timedelta

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
KIND = "confirmed"
