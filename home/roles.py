"""The roles of the staff and what each may do. Loading them again restores what is written here.

| role | may |
|---|---|
| redacteur | write and translate everywhere, send it in for a check, read what visitors search for |
| eindredacteur | also publish, unpublish, lock, keep building blocks, settings, mails; steer search, read the trail |
| moderator | write and publish initiatives |
| organisator | write and publish events, trainings and trajectories, read the words of mails, send failed mails again |
| beheerder | everything, users and languages included |

Sign-ups: an organisator runs those of their own, an eindredacteur all, without invoices and sensitive answers.
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
STEERING = ("synonym", "promotion", "searchweights")
DESK = {
    EINDREDACTEUR: ("run_desk", "see_all_offerings"),
    ORGANISATOR: ("run_desk", "see_invoices", "see_sensitive"),
}
MAILS = {
    EINDREDACTEUR: ("view_mailtext", "change_mailtext"),
    ORGANISATOR: ("view_mailtext", "view_outboxmail", "change_outboxmail"),
}
BUILDING_BLOCKS = ("theme", "programmeline", "contact", "partner", "sitesettings")


def load_roles() -> None:
    """Create the five groups with their permissions, and let the eindredactie check what is sent in."""
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in ROLES}
    for name, group in groups.items():
        group.permissions.set(general_permissions(name))
        give_pages(group, page_rights(name))
        give_files(group, (*FILES, *COLLECTIONS) if name == BEHEERDER else FILES)
    send_checks_to(groups[EINDREDACTEUR])
    Group.objects.filter(name__in=("Moderators", "Editors"), user__isnull=True).delete()


def general_permissions(role: str) -> list[Permission]:
    """Permissions that hang on no page."""
    if role == BEHEERDER:
        return list(Permission.objects.exclude(content_type__app_label="admin"))
    names = ["access_admin", "submit_translation"]
    places = Permission.objects.filter(
        content_type__app_label="base",
        codename__in=[f"view_{name}" for name in (*BUILDING_BLOCKS, "place", "municipality")],
    )
    wanted = Permission.objects.filter(codename__in=names) | places
    if role in (REDACTEUR, EINDREDACTEUR):
        wanted |= Permission.objects.filter(content_type__app_label="search", codename="view_searchcount")
    if role in (EINDREDACTEUR, ORGANISATOR):
        wanted |= Permission.objects.filter(content_type__app_label="base", codename__in=MAILS[role])
    if role == EINDREDACTEUR:
        wanted |= Permission.objects.filter(content_type__app_label="base", codename="view_auditevent")
        wanted |= Permission.objects.filter(content_type__app_label="base", content_type__model__in=BUILDING_BLOCKS)
        wanted |= Permission.objects.filter(content_type__app_label="search", content_type__model__in=STEERING)
        wanted |= Permission.objects.filter(Q(content_type__app_label="wagtailredirects"))
    wanted |= Permission.objects.filter(content_type__app_label="registration", codename__in=DESK.get(role, ()))
    return list(wanted.distinct())


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
