"""Taking a submission, and declining it."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....errors import Refused
from ....models import InitiativeIndexPage
from ...actions import accept, decline
from ..forms import Answer, Declining
from .reading import AnswerView


class AcceptView(AnswerView):
    """The page is made in the language in which pages are written here, whatever the sender's."""

    page_title = gettext_lazy("Accept")
    template_name = "sending/desk/accept.html"
    form_class = Answer

    def act(self, form):
        page = accept(self.submission, parent=self.parent(), by=self.request.user, at=self.at)
        messages.success(self.request, _("This is the page as its sender told it. Read it once more, and publish it."))
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    def parent(self) -> InitiativeIndexPage:
        rows = InitiativeIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        found = rows.order_by("-live", "path").first()
        if found is None or not found.permissions_for_user(self.request.user).can_add_subpage():
            raise Refused(_("There is no list of initiatives in which you may make a page."))
        return found

    def get_context_data(self, **kwargs):
        names = dict(settings.LANGUAGES)
        is_other = self.submission.language != settings.LANGUAGE_CODE
        return super().get_context_data(**kwargs) | {
            "told_in": names.get(self.submission.language, "") if is_other else "",
            "made_in": names[settings.LANGUAGE_CODE],
        }


class DeclineView(AnswerView):
    page_title = gettext_lazy("Decline")
    template_name = "sending/desk/decline.html"
    form_class = Declining

    def act(self, form):
        told = {name: form.cleaned_data[name] for name in ("reason", "text")}
        decline(self.submission, **told, by=self.request.user, at=self.at)
        return self.done(_("“%(title)s” was declined, and its sender gets a mail."))
