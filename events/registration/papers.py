"""A certificate as an accessible PDF (PDF/UA-1), made when it is asked for and kept nowhere: see decision 0019."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from portal.base.when import days_text, short_day

from .addresses import certificate_link
from .models import Certificate

TEMPLATE = Path(__file__).with_name("certificate.typ")
#: How typst names a character that no font has.
MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
#: Stands where a character cannot be printed; every font has it.
INSTEAD = "?"
TRIES = 3


def certificate_pdf(certificate: Certificate, *, name: str, language: str) -> bytes:
    """The certificate of `name`. What the fonts at hand cannot print is replaced, and the paper says so."""
    with override(language):
        data, note = words_of(certificate, name=name, language=language), unprintable_note()
    for _try in range(TRIES):
        try:
            return compiled(data, certificate)
        except typst.TypstError as error:
            missing = set("".join(MISSING.findall(error.diagnostic)))
            data = without(data, missing) | {"note": note}
    return compiled(
        without(data, {sign for sign in json.dumps(data, ensure_ascii=False) if ord(sign) > 0x24F}), certificate
    )


def compiled(data: dict[str, Any], certificate: Certificate) -> bytes:
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
        timestamp=int(certificate.issued_at.timestamp()),
    )


def without(data: dict[str, Any], missing: set[str]) -> dict[str, Any]:
    table = str.maketrans(dict.fromkeys(missing, INSTEAD))

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(one) for one in value]
        return value.translate(table) if isinstance(value, str) else value

    return {key: plain(value) for key, value in data.items()}


def words_of(certificate: Certificate, *, name: str, language: str) -> dict[str, Any]:
    """All words of the paper, in the active language."""
    offering, issued = certificate.offering, timezone.localdate(certificate.issued_at)
    name = printable(name)
    return {
        "language": language,
        "title": _("Certificate: %(title)s") % {"title": printable(offering.word("title", language))},
        "organisation": settings.WAGTAIL_SITE_NAME,
        "issued": {"year": issued.year, "month": issued.month, "day": issued.day},
        "heading": _("Certificate"),
        "before": _("This is to say that"),
        "name": name,
        "name_size": 34 if len(name) < 40 else 22 if len(name) < 80 else 14,
        "after": _("took part in"),
        "offering": printable(offering.word("title", language)),
        "lines": [period(certificate), meetings(certificate), issued_on(issued)],
        "note": "",
        "check": _("Anybody can check this certificate at the address below."),
        "address": certificate_link(certificate, language=language),
        "code": certificate.shown_code,
    }


def printable(words: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def period(certificate: Certificate) -> str:
    offering = certificate.offering
    return days_text(timezone.localdate(offering.starts), timezone.localdate(offering.ends))


def meetings(certificate: Certificate) -> str:
    words = ngettext(
        "At %(attended)s of %(count)s meeting", "At %(attended)s of %(count)s meetings", certificate.meetings
    )
    return words % {"attended": certificate.attended, "count": certificate.meetings}


def issued_on(day: date) -> str:
    return _("Issued on %(day)s") % {"day": short_day(day)}


def unprintable_note() -> str:
    return _("Some characters could not be printed. At the address below the whole name can be checked.")
