from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    TEXT = "text", _("One line of text")
    LONG_TEXT = "long_text", _("Several lines of text")
    MAIL = "mail", _("E-mail address")
    NUMBER = "number", _("Number")
    CHOICE = "choice", _("One choice from a list")
    CHOICES = "choices", _("Several choices from a list")
    DATE = "date", _("Date")
    CONSENT = "consent", _("A box to tick")
    FILE = "file", _("File")
    INFORMATION = "information", _("Only information, no question")


#: They offer a list of options.
LISTS = frozenset({Kind.CHOICE, Kind.CHOICES})
#: Their answer can decide whether a later question is shown.
DECIDING = LISTS | {Kind.CONSENT}


class Per(models.TextChoices):
    REGISTRATION = "registration", _("Once per sign-up")
    PERSON = "person", _("For every person")


class FileKind(models.TextChoices):
    PDF = "pdf", "PDF"
    JPG = "jpg", "JPG"
    PNG = "png", "PNG"
    DOCX = "docx", "DOCX"
    ODT = "odt", "ODT"


#: What `shown_if_answer` says of a box that is ticked.
YES = "yes"
