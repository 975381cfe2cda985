"""What an organiser does with one registration. Each is a small form; what is refused stands above it."""

from datetime import datetime

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from ...actions.correcting import CONTACT, PERSON, change_contact, swap
from ...actions.leaving import cancel, cancel_person, reject
from ...actions.running import approve, move, place_by_hand
from ...errors import Refused
from ...models import Participant
from ..access import OfRegistration
from ..forms import Contact, Moving, Plain, Reasoned, Successor, Swapping
from ..links import mail_link, revoke_links
from ..refusals import refusal
from ..showing import others_of


class DeedView(OfRegistration, FormView):
    """`act` does it, and raises Refused. `button` says what, `explanation` what comes of it."""

    template_name = "registration/desk/deed.html"
    form_class = Reasoned
    explanation = ""
    is_serious = False

    def act(self, values: dict, *, at: datetime) -> None:
        raise NotImplementedError

    def form_valid(self, form):
        try:
            self.act(form.cleaned_data, at=timezone.now())
        except Refused as refused:
            form.add_error(None, refusal(refused))
            return self.form_invalid(form)
        messages.success(self.request, self.done())
        return redirect(self.back)

    def done(self) -> str:
        self.registration.refresh_from_db()
        values = {"number": self.registration.number, "state": self.registration.get_state_display()}
        return _("Done. %(number)s: %(state)s.") % values

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "explanation": self.explanation,
            "button": self.page_title,
            "is_serious": self.is_serious,
        }


class ApproveView(DeedView):
    page_title = gettext_lazy("Approve the registration")
    form_class = Plain
    explanation = gettext_lazy("They get a place when there is one and nobody waits, else they stand in line.")

    def act(self, values, *, at):
        approve(self.registration, by=self.request.user, at=at)


class RejectView(DeedView):
    page_title = gettext_lazy("Reject the registration")
    explanation = gettext_lazy("They get a mail that they cannot come.")
    is_serious = True

    def act(self, values, *, at):
        reject(self.registration, by=self.request.user, reason=values["reason"], at=at)


class CancelView(DeedView):
    page_title = gettext_lazy("Cancel this registration")
    explanation = gettext_lazy("All people of it are taken off, and the contact gets a mail. The line moves up.")
    is_serious = True

    def act(self, values, *, at):
        cancel(self.registration, by=self.request.user, reason=values["reason"], at=at)


class PlaceView(DeedView):
    page_title = gettext_lazy("Give a place by hand")
    explanation = gettext_lazy("They pass everybody who stands before them. Your name and reason are kept.")

    def act(self, values, *, at):
        place_by_hand(self.registration, by=self.request.user, reason=values["reason"], at=at)


class MoveView(DeedView):
    page_title = gettext_lazy("Move to another date")
    form_class = Moving
    explanation = gettext_lazy("They get a place there when there is room, and a mail. The line here moves up.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"others": others_of(self.registration, self.offerings())}

    def act(self, values, *, at):
        move(self.registration, to=values["to"], by=self.request.user, reason=values["reason"], at=at)


class ContactView(DeedView):
    page_title = gettext_lazy("Correct the contact")
    form_class = Contact

    def get_initial(self):
        return {name: getattr(self.registration, name) for name in CONTACT}

    def act(self, values, *, at):
        change_contact(self.registration, values=values, by=self.request.user, at=at)


class LinkView(DeedView):
    page_title = gettext_lazy("Mail the link again")
    form_class = Plain
    explanation = gettext_lazy("The contact gets a mail with the link to see, correct or cancel the registration.")

    def act(self, values, *, at):
        mail_link(self.registration, by=self.request.user, at=at)


class RevokeView(DeedView):
    page_title = gettext_lazy("Make earlier links void")
    form_class = Plain
    explanation = gettext_lazy("Links in mails that went out stop working. Mail the link again for a new one.")
    is_serious = True

    def act(self, values, *, at):
        revoke_links(self.registration, by=self.request.user, at=at)


class PersonView(DeedView):
    """Of one person of a registration."""

    def find(self) -> None:
        rows = Participant.objects.coming().select_related("registration__offering", "registration__questions")
        rows = rows.filter(registration__offering__in=self.offerings())
        self.participant = get_object_or_404(rows, pk=self.kwargs["participant"])
        self.registration = self.participant.registration
        self.offering = self.registration.offering

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"participant": self.participant}


class CancelPersonView(PersonView):
    page_title = gettext_lazy("Take off one person")
    explanation = gettext_lazy("The others of the registration stay. With the last one it ends. The line moves up.")
    is_serious = True

    def act(self, values, *, at):
        cancel_person(self.participant, by=self.request.user, reason=values["reason"], at=at)


class SwapView(PersonView):
    page_title = gettext_lazy("Correct or replace a person")
    form_class = Swapping

    def get_initial(self):
        return {name: getattr(self.participant, name) for name in PERSON}

    @cached_property
    def sensitive(self) -> dict:
        row = self.participant.sensitive.first()
        return row.answers if row else {}

    def act(self, values, *, at):
        """What somebody answered belongs to them: it does not pass to who comes instead."""
        stays = values["who"] == Successor.SAME
        swap(
            self.participant,
            values={name: values[name] for name in PERSON},
            answers=self.participant.answers if stays else {},
            sensitive=self.sensitive if stays else {},
            by=self.request.user,
            at=at,
        )
