"""Files as data of people. The room that a file belongs to hands it out and forgets it; nobody holds it here."""

from django.utils.translation import gettext_lazy as _

from ..privacy.register import Basis, personal


def declare_files() -> None:
    personal(
        "base.StoredFile",
        *("file", "name"),
        purpose=_("to have what somebody sends along with a form"),
        basis=Basis.AGREEMENT,
        term=_("as long as the answers that it belongs to; one day when it was never sent"),
    )
