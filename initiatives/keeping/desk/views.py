"""The screens. What is refused stands above the form, and nothing is lost."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from portal.base.asking.drafts import handed_out
from portal.base.privacy.actions import Action
from portal.base.privacy.trail import record

from ...errors import Refused
from ..actions import deciding, keepers
from ..models import Keeper, Proposal
from ..pages import source_of
from .access import Desk, address
from .forms import InviteForm, RefuseForm
from .listing import who
from .showing import changes_of, file_of, files_of


class OfProposal(Desk):
    def find(self) -> None:
        rows = Proposal.objects.seen_by_staff().select_related("keeper", "decided_by")
        self.proposal = get_object_or_404(rows, pk=self.kwargs["proposal"])

    def get_page_title(self):
        return self.proposal.title


class ProposalView(OfProposal, TemplateView):
    """What would change, field by field; taken over or refused."""

    template_name = "keeping/desk/proposal.html"
    refusal = ""
    form: RefuseForm | None = None

    def get(self, request, *args, **kwargs):
        record(Action.SEEN, about=self.proposal.about, by=request.user, at=timezone.now())
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            done = self.take_over() if request.POST.get("deed") == "take" else self.refuse()
        except Refused as refused:
            self.refusal, done = refused.message, False
        if done:
            return redirect(address("proposals"))
        self.proposal.refresh_from_db()
        return self.render_to_response(self.get_context_data())

    def take_over(self) -> bool:
        posted = self.request.POST
        fields = {name: posted.get(f"seen-{name}", "") for name in posted.getlist("take")}
        live = deciding.take_over(self.proposal, fields=fields, by=self.request.user, at=timezone.now())
        told = _("Taken over, and on the site now.") if live else _("Taken over as a draft. Publish it in the editor.")
        messages.success(self.request, told if fields else _("Dealt with, without changing the page."))
        return True

    def refuse(self) -> bool:
        self.form = RefuseForm(self.request.POST)
        if not self.form.is_valid():
            return False
        deciding.refuse(self.proposal, reason=self.form.words, by=self.request.user, at=timezone.now())
        messages.success(self.request, _("Refused. Who proposed it gets a mail."))
        return True

    def get_context_data(self, **kwargs):
        page = source_of(self.proposal.key)
        return super().get_context_data(**kwargs) | {
            "proposal": self.proposal,
            "who": who(self.proposal),
            "initiative": page,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else "",
            "changes": changes_of(self.proposal, page),
            "files": files_of(self.proposal),
            "form": self.form or RefuseForm(),
            "refusal": self.refusal,
        }


class FileView(OfProposal, View):
    """A picture that came along, for the screen of its proposal only."""

    def get(self, request, *args, **kwargs):
        stored = file_of(self.proposal, self.kwargs["uuid"])
        if stored is None:
            raise Http404
        record(Action.SEEN, about=self.proposal.about, by=request.user, fields=["pictures"], at=timezone.now())
        return handed_out(stored)


class KeepersView(Desk, TemplateView):
    """Who keeps one initiative: invite somebody, or have somebody stop."""

    template_name = "keeping/desk/keepers.html"
    above = ("pages", gettext_lazy("Who keeps which page"))
    form: InviteForm | None = None

    def find(self) -> None:
        self.initiative = source_of(self.kwargs["key"])
        if self.initiative is None:
            raise Http404

    def get_page_title(self):
        return self.initiative.title

    def get(self, request, *args, **kwargs):
        about = f"initiative:{self.initiative.translation_key}"
        record(Action.SEEN, about=about, by=request.user, fields=["keepers"], at=timezone.now())
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        done = self.end(request.POST["end"]) if "end" in request.POST else self.invite()
        if done:
            return redirect(address("keepers", self.initiative.translation_key))
        return self.render_to_response(self.get_context_data())

    def end(self, number: str) -> bool:
        rows = self.rows().filter(pk=int(number)) if number.isdecimal() and len(number) < 19 else Keeper.objects.none()
        keepers.end(get_object_or_404(rows), by=self.request.user, at=timezone.now())
        messages.success(self.request, _("Stopped. The link does not work any more."))
        return True

    def invite(self) -> bool:
        self.form = InviteForm(self.request.POST)
        try:
            if self.form.is_valid():
                key, mail = self.initiative.translation_key, self.form.cleaned_data["mail"]
                keepers.invite(key, mail=mail, by=self.request.user, at=timezone.now())
                messages.success(self.request, _("The invitation is on its way."))
                return True
        except Refused as refused:
            self.form.add_error(None, refused.message)
        return False

    def rows(self):
        return Keeper.objects.of_page(self.initiative.translation_key).there()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "keepers": self.rows(),
            "form": self.form or InviteForm(),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.initiative.pk]),
        }
