"""The register of processing is complete: each field that may hold data of people says why, or why it does not.

A room declares its fields with `portal.base.privacy.register.personal` in `AppConfig.ready`. What only looks like data
of people stands below, with the reason.
"""

import re
from collections.abc import Iterable

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from portal.base.models import AuditEvent, Contact
from portal.base.privacy.holders import Term, all_terms
from portal.base.privacy.register import Basis, is_declared, register

APPS = ("home", "initiatives", "helping", "keeping", "sending", "events", "registration", "search", "base", "following")
SUSPICIOUS = {
    "actor", "address", "answer", "answers", "birth", "born", "by", "city", "contact", "credit", "email", "firstname",
    "iban", "ip", "lastname", "mail", "mobile", "name", "names", "note", "notes", "organisation", "organiser", "person",
    "phone", "postcode", "reason", "recipient", "remark", "remarks", "reply", "sensitive", "sender", "speaker",
    "street", "surname", "telephone", "to", "user", "who",
}  # fmt: skip
#: Fields that hold words: their name tells what kind of words.
WORDS = (models.CharField, models.TextField)
#: Fields in which anything may hide, whatever their name.
ALWAYS = (models.EmailField, models.GenericIPAddressField, models.FileField, models.JSONField, models.BinaryField)
ROLE = "editors are asked for roles and organisations, never for a private person"
SITE = "of the site's own organisation"
PLACE = "the name of a place, or of a venue"
QUESTION = "what editors ask, not what anybody answers"
PAGE = "what the page says of when and where"
EXEMPT = {
    "base.AuditEvent.actor_kind": "one of three words",
    "base.Contact.mail": ROLE,
    "base.Contact.organisation": ROLE,
    "base.Contact.phone": ROLE,
    "base.FrozenQuestions.schema": QUESTION,
    "base.Municipality.name": PLACE,
    "base.Partner.name": "the name of an organisation",
    "base.Place.name": PLACE,
    "base.PortalImage.credit": "who made a picture has to be named beside it (copyright); editors fill it in",
    "base.PortalImage.file": "pictures of editors; docs/personal-data.md says what to look out for",
    "base.PortalImage.uploaded_by_user": "an account of the staff, see docs/personal-data.md",
    "base.Rendition.file": "cut from a picture of an editor",
    "base.SiteSettings.address": SITE,
    "base.SiteSettings.mail": SITE,
    "base.SiteSettings.organisation": SITE,
    "base.SiteSettings.phone": SITE,
    "events.Edition.note": "what editors tell readers about a date",
    "events.EventPage.address": PLACE,
    "events.EventPage.organiser": ROLE,
    "events.EventPage.price_note": "what editors tell readers about a price",
    "events.EventPage.status_note": "what editors tell readers about a change",
    "events.EventQuestion.clean_name": QUESTION,
    "events.EventQuestion.shown_if_answer": QUESTION,
    "events.Occurrence.note": "what editors tell readers about a date",
    "events.TrainingPage.price_note": "what editors tell readers about a price",
    "events.TrainingQuestion.clean_name": QUESTION,
    "events.TrainingQuestion.shown_if_answer": QUESTION,
    "events.TrajectoryQuestion.clean_name": QUESTION,
    "events.TrajectoryQuestion.shown_if_answer": QUESTION,
    "events.TrajectoryYear.price_note": "what editors tell readers about a price",
    "home.FormQuestion.clean_name": "the key of a question",
    "home.FormQuestion.shown_if_answer": QUESTION,
    "home.HomePage.call_address": "a link of the site",
    "initiatives.InitiativePage.carried_by": ROLE,
    "registration.HomeworkGroup.links": "what an organiser gives a group to work on",
    "registration.HomeworkGroup.words": "what an organiser gives a group to work on",
    "registration.Offering.told": PAGE,
    "registration.Offering.words": PAGE,
    "registration.Offering_organisers.user": "an account of the staff, see docs/personal-data.md",
    "registration.Session.words": PAGE,
    "registration.Step.who": "one of three words",
    "search.Change.claimed_by": "the name of a worker's process",
    "search.Document.place_name": PLACE,
    "search.Document.themes": "slugs of themes",
    "search.Synonym.note": "why editors made a rule",
}


def may_hold_data_of_people(field: models.Field) -> bool:
    """By its kind (a mail address, an account, a file, JSON) or by a word of its name."""
    if field.is_relation:
        return field.related_model is get_user_model()
    if isinstance(field, ALWAYS):
        return True
    return isinstance(field, WORDS) and not SUSPICIOUS.isdisjoint(re.split(r"_|\d", str(field.name)))


def suspicious(found: Iterable[type[models.Model]]) -> set[tuple[str, str]]:
    rows = ((model._meta.label, field) for model in found for field in model._meta.local_fields)
    return {(label, field.name) for label, field in rows if may_hold_data_of_people(field)}


def ours() -> list[type[models.Model]]:
    return [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]


def test_each_field_that_may_hold_data_of_people_is_declared_or_exempt() -> None:
    unknown = {f"{model}.{field}" for model, field in suspicious(ours()) if not is_declared(model, field)}
    assert sorted(unknown - set(EXEMPT)) == []


def test_no_exemption_outlives_its_field_or_hides_a_declared_one() -> None:
    known = {f"{model}.{field}" for model, field in suspicious(ours()) if not is_declared(model, field)}
    assert sorted(set(EXEMPT) - known) == []


def test_what_is_declared_exists_and_says_what_for_on_which_ground_and_how_long() -> None:
    kept = [term for _label, term in all_terms()]
    for entry in register():
        fields = {field.name for field in apps.get_model(entry.model)._meta.get_fields()}
        assert set(entry.fields) - fields == set(), entry.model
        assert (bool(entry.purpose), entry.basis in Basis.values, bool(entry.term)) == (True, True, True), entry.model
        assert entry.term in kept if isinstance(entry.term, Term) else True, (
            f"no holder keeps the term of {entry.model}"
        )


@pytest.mark.parametrize(
    "field",
    [
        models.EmailField(name="x"),
        models.GenericIPAddressField(name="x"),
        Contact._meta.get_field("mail"),
        AuditEvent._meta.get_field("actor"),
        models.CharField(name="first_name"),
        models.TextField(name="reply_1"),
        models.JSONField(name="x"),
        models.FileField(name="x"),
    ],
)
def test_the_rule_sees_what_it_is_for(field: models.Field) -> None:
    assert may_hold_data_of_people(field)


@pytest.mark.parametrize(
    "field", [models.CharField(name="title"), models.BooleanField(name="sensitive"), models.IntegerField(name="number")]
)
def test_the_rule_lets_other_fields_be(field: models.Field) -> None:
    assert not may_hold_data_of_people(field)
