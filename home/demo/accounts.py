"""One account per role, to try the site with."""

import base64
import hashlib
import hmac

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from ..roles import ROLES, load_roles


def load_accounts() -> list[str]:
    """Make the roles and an account for each; the lines say where to log in and with what."""
    load_roles()
    lines = ["", f"Log in at {settings.WAGTAILADMIN_BASE_URL}/admin/ as one of:"]
    for role in ROLES:
        load_account(role)
        lines.append(f"  {role:<14} {password_of(role)}")
    return lines


def load_account(role: str) -> None:
    """An account that exists keeps its password, also when somebody changed it."""
    user, new = get_user_model().objects.get_or_create(
        username=role, defaults={"email": f"{role}@example.org", "first_name": role.capitalize()}
    )
    if new:
        user.set_password(password_of(role))
        user.save()
        user.groups.add(Group.objects.get(name=role))
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "nl"})


def password_of(role: str) -> str:
    """Derived from the installation's secret, so that it can be printed again and cannot be guessed elsewhere."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"demo account {role}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest)[:16].decode().lower()
