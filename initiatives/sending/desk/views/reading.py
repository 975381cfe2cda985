"""One submission: all that was told, what is like it, and giving it back. Opening it is written down."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from portal.base.asking import handed_out
from portal.base.asking.models import StoredFile
from portal.base.privacy.actions import Action
from portal.base.privacy.trail import record

from ....errors import Refused
from ...actions import give_back
from ...actions.moving import elsewhere
from ...choices import State
from ...writing import why
from .. import likely, showing
from ..access import OfSubmission, address
from ..forms import Remarks


class AnswerView(OfSubmission, FormView):
    """A form that answers a submission: `act` does it, and raises Refused."""

    def get_initial(self):
        return {"turn": self.submission.turn}

    def form_valid(self, form):
        try:
            if form.cleaned_data["turn"] != self.submission.turn:
                raise Refused(elsewhere())
            return self.act(form)
        except Refused as refused:
            self.submission.refresh_from_db()
            form.add_error(None, refused.message)
            return self.form_invalid(form)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def done(self, words: str):
        messages.success(self.request, words % {"title": self.submission.title})
        return redirect(address("queue"))

    def get_context_data(self, **kwargs):
        may_answer = self.submission.state == State.QUEUED and self.submission.may_answer(self.request.user)
        return super().get_context_data(**kwargs) | {"may_answer": may_answer}


class SubmissionView(AnswerView):
    template_name = "sending/desk/submission.html"
    form_class = Remarks

    def get_page_title(self):
        return str(self.submission)

    def crumbs(self):
        return []

    def act(self, form):
        give_back(self.submission, remarks=form.notes(), by=self.request.user, at=self.at)
        return self.done(_("“%(title)s” went back to its sender."))

    def get_context_data(self, **kwargs):
        context, row = super().get_context_data(**kwargs), self.submission
        return context | {
            "fields": showing.told(row, context["form"] if context["may_answer"] else None),
            "pictures": showing.pictures(row),
            "pages": likely.pages(row, at=self.at),
            "others": likely.others(row),
            "steps": row.steps.select_related("by"),
            "is_late": row.is_late(timezone.localdate(self.at)),
            "why": why(row) if row.decline_reason else "",
            "is_own_appeal": row.state == State.QUEUED and not row.may_answer(self.request.user),
        }


class PictureView(OfSubmission, View):
    """A picture that was sent along. Opening it is written down too."""

    def get(self, request, *args, **kwargs):
        stored = StoredFile.objects.about(self.submission.about).filter(uuid=kwargs["uuid"]).first()
        if stored is None:
            raise Http404
        about, number = self.submission.about, str(self.submission)
        record(Action.SEEN, about=about, label=number, by=request.user, fields=["pictures"], at=self.at)
        return handed_out(stored)
