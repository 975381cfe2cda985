"""A picture that opens large, by a plain link."""

import pytest
from bs4 import BeautifulSoup

from portal.base.models import PortalImage
from portal.base.pictures import LARGE
from portal.base.templatetags.portal import large_picture
from tests.base.words import in_english
from tests.factories import PictureFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("alt", "words"), [("De bus", "View the picture large:"), ("", "View the picture large")])
def test_the_link_has_a_name_and_leads_to_the_large_picture(alt, words):
    image = PictureFactory()
    with in_english():
        link = BeautifulSoup(large_picture(image, alt), "html.parser").a
    assert (link.get_text(" ").strip(), link.img["alt"]) == (words, alt)
    assert link["href"] == image.get_rendition(LARGE).url


def test_fetched_with_its_renditions_it_asks_nothing(django_assert_num_queries):
    image = PictureFactory()
    large_picture(image)
    again = PortalImage.objects.prefetch_related("renditions").get(pk=image.pk)
    with django_assert_num_queries(0):
        assert large_picture(again)


def test_one_whose_file_is_gone_shows_nothing():
    image = PictureFactory()
    image.file.storage.delete(image.file.name)
    assert large_picture(image, "Een veld") == ""
