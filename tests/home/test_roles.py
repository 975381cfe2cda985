"""What each role of the staff may do, and what it is shown of that."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, WorkflowState

from home.models import ContentPage
from home.roles import ROLES, load_roles
from tests.base.editing import add, add_address, complaints, editor
from tests.base.soup import soup, values
from tests.factories import (
    ContentPageFactory,
    EventPageFactory,
    FormPageFactory,
    InitiativePageFactory,
    NewsPageFactory,
    ProgrammePageFactory,
    SiteSettingsFactory,
    ThemeFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    UserFactory,
    home_page,
    twin_of,
)

pytestmark = pytest.mark.django_db

KINDS = {
    "programme": ProgrammePageFactory,
    "event": EventPageFactory,
    "training": TrainingPageFactory,
    "trajectory": TrajectoryPageFactory,
    "initiative": InitiativePageFactory,
    "news": NewsPageFactory,
    "content": ContentPageFactory,
    "form": FormPageFactory,
}
EVERYTHING, WRITES, NOTHING = "add edit publish lock delete", "add edit", ""
DATED = ("event", "training", "trajectory")
MAY = {
    "redacteur": dict.fromkeys(KINDS, WRITES),
    "eindredacteur": dict.fromkeys(KINDS, EVERYTHING),
    "moderator": dict.fromkeys(KINDS, NOTHING) | {"initiative": EVERYTHING},
    "organisator": dict.fromkeys(KINDS, NOTHING) | dict.fromkeys(DATED, EVERYTHING),
    "beheerder": dict.fromkeys(KINDS, EVERYTHING),
}
#: What hangs on no page: (address, roles that get in).
OFFICE = {
    "snippets/base/theme/": set(ROLES),
    "snippets/base/theme/add/": {"eindredacteur", "beheerder"},
    "snippets/base/contact/add/": {"eindredacteur", "beheerder"},
    "snippets/base/place/add/": {"beheerder"},
    "snippets/base/sitesettings/edit/{settings}/": {"eindredacteur", "beheerder"},
    "redirects/": {"eindredacteur", "beheerder"},
    "searched-words/": {"redacteur", "eindredacteur", "beheerder"},
    "searches-without-result/": {"redacteur", "eindredacteur", "beheerder"},
    "reports/useful/": {"redacteur", "eindredacteur", "moderator", "beheerder"},
    "reports/useful/texts/": {"redacteur", "eindredacteur", "moderator", "beheerder"},
    "snippets/search/synonym/": {"eindredacteur", "beheerder"},
    "snippets/search/promotion/": {"eindredacteur", "beheerder"},
    "snippets/search/searchweights/": {"eindredacteur", "beheerder"},
    "mail-words/": {"eindredacteur", "organisator", "beheerder"},
    "mails-not-sent/": {"eindredacteur", "beheerder"},
    "form-answers/": {"eindredacteur", "moderator", "beheerder"},
    "registrations/": {"eindredacteur", "organisator", "beheerder"},
    "images/": set(ROLES),
    "documents/": set(ROLES),
    "users/": {"beheerder"},
    "groups/": {"beheerder"},
    "sites/": {"beheerder"},
    "locales/": {"beheerder"},
    "workflows/list/": {"beheerder"},
}


@pytest.fixture
def pages() -> dict[str, Page]:
    """A page of each kind that is somebody else's; the roles are loaded."""
    made = {kind: factory(owner=UserFactory()) for kind, factory in KINDS.items()}
    load_roles()
    return made


def rights(user, page: Page) -> str:
    here, above = page.permissions_for_user(user), page.get_parent().permissions_for_user(user)
    answers = {
        "add": above.can_add_subpage(),
        "edit": here.can_edit(),
        "publish": here.can_publish() and here.can_unpublish() and above.can_publish_subpage(),
        "lock": here.can_lock(),
        "delete": here.can_delete(),
    }
    return " ".join(name for name, answer in answers.items() if answer)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_with_each_kind_of_page_what_belongs_to_it(pages, role):
    user = UserFactory(role=role)
    assert {kind: rights(user, page) for kind, page in pages.items()} == MAY[role]


@pytest.mark.parametrize("role", ["redacteur", "organisator"])
def test_a_role_may_do_the_same_in_every_language(role):
    twins = {kind: twin_of(factory(owner=UserFactory()), "de") for kind, factory in KINDS.items()}
    load_roles()
    user = UserFactory(role=role)
    assert {kind: rights(user, page) for kind, page in twins.items()} == MAY[role]


def test_who_has_no_role_may_do_nothing(pages):
    user = UserFactory()
    assert {rights(user, page) for page in pages.values()} == {NOTHING}
    assert user.has_perm("wagtailadmin.access_admin") is False


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_into_the_parts_of_the_office_that_belong_to_it(role):
    settings = SiteSettingsFactory()
    client = editor(role)
    answers = {path: client.get(f"/admin/{path.format(settings=settings.pk)}").status_code for path in OFFICE}
    assert answers == {path: 200 if role in roles else 302 for path, roles in OFFICE.items()}


def test_a_beheerder_keeps_the_collections_of_pictures_and_documents():
    assert editor("beheerder").get("/admin/collections/").status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_the_welcome_leads_to_what_the_role_may_add_and_nowhere_else(pages, role):
    twin_of(pages["initiative"], "en")
    client = editor(role)
    expected = [
        add_address(type(page), page.get_parent())
        for kind, page in pages.items()
        if MAY[role][kind] and kind not in {"content", "form"}
    ]
    page = soup(client.get("/admin/"))
    assert values(page, ".w-welcome__ways a", "href") == [*expected, "/admin/pages/"]
    assert [client.get(address).status_code for address in expected] == [200] * len(expected)


def test_a_redacteur_cannot_publish_by_a_forged_form(pages):
    client, page = editor("redacteur"), pages["content"]
    client.post(f"/admin/pages/{page.pk}/unpublish/")
    client.post(f"/admin/pages/{page.pk}/delete/")
    page.refresh_from_db()
    assert page.live


def test_what_a_redacteur_sends_in_waits_for_the_eindredactie():
    home_page()
    load_roles()
    client = editor("redacteur")
    response = add(client, ContentPage, home_page(), {"title": "Over ons", "slug": "over-ons", "action-submit": "1"})
    assert response.status_code == 302, complaints(response)
    page = ContentPage.objects.get()
    state = page.current_workflow_state
    assert (page.live, state.status, state.workflow.name) == (
        False,
        WorkflowState.STATUS_IN_PROGRESS,
        "Controle door de eindredactie",
    )
    assert [group.name for group in state.current_task_state.task.specific.groups.all()] == ["eindredacteur"]


def test_loading_the_roles_again_restores_them_and_keeps_their_people(pages):
    user = UserFactory(role="moderator")
    group = Group.objects.get(name="moderator")
    group.permissions.clear()
    group.page_permissions.all().delete()
    load_roles()
    assert rights(user, pages["initiative"]) == EVERYTHING
    assert Group.objects.filter(name__in=ROLES).count() == len(ROLES) == 5


def test_a_redacteur_cannot_delete_a_theme_by_a_forged_form():
    theme = ThemeFactory()
    editor("redacteur").post(f"/admin/snippets/base/theme/delete/{theme.pk}/")
    assert type(theme).objects.filter(pk=theme.pk).exists()


def test_the_home_page_is_there_for_every_language():
    assert [home_page(code).url for code in ("nl", "en", "de")] == ["/nl/", "/en/", "/de/"]
