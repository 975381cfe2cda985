"""Nobody deletes, by accident, a page that people have signed up on."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page

from .guarding import expected_at


@hooks.register("before_delete_page")
def hold_page(request, page):
    """Also holds the pages above one that people have signed up on."""
    return refuse(request, [page], reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def hold_pages(request, action_type, objects, action):
    pages = [row for row in objects if isinstance(row, Page)]
    if action_type != "delete" or not pages:
        return None
    return refuse(request, pages, action.next_url or reverse("wagtailadmin_explore_root"))


def refuse(request, pages: list[Page], url: str) -> HttpResponseRedirect | None:
    """Back to where it was asked, with the reason; None when nobody would be left in the cold."""
    found = expected_at(pages, at=timezone.now())
    if not found:
        return None
    words = ngettext(
        "Not deleted: %(count)s person has signed up for “%(title)s”. Cancel that registration first, or call the "
        "activity off and unpublish the page later.",
        "Not deleted: %(count)s people have signed up for “%(title)s”. Cancel their registrations first, or call the "
        "activity off and unpublish the page later.",
        found.people,
    )
    messages.error(request, words % {"count": found.people, "title": found.title})
    return redirect(url)
