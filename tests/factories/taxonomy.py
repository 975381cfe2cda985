"""Building blocks. Places and municipalities are those of the migrations: looked up, never made."""

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from portal.base.models import Contact, Municipality, Partner, Place, ProgrammeLine, SiteSettings, Theme


class DutchFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    locale = factory.LazyFunction(Locale.get_default)


class ThemeFactory(DutchFactory):
    class Meta:
        model = Theme

    slug = factory.Sequence(lambda number: f"thema-{number}")
    label = factory.LazyAttribute(lambda theme: theme.slug.capitalize())


class ProgrammeLineFactory(DutchFactory):
    class Meta:
        model = ProgrammeLine

    slug = factory.Sequence(lambda number: f"lijn-{number}")
    label = factory.LazyAttribute(lambda line: line.slug.capitalize())
    text = "Waar we aan werken."


class ContactFactory(DutchFactory):
    class Meta:
        model = Contact

    role = factory.Sequence(lambda number: f"Aanmeldpunt {number}")
    organisation = "Achterhoek 2020"
    mail = factory.Sequence(lambda number: f"aanmelden{number}@example.org")
    phone = "0314 000 000"


class SiteSettingsFactory(DutchFactory):
    class Meta:
        model = SiteSettings


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = Partner

    name = factory.Sequence(lambda number: f"Partner {number}")
    website = "https://www.example.org/"


class FoundFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.get(**kwargs)


class MunicipalityFactory(FoundFactory):
    class Meta:
        model = Municipality

    slug = "doetinchem"


class PlaceFactory(FoundFactory):
    class Meta:
        model = Place

    slug = "zeddam"
