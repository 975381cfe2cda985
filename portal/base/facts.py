"""Facts synchronise, words translate.

wagtail-localize keeps one page row per language and copies synchronised fields only at a sync *and* publish, from a
frozen copy of the source; stale facts come back through drafts and old revisions. Two rules here mend that:

1. a revision of a translation takes its facts from the page's own row (`BasePage.with_content_json`);
2. publishing the source carries its facts to every translation at once (`carry_on_publish`).

The *source* is the page that `TranslationSource.locale` points to; a *translation* has a `Translation` row.
"""

from django.db import models
from django.dispatch import Signal
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import Translation, TranslationSource

#: Sent with a translation (`instance`) after its live row took over facts: neither a publish nor a revision says so.
facts_carried = Signal()


def facts(*names: str) -> list[SynchronizedField]:
    """Declare fields that are equal in every language and can only be changed in the source."""
    return [SynchronizedField(name, overridable=False) for name in names]


def fact_names(model: type[models.Model]) -> set[str]:
    """Names of the fields of `model` that were declared with `facts`."""
    return {
        field.field_name
        for field in get_translatable_fields(model)
        if isinstance(field, SynchronizedField) and not field.overridable
    }


def is_translation(row: models.Model) -> bool:
    """True when this row's facts belong to a row in another language (also while its sync is stopped)."""
    return Translation.objects.filter(source__object_id=row.translation_key, target_locale_id=row.locale_id).exists()


def carry_on_publish(page: Page) -> None:
    """After the source is published: bring its facts to the live rows of all its translations."""
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id).first()
    if source is None:
        return
    source.update_from_db()
    fresh = source.get_source_instance()
    for translation in source.translations.select_related("target_locale"):
        target = fresh.get_translation_or_none(translation.target_locale)
        if target and not target.alias_of_id:
            carry_facts(fresh, target)
            target.save(clean=False)
            facts_carried.send(sender=type(target), instance=target)


def carry_to_snippets(snippet: models.Model) -> None:
    """After a translatable snippet is saved in its source language: bring its facts to its translations."""
    source = TranslationSource.objects.filter(object_id=snippet.translation_key, locale_id=snippet.locale_id).first()
    if source is None:
        return
    source.update_from_db()
    for translation in source.translations.select_related("target_locale"):
        target = snippet.get_translation_or_none(translation.target_locale)
        if target:
            carry_fields(snippet, target)
            target.save()


def carry_facts(source: Page, target: Page) -> None:
    """Set the facts of `target`, its child rows included, to those of `source`; saves nothing."""
    carry_fields(source, target)
    for relation in get_all_child_relations(type(source)):
        if issubclass(relation.related_model, TranslatableMixin):
            carry_children(source, target, relation.get_accessor_name())


def carry_fields(source: models.Model, target: models.Model) -> None:
    """Set the fact fields of one row; snippets are replaced by their translation where there is one."""
    names = fact_names(type(source))
    for field in type(source)._meta.get_fields():
        if isinstance(field, ParentalManyToManyField):
            if field.name in names:
                rows = getattr(source, field.name).all()
                setattr(target, field.name, [in_locale(row, target.locale) for row in rows])
        elif points_to_snippet(field):
            value = getattr(source, field.name)
            setattr(target, field.name, value and in_locale(value, target.locale))
        elif field.name in names and field.concrete:
            setattr(target, field.attname, getattr(source, field.attname))


def in_locale(row: models.Model, locale) -> models.Model:
    """The row's translation; itself where it has none yet, or needs none."""
    if not isinstance(row, TranslatableMixin) or row.locale_id == locale.pk:
        return row
    return row.get_translation_or_none(locale) or row


def adopt(snippet: models.Model) -> None:
    """A snippet got its first row in a language: pages of that language now point to it instead of to the source."""
    twins = type(snippet).objects.filter(translation_key=snippet.translation_key).exclude(pk=snippet.pk)
    for relation in type(snippet)._meta.get_fields(include_hidden=True):
        model = getattr(relation, "related_model", None)
        if relation.one_to_many and model and issubclass(model, TranslatableMixin):
            rows = model.objects.filter(**{f"{relation.field.name}__in": twins}, locale=snippet.locale)
            rows.update(**{relation.field.name: snippet})
        elif relation.many_to_many and relation.auto_created and issubclass(model, TranslatableMixin):
            adopt_through(relation.field, twins, snippet)


def adopt_through(field, twins, snippet: models.Model) -> None:
    """`adopt` for a many-to-many field, in its table of pairs."""
    page, value = field.m2m_field_name(), field.m2m_reverse_field_name()
    pairs = field.remote_field.through.objects.filter(**{f"{value}__in": twins, f"{page}__locale": snippet.locale})
    pairs.update(**{value: snippet})


def points_to_snippet(field) -> bool:
    """True for a foreign key to a translatable row that is not a page."""
    return (
        isinstance(field, models.ForeignKey)
        and not isinstance(field, ParentalKey)
        and issubclass(field.related_model, TranslatableMixin)
        and not issubclass(field.related_model, Page)
    )


def carry_children(source: Page, target: Page, name: str) -> None:
    """Give `target` the child rows of `source`, matched by translation key, each with its own words."""
    mine = {child.translation_key: child for child in getattr(target, name).all()}
    kept = []
    for child in getattr(source, name).all():
        own = source.pk == target.pk
        twin = mine.get(child.translation_key) or (child if own else twin_of(child, target.locale))
        carry_fields(child, twin)
        twin.sort_order = child.sort_order
        kept.append(twin)
    setattr(target, name, kept)


def twin_of(child: models.Model, locale) -> models.Model:
    """An unsaved copy of a child row for another language, under the same translation key."""
    values = {
        field.attname: getattr(child, field.attname)
        for field in child._meta.concrete_fields
        if not field.primary_key and not isinstance(field, ParentalKey)
    }
    return type(child)(**{**values, "locale_id": locale.pk})
