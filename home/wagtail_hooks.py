from wagtail import hooks

from .forms.office import FormAnswerViewSet


@hooks.register("register_admin_viewset")
def form_answers():
    return FormAnswerViewSet()
