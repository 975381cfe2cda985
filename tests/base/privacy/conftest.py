import pytest

from portal.base.privacy import holders
from portal.base.privacy.terms import ACCOUNT
from tests.base.privacy.people import HOLDER


@pytest.fixture
def _room(monkeypatch, settings, tmp_path) -> None:
    """One room with data of people, beside what the portal itself keeps, and a ledger of this test's own."""
    monkeypatch.setattr(holders, "_holders", {one.name: one for one in (HOLDER, ACCOUNT)})
    settings.ERASURE_LEDGER = tmp_path / "erased.txt"
