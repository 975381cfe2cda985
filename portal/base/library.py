"""The form for a picture in the library. Wagtail finds it through `WAGTAILIMAGES_IMAGE_FORM_BASE`."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    def check_image_pixel_size(self, f):
        """Wagtail believes the first bytes; of a file that has no more than those, nobody can tell the size."""
        try:
            super().check_image_pixel_size(f)
        except (OSError, SyntaxError, ValueError) as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class PictureForm(BaseImageForm):
    file = PictureField(label=_("File"))
