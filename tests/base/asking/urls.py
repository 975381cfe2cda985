"""One form with every kind of question, at an address that the site itself does not have."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils import timezone

from portal.base.asking import Kind, Per, answers_of, form_class, keep_files, read_draft
from portal.base.chrome import Chrome
from portal.urls import urlpatterns as own
from tests.base.asking.questions import asked, questions

QUESTIONS = questions(
    asked("uitleg", Kind.INFORMATION, helps={"nl": "Eerst dit.\n\nEn dan dat."}),
    asked("naam", helps={"nl": "Zoals <je> heet & genoemd wordt"}),
    asked("verhaal", Kind.LONG_TEXT, required=False),
    asked("mail", Kind.MAIL),
    asked("aantal", Kind.NUMBER, required=False),
    asked("dag", Kind.DATE),
    asked("vervoer", Kind.CHOICE, options="bus fiets"),
    asked("halte", Kind.CHOICE, options="noord zuid", shown_if_question="vervoer", shown_if_answer="bus"),
    asked("perron", shown_if_question="halte", shown_if_answer="zuid"),
    asked("vrij", Kind.CHOICE, options="ja nee", required=False),
    asked("dorp", Kind.CHOICE, options="a b c d e f g h i j"),
    asked("hulp", Kind.CHOICES, options="koken bakken"),
    asked("akkoord", Kind.CONSENT),
    asked("plan", Kind.FILE, required=False),
)
PAGE = """{% extends "base.html" %}{% load portal_forms %}
{% block content %}
  <div class="wrap band">
    <h1>Meld je aan</h1>
    {% if answers %}<pre id="answers">{{ answers.plain }} {{ answers.files }}</pre>{% endif %}
    <form class="form stack" method="post" enctype="multipart/form-data" novalidate>
      {% csrf_token %}
      <input type="hidden" name="draft" value="{{ draft }}">
      {% form_errors form %}
      {% for bound in form %}{% field bound %}{% endfor %}
      <button class="button"><span>Verder</span></button>
    </form>
  </div>
{% endblock %}"""


def form_view(request: HttpRequest) -> HttpResponse:
    draft, answers = read_draft(request.POST.get("draft")), None
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(QUESTIONS, per=Per.REGISTRATION, language="nl")(*posted, draft=draft)
    if posted:
        answers = answers_of(form) if form.is_valid() else None
        keep_files(form, draft=draft, at=timezone.now())
    context = {"form": form, "draft": draft, "answers": answers, "chrome": Chrome(request, title="Meld je aan")}
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


urlpatterns = [path("nl/formulier/", form_view), *own]
handler404 = "portal.base.views.not_found"
