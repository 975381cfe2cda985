"""Homework groups: make them, put people elsewhere, write the assignment, tell everybody."""

import secrets

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View

from portal.base.asking import StoredFile, handed_out
from portal.base.privacy.trail import record

from ...actions.grouping import make_groups, move_member, tell_groups, write_group
from ...errors import Refused
from ..access import OfOffering, address
from ..grouping import GroupForm, MakingForm, MovingForm, rounds_of


class GroupsView(OfOffering, TemplateView):
    """All rounds. Which button was pressed says what is asked: make, move or tell."""

    page_title = gettext_lazy("Homework groups")
    template_name = "registration/desk/groups.html"

    def get(self, request, *args, **kwargs):
        record("seen", about=f"offering:{self.offering.pk}", by=request.user, fields=["groups"], at=timezone.now())
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        forms = self.forms(request.POST)
        asked = next((name for name in ("make", "move", "tell") if name in request.POST), "")
        try:
            done = getattr(self, asked)(forms) if asked else ""
        except Refused as refused:
            forms[asked if asked in forms else "make"].add_error(None, refused.message)
            done = ""
        if not done:
            return self.render_to_response(self.get_context_data(**forms))
        messages.success(request, done)
        return redirect(request.path)

    def forms(self, data=None) -> dict:
        """By button; only the one that was pressed has data."""
        return {
            "make": MakingForm(data if data and "make" in data else None, prefix="make"),
            "move": MovingForm(data if data and "move" in data else None, prefix="move", offering=self.offering),
        }

    def make(self, forms: dict) -> str:
        if not forms["make"].is_valid():
            return ""
        values, by = forms["make"].cleaned_data, self.request.user
        groups = make_groups(self.offering, **values, seed=secrets.randbits(32), by=by, at=timezone.now())
        words = ngettext("%(count)s group has been made.", "%(count)s groups have been made.", len(groups))
        return words % {"count": len(groups)}

    def move(self, forms: dict) -> str:
        if not forms["move"].is_valid():
            return ""
        values = forms["move"].cleaned_data
        move_member(values["participant"], to=values["to"], by=self.request.user, at=timezone.now())
        return _("Done. Whoever is in a group by hand stays there when you shuffle again.")

    def tell(self, forms: dict) -> str:
        given = self.request.POST["tell"]
        turn = int(given) if given.isascii() and given.isdigit() and len(given) < 4 else 0
        count = tell_groups(self.offering, turn=turn, by=self.request.user, at=timezone.now())
        words = ngettext("%(count)s person gets a mail.", "%(count)s people get a mail.", count)
        return words % {"count": count}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**(self.forms() | kwargs)) | {"rounds": rounds_of(self.offering)}


class OfGroup(OfOffering):
    """A screen about one group."""

    def find(self) -> None:
        super().find()
        self.group = get_object_or_404(self.offering.homework_groups, pk=self.kwargs["group"])

    @property
    def back(self) -> str:
        return address("groups", self.offering.pk)


class GroupView(OfGroup, FormView):
    template_name = "registration/desk/group.html"
    form_class = GroupForm

    def get_page_title(self):
        return self.group.title

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"group": self.group}

    def form_valid(self, form):
        at, values = timezone.now(), form.cleaned_data
        write_group(
            self.group,
            words=form.words,
            links=values["links"],
            shows_members=values["shows_members"],
            by=self.request.user,
            at=at,
        )
        form.keep_document(self.group, at=at)
        messages.success(self.request, _("The group has been saved."))
        return redirect(self.request.path)

    def get_context_data(self, **kwargs):
        files = StoredFile.objects.about(self.group.about).order_by("pk")
        shown = [(one, address("group_file", self.offering.pk, self.group.pk, one.uuid)) for one in files]
        return super().get_context_data(**kwargs) | {"files": shown, "group": self.group}


class GroupFileView(OfGroup, View):
    """A document of a group: fetched by GET, removed by POST."""

    def find(self) -> None:
        super().find()
        self.rows = StoredFile.objects.about(self.group.about).filter(uuid=self.kwargs["uuid"])
        self.stored = get_object_or_404(self.rows)

    def get(self, request, *args, **kwargs):
        return handed_out(self.stored)

    def post(self, request, *args, **kwargs):
        self.rows.remove()
        messages.success(request, _("The document has been removed."))
        return redirect(address("group", self.offering.pk, self.group.pk))
