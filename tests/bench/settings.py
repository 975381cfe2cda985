"""As in production, so far as one process on one machine can be: no debugging, hashed and compressed static files.

Missing are TLS, Redis and nginx; the database is the one that DATABASE_URL names, else SQLite.
"""

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import DATABASES, MIDDLEWARE, env

DEBUG = False
ROOT_URLCONF = "tests.bench.urls"
MIDDLEWARE = ["tests.bench.middleware.CpuTimeMiddleware", *MIDDLEWARE]
STATIC_ROOT = env.str("BENCH_STATIC")
# Named by the measuring process once it has made the database, for the server that it starts.
DATABASES["default"]["NAME"] = env.str("BENCH_DATABASE", default="") or DATABASES["default"]["NAME"]
