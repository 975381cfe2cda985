"""Why something was not done, in the words of the desk."""

from django.utils.translation import gettext as _

from ..errors import AlreadySignedUp, Refused


def refusal(refused: Refused) -> str:
    """Staff may know which other registration it is; a visitor may not."""
    if isinstance(refused, AlreadySignedUp):
        words = _("This e-mail address is already signed up here: %(number)s.")
        return words % {"number": refused.registration.number}
    return refused.message
