"""The roles of the staff and what each may do. Loading them again restores what is written here.

| role | may |
|---|---|
| redacteur | write and translate everywhere, send it in for a check, read what visitors search for and miss |
| eindredacteur | also publish, lock, keep building blocks, settings and words of mails, steer search, read the trail |
| moderator | write and publish initiatives, answer what residents send in |
| organisator | write and publish events, trainings and trajectories; run the registrations of their own |
| beheerder | everything, users and languages included |

What residents send in, proposals for pages of initiatives, what is sent with forms, and offers of help that were
reported as abuse, are for eindredacteur and moderator. An eindredacteur sees all registrations, without invoices and
sensitive answers. Mails that did not arrive hold addresses of everybody, so they are for the eindredacteur.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from events.models import EventIndexPage, TrainingIndexPage, TrajectoryIndexPage
from initiatives.models import InitiativeIndexPage

from .models import HomePage

REDACTEUR, EINDREDACTEUR, MODERATOR, ORGANISATOR, BEHEERDER = ROLES = (
    "redacteur",
    "eindredacteur",
    "moderator",
    "organisator",
    "beheerder",
)
WRITE = ("add_page", "change_page")
PUBLISH = (*WRITE, "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
COLLECTIONS = ("add_collection", "change_collection", "delete_collection")
BUILDING_BLOCKS = ("theme", "programmeline", "contact", "partner", "sitesettings")
VIEWED_BY_ALL = tuple(f"base.view_{name}" for name in (*BUILDING_BLOCKS, "place", "municipality"))
#: What hangs on no page: one permission ("base.view_auditevent"), or all of a model ("search.*synonym").
GENERAL = {
    REDACTEUR: ("search.view_searchcount", "base.view_usefulanswer"),
    EINDREDACTEUR: (
        "search.view_searchcount",
        "base.view_usefulanswer",
        "base.view_auditevent",
        "base.view_mailtext",
        "base.change_mailtext",
        "base.view_outboxmail",
        "base.change_outboxmail",
        "registration.run_desk",
        "registration.see_all_offerings",
        "home.*formanswer",
        "helping.*helpmessage",
        "sending.moderate",
        "keeping.moderate",
        "following.view_subscription",
        "wagtailredirects.*redirect",
        *(f"base.*{name}" for name in BUILDING_BLOCKS),
        *(f"search.*{name}" for name in ("synonym", "promotion", "searchweights")),
    ),
    MODERATOR: (
        "home.*formanswer",
        "helping.*helpmessage",
        "sending.moderate",
        "keeping.moderate",
        "base.view_usefulanswer",
    ),
    ORGANISATOR: (
        "base.view_mailtext",
        "registration.run_desk",
        "registration.see_invoices",
        "registration.see_sensitive",
    ),
}


def load_roles() -> None:
    """Create the five groups with their permissions, and let the eindredactie check what is sent in."""
    for name in ROLES:
        load_role(name)
    Group.objects.filter(name__in=("Moderators", "Editors"), user__isnull=True).delete()


def load_role(name: str) -> None:
    """Create the group of this role with its permissions; that of the eindredactie checks what is sent in."""
    group, _new = Group.objects.get_or_create(name=name)
    group.permissions.set(general_permissions(name))
    give_pages(group, page_rights(name))
    give_files(group, (*FILES, *COLLECTIONS) if name == BEHEERDER else FILES)
    if name == EINDREDACTEUR:
        send_checks_to(group)


def general_permissions(role: str) -> list[Permission]:
    """Permissions that hang on no page."""
    if role == BEHEERDER:
        return list(Permission.objects.exclude(content_type__app_label="admin"))
    wanted = Q(codename__in=("access_admin", "submit_translation"))
    for name in (*VIEWED_BY_ALL, *GENERAL[role]):
        app, _dot, permission = name.partition(".")
        model = permission.removeprefix("*")
        of_app = Q(content_type__app_label=app)
        wanted |= of_app & (Q(content_type__model=model) if model != permission else Q(codename=permission))
    return list(Permission.objects.filter(wanted).distinct())


def page_rights(role: str) -> list[tuple[Page, tuple[str, ...]]]:
    """Each page under which the role may do something, with what."""
    homes = list(HomePage.objects.all())
    if role == REDACTEUR:
        return [(home, WRITE) for home in homes]
    if role == EINDREDACTEUR:
        return [(home, PUBLISH) for home in homes]
    if role == BEHEERDER:
        return [(Page.get_first_root_node(), PUBLISH)]
    models = (InitiativeIndexPage,) if role == MODERATOR else (EventIndexPage, TrainingIndexPage, TrajectoryIndexPage)
    return [(page, PUBLISH) for model in models for page in model.objects.all()]


def give_pages(group: Group, rights: list[tuple[Page, tuple[str, ...]]]) -> None:
    group.page_permissions.all().delete()
    known = {row.codename: row for row in Permission.objects.filter(content_type__app_label="wagtailcore")}
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=page, permission=known[name]) for page, names in rights for name in names
    )


def give_files(group: Group, names: tuple[str, ...]) -> None:
    """Pictures and documents: everybody who writes may add and choose them."""
    group.collection_permissions.all().delete()
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=root, permission=permission)
        for permission in Permission.objects.filter(codename__in=names)
    )


def send_checks_to(group: Group) -> None:
    """One workflow for the whole site, with one task: the group reads it and approves."""
    task, _new = GroupApprovalTask.objects.get_or_create(name="Lezen en goedkeuren")
    task.groups.set([group])
    workflow, _new = Workflow.objects.get_or_create(name="Controle door de eindredactie")
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    for home in HomePage.objects.all():
        WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    Workflow.objects.filter(name="Moderators approval").update(active=False)
