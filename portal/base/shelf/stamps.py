"""Whether the pages of a list have changed: a row for each change, of which all processes read the sum.

Rows are only added, so nobody waits for anybody, and one that is committed late still makes another sum. Tokens are
random: after a change that was rolled back, the next one never makes the same sum.
"""

import secrets
from datetime import datetime, timedelta
from functools import cache

from django.apps import apps
from django.db.models import Model, Sum
from modelcluster.models import get_all_child_relations

KEPT = timedelta(days=1)


def touch(*kinds: str) -> None:
    """Pages of these kinds ("initiatives.InitiativePage") changed. In the transaction of the change, after it."""
    changes = apps.get_model("base.ListChange")
    changes.objects.bulk_create(changes(kind=kind, token=secrets.randbits(31)) for kind in sorted(set(kinds)))


def touch_all() -> None:
    """Something changed that any list may show or filter by."""
    touch(*_kinds())


def stamp_of(kind: str) -> int:
    """Another number after each change."""
    found = apps.get_model("base.ListChange").objects.filter(kind=kind).aggregate(sum=Sum("token"))
    return int(found["sum"] or 0)


def trim(at: datetime) -> int:
    """Remove changes of long ago; how many. Lists are then read anew once."""
    return apps.get_model("base.ListChange").objects.filter(at__lt=at - KEPT).delete()[0]


@cache
def kinds_shown_by(model: type[Model]) -> frozenset[str]:
    """The kinds of pages whose lists change with a row of this model: a page, or a row of a page."""
    return frozenset(kind for kind in _kinds() if _shows(apps.get_model(kind), model))


def _shows(page: type[Model], model: type[Model]) -> bool:
    rows = (relation.related_model for relation in get_all_child_relations(page) if relation.model is page)
    return issubclass(model, page) or model in rows


@cache
def _kinds() -> frozenset[str]:
    """The pages that have a list."""
    return frozenset(model.page_model for model in apps.get_models() if getattr(model, "page_model", ""))
