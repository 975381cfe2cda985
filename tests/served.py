"""Settings of a site that tests start as processes of its own: on the tests' database, mail to the tests' server."""

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import DATABASES, STORAGES, env

SECRET_KEY = "tests"
ALLOWED_HOSTS = ["127.0.0.1"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
DATABASES["default"]["NAME"] = env.str("SERVED_DATABASE")
DATABASES["default"]["CONN_MAX_AGE"] = 60
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = "127.0.0.1", env.int("MAIL_PORT", default=1), 10
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
#: All people of a test come from one address.
SIGN_UPS_PER_HOUR = 1_000_000
KILL_AT = env.str("KILL_AT", default="")
KILL_ONCE = env.str("KILL_ONCE", default="")
