"""Mail me my link."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.guarding import Guard, Stopped, Trapped
from portal.base.private import private

from ..actions.linking import mail_links
from ..forms.link import LinkForm
from .answering import page


@private
def link(request: HttpRequest) -> HttpResponse:
    """Have the links to one's registrations mailed. The answer is the same whether there are any or not."""
    at, form = timezone.now(), LinkForm(request.POST or None)
    if form.is_valid():
        try:
            guard().check(request, at)
            mail_links(form.cleaned_data["mail"], at=at)
            return page(request, "look_in_mail", _("Look in your mail"), asked=True)
        except Trapped:
            return page(request, "look_in_mail", _("Look in your mail"), asked=True)
        except Stopped as stopped:
            form.add_error(None, stopped.message)
    status = 429 if form.non_field_errors() else 200
    return page(request, "link", _("Mail me my link"), form=form, guard=guard().fields(at), status=status)


def guard() -> Guard:
    return Guard("registration-link", per_hour=settings.LINKS_PER_HOUR)
