"""Statistics of moderating."""

from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from ..access import Desk
from ..counts import months


class StatisticsView(Desk, TemplateView):
    page_title = gettext_lazy("Statistics")
    template_name = "sending/desk/statistics.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"months": months(at=self.at)}
