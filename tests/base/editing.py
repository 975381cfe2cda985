"""The page editor as a browser uses it."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.blocks.base import BlockWidget
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from home.roles import load_role
from tests.base.soup import soup, texts
from tests.factories import UserFactory

PUBLISH = {"action-publish": "action-publish"}


def editor(role: str) -> Client:
    """Somebody of the staff with this role, logged in. It is given for the pages that exist by now."""
    load_role(role)
    client = Client()
    client.force_login(UserFactory(role=role))
    return client


def add_address(model: type[Page], parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def add(client: Client, model: type[Page], parent: Page, values: Mapping[str, str]) -> HttpResponse:
    """Open the form for a new page, fill in these values, send it."""
    address = add_address(model, parent)
    return client.post(address, typed(client.get(address)) | dict(values))


def change(client: Client, page: Page, values: Mapping[str, str]) -> HttpResponse:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, typed(client.get(address)) | dict(values))


def typed(response: HttpResponse) -> dict:
    """What a browser would send of the form as it stands; streams are built by script, so they are sent empty."""
    form = response.context["form"]
    sent = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    values = {name: sent.getlist(name) for name in sent if not name.startswith("action-")}
    rows = [row for formset in form.formsets.values() for row in formset.forms]
    fields = [bound for part in (form, *rows) for bound in part]
    streams = [bound.html_name for bound in fields if isinstance(bound.field.widget, BlockWidget)]
    return values | {f"{name}-count": "0" for name in streams}


def complaints(response: HttpResponse) -> list[str]:
    """What the form says is wrong, beside the fields."""
    return texts(soup(response), ".error-message")


def kept(response: HttpResponse, values: Mapping[str, str]) -> dict[str, str]:
    """Of what was typed, what still stands in the form."""
    page = soup(response)
    fields = {name: page.select_one(f'#page-edit-form input[name="{name}"]') for name in values}
    return {name: str(field.get("value", "")) for name, field in fields.items() if field}
