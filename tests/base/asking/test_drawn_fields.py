"""How `{% field %}` and `{% form_errors %}` draw any form."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import engines
from django.utils.translation import override

from portal.base.asking import Kind
from tests.base.asking.questions import asked
from tests.base.asking.test_forms import form_of
from tests.base.soup import texts

ALL = """{% load portal_forms %}{% form_errors forms %}
{% for form in forms %}{% for one in form %}{% field one %}{% endfor %}{% endfor %}"""


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def drawn(*forms_of_page, template: str = ALL) -> BeautifulSoup:
    made = engines["django"].from_string(template).render({"forms": forms_of_page, "form": forms_of_page[0]})
    return BeautifulSoup(made, "html.parser")


class Contact(forms.Form):
    """A form that no editor wrote."""

    name = forms.CharField(max_length=100, help_text="As you like to be called")
    phone = forms.CharField(required=False)
    seats = forms.IntegerField()


def test_label_hint_error_and_control_stand_in_that_order():
    field = drawn(Contact({})).select_one(".field")
    order = [field.find("label"), field.select_one("#id_name-hint"), field.select_one(".error"), field.find("input")]
    assert order == sorted(order, key=lambda part: part.sourceline * 10_000 + part.sourcepos)
    control = order[-1]
    assert (control["aria-describedby"], control["aria-invalid"]) == ("id_name-hint id_name-error", "true")


def test_a_sound_field_names_no_error():
    control = drawn(Contact()).select_one("#id_phone")
    assert {name: control.get(name) for name in ("aria-describedby", "aria-invalid", "required")} == {
        "aria-describedby": None,
        "aria-invalid": None,
        "required": None,
    }


def test_what_may_stay_empty_says_so():
    assert texts(drawn(Contact()), ".label") == ["Name", "Phone (may stay empty)", "Seats"]


def test_a_field_says_what_it_is_for():
    template = '{% load portal_forms %}{% field form.name autocomplete="name" %}{% field form.seats %}'
    name, seats = drawn(Contact(), template=template).select("input")
    assert (name["autocomplete"], seats["inputmode"], "required" in name.attrs) == ("name", "numeric", True)


def test_words_of_editors_never_become_markup():
    page = drawn(form_of(asked("q", labels={"nl": "<b>x</b>"}, helps={"nl": "<i>y</i> & z"})))
    assert (page.select("b, i"), texts(page, ".label, .hint")) == ([], ["<b>x</b>", "<i>y</i> & z"])


def test_choices_form_a_group_with_a_name():
    group = drawn(form_of(asked("q", Kind.CHOICE, options="a b"), data={"q": "a"})).select_one("fieldset")
    assert texts(group, "legend") == ["q"]
    assert [(one["id"], one["value"], one.has_attr("checked")) for one in group.select("input")] == [
        ("id_q_0", "a", True),
        ("id_q_1", "b", False),
    ]


def test_nobody_has_to_choose_what_may_stay_empty():
    group = drawn(form_of(asked("q", Kind.CHOICE, options="a b", required=False)))
    assert texts(group, ".choice") == ["a", "b", "No answer"]


def test_a_long_list_is_a_drop_down():
    page = drawn(form_of(asked("q", Kind.CHOICE, options="a b c d e f g h i")))
    assert texts(page, "option")[:2] == ["Choose…", "a"]


def test_a_question_that_is_asked_sometimes_does_not_hold_up_the_browser():
    bus = asked("bus", Kind.CONSENT, required=False)
    page = drawn(form_of(bus, asked("halte", shown_if_question="bus", shown_if_answer="yes")))
    part = page.select_one("[data-shown-if]")
    assert (part["data-shown-if"], part["data-shown-answer"]) == ("bus", "yes")
    assert not part.select_one("input").has_attr("required")


def test_the_summary_names_each_question_and_leads_to_its_first_control():
    form = form_of(asked("naam"), asked("q", Kind.CHOICE, options="a b"), asked("m", Kind.MAIL), data={"m": "x"})
    page = drawn(form)
    assert texts(page, ".errors h2") == ["3 things still have to be put right"]
    assert [(link["href"], link.get_text()) for link in page.select(".errors a")] == [
        ("#id_naam", "Fill in “naam”."),
        ("#id_q_0", "Choose an answer for “q”."),
        ("#id_m", "m: Fill in a whole e-mail address with an @, like name@example.org."),
    ]


def test_the_errors_of_several_forms_say_whose_they_are():
    first, second = Contact({"name": "A", "seats": 1}, prefix="p1"), Contact({"p2-seats": 1}, prefix="p2")
    first.heading, second.heading = "Person 1", "Person 2"
    first.add_error(None, "Something else")
    page = drawn(first, second)
    assert texts(page, ".errors li")[-1] == "Person 2: Name: This field is required."
    assert page.select_one(".errors a[href='#id_p2-name']")


def test_without_errors_there_is_no_summary():
    assert drawn(Contact()).select(".errors") == []
