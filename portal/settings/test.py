"""Settings of the tests: the embedded default, faster and without leftovers."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import STORAGES, WAGTAILSEARCH_BACKENDS, env
from .databases import database

SECRET_KEY = "tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
_folder = Path(tempfile.mkdtemp(prefix="achterhoek2020-tests-"))
VAR_DIR = _folder
MEDIA_ROOT = _folder / "media"
STATIC_ROOT = _folder / "static"
MAINTENANCE_FILE = _folder / "maintenance"
ERASURE_LEDGER = _folder / "erased.txt"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Where the outbox has its worker killed (`portal.base.failpoints`); nowhere, as a rule.
KILL_AT = env.str("KILL_AT", default="")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "private": STORAGES["private"] | {"OPTIONS": STORAGES["private"]["OPTIONS"] | {"location": _folder / "private"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATABASES = {"default": database(env, "TEST_DATABASE_URL", embedded=_folder / "portal.sqlite3")}
# The index of the admin's own search boxes costs time at each save, and no test types in one.
WAGTAILSEARCH_BACKENDS = {"default": WAGTAILSEARCH_BACKENDS["default"] | {"AUTO_UPDATE": False}}
