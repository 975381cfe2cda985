"""The embedded default: SQLite, local memory, mail in a folder. `make demo` runs on this."""

from .base import *  # noqa: F403
from .base import DATABASES, VAR_DIR, env

VAR_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-trying-out-on-your-own-machine-never-in-production")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

# Connecting costs more than most queries.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
