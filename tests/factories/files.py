import factory
import wagtail_factories
from wagtail.models import Collection

from portal.base.models import PortalImage


class PictureFactory(wagtail_factories.ImageFactory):
    """Small, so that its renditions cost little."""

    class Meta:
        model = PortalImage

    collection = factory.LazyFunction(Collection.get_first_root_node)
    title = factory.Sequence(lambda number: f"Tekening {number}")
    description = "Een veld met een heg."
    file = factory.django.ImageField(width=60, height=40)


class DocumentFactory(wagtail_factories.DocumentFactory):
    collection = factory.LazyFunction(Collection.get_first_root_node)
    title = factory.Sequence(lambda number: f"Plan {number}")
    file = factory.django.FileField(data=b"Een plan.", filename="plan.txt")
