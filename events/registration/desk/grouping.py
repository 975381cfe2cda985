"""Homework groups as the desk shows and changes them."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.asking import StoredFile
from portal.base.asking.uploads import ENDINGS, check_upload, clean_name

from ..actions.grouping import MOST_GROUPS, people_of
from ..models import HomeworkGroup, Membership, Offering
from .access import address
from .registers import shown_name

WORDS = ("title", "assignment")


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    url: str
    members: list[str]


@dataclass(frozen=True, slots=True)
class Round:
    number: int
    groups: list[Group]


def rounds_of(offering: Offering) -> list[Round]:
    """All rounds with their groups and who is in them, those put there by hand marked."""
    members = Membership.objects.filter(group__offering=offering, participant__in=people_of(offering))
    by_group: dict[int, list[str]] = {}
    for row in members.select_related("participant__registration").order_by("participant__name"):
        name = shown_name(row.participant)
        by_group.setdefault(row.group_id, []).append(_("%(name)s (by hand)") % {"name": name} if row.by_hand else name)
    rounds: dict[int, list[Group]] = {}
    for group in offering.homework_groups.all():
        shown = Group(group.title, address("group", offering.pk, group.pk), by_group.get(group.pk, []))
        rounds.setdefault(group.round, []).append(shown)
    return [Round(number, groups) for number, groups in rounds.items()]


class MakingForm(forms.Form):
    turn = forms.IntegerField(label=gettext_lazy("Round"), min_value=1, max_value=99, initial=1)
    count = forms.IntegerField(label=gettext_lazy("Number of groups"), min_value=1, max_value=MOST_GROUPS, initial=3)
    keeps = forms.BooleanField(
        label=gettext_lazy("Who was put in a group by hand stays there"), required=False, initial=True
    )


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj) -> str:
        return shown_name(obj)


class GroupChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj) -> str:
        return _("Round %(round)s: %(title)s") % {"round": obj.round, "title": obj.title}


class MovingForm(forms.Form):
    participant = PersonChoice(label=gettext_lazy("Who"), queryset=HomeworkGroup.objects.none())
    to = GroupChoice(label=gettext_lazy("To which group"), queryset=HomeworkGroup.objects.none())

    def __init__(self, *args, offering: Offering, **kwargs):
        super().__init__(*args, **kwargs)
        people = people_of(offering).select_related("registration").order_by("name", "pk")
        self.fields["participant"].queryset = people
        self.fields["to"].queryset = offering.homework_groups.all()


class GroupForm(forms.Form):
    """Title and assignment in each language, links, whether names are shown, and a document more."""

    links = forms.CharField(
        label=gettext_lazy("Links"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One on each line: the address, a space, and what it is called."),
    )
    shows_members = forms.BooleanField(
        label=gettext_lazy("Members see each other's names"),
        required=False,
        help_text=gettext_lazy("Ask them first."),
    )
    document = forms.FileField(
        label=gettext_lazy("Add a document"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        help_text=gettext_lazy("PDF, picture, DOCX or ODT. Only this group can open it."),
    )

    def __init__(self, *args, group: HomeworkGroup, **kwargs):
        super().__init__(*args, **kwargs)
        asked = {}
        for code, language in settings.LANGUAGES:
            known = group.words.get(code, {})
            asked[f"title-{code}"] = forms.CharField(
                label=_("Title (%(language)s)") % {"language": _(language)},
                max_length=120,
                required=False,
                initial=known.get("title", ""),
            )
            asked[f"assignment-{code}"] = forms.CharField(
                label=_("Assignment (%(language)s)") % {"language": _(language)},
                max_length=5000,
                required=False,
                initial=known.get("assignment", ""),
                widget=forms.Textarea(attrs={"rows": 6}),
            )
        self.fields = asked | self.fields
        self.initial |= {
            "links": "\n".join(f"{url} {words}" for url, words in group.links),
            "shows_members": group.shows_members,
        }

    def clean_links(self) -> list[list[str]]:
        """Pairs of address and words."""
        found, check = [], URLValidator(schemes=["http", "https"])
        for line in filter(None, map(str.strip, self.cleaned_data["links"].splitlines())):
            url, _space, words = line.partition(" ")
            try:
                check(url)
            except ValidationError:
                message = _("“%(line)s” does not begin with an address like https://example.org.")
                raise ValidationError(message % {"line": line[:60]}) from None
            found.append([url, words.strip() or url])
        return found

    def clean_document(self):
        upload = self.cleaned_data["document"]
        self.kind = check_upload(upload) if upload else None
        return upload

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """By language; what stays empty is left out, so that Dutch takes its place."""
        found = {}
        for code, _language in settings.LANGUAGES:
            given = {name: self.cleaned_data[f"{name}-{code}"] for name in WORDS}
            if any(given.values()):
                found[code] = {name: words for name, words in given.items() if words}
        return found

    def keep_document(self, group: HomeworkGroup, *, at: datetime) -> None:
        upload = self.cleaned_data["document"]
        if upload:
            stored = StoredFile(kind=self.kind, size=upload.size, about=group.about, created_at=at)
            stored.name = clean_name(upload.name, self.kind)
            stored.file.save(upload.name, upload)
