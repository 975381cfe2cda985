"""The page editor's form. Wagtail finds it through `BasePage.base_form_class`."""

from wagtail.admin.forms import WagtailAdminPageForm

from .facts import fact_names, is_translation


class FactsForm(WagtailAdminPageForm):
    """Shows facts greyed out in a translation. `BasePage.with_content_json` is the lock, this is the sign on it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and is_translation(self.instance):
            close(self, fact_names(type(self.instance)))
            for formset in self.formsets.values():
                for form in formset.forms:
                    close(form, fact_names(formset.model))


def close(form, names: set[str]) -> None:
    """Disable these fields; what is posted for them is ignored."""
    for name in names & set(form.fields):
        form.fields[name].disabled = True
