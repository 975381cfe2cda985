from collections.abc import Callable, Iterator

import pytest

from portal.base.outbox import OutboxMail, compose, post, register, texts, writers
from tests.base.outbox.samples import AT, KIND


@pytest.fixture(autouse=True)
def _registries(monkeypatch) -> None:
    """Each test has registries of its own, with one writer."""
    monkeypatch.setattr(writers, "_writers", {})
    monkeypatch.setattr(texts, "_offered", {})
    register(KIND, lambda mail: compose("Hello", language=mail.language, paragraphs=["You are coming."]))


@pytest.fixture
def posted(db) -> Callable[..., OutboxMail]:
    """A mail in the outbox; values given replace the usual ones."""
    numbers: Iterator[int] = iter(range(1_000))

    def posted(**values: object) -> OutboxMail:
        number = next(numbers)
        usual = {"key": f"confirmed:{number}", "kind": KIND, "about": f"registration:{number}", "language": "nl"}
        given = usual | {"to": f"gast{number}@example.org", "at": AT} | values
        assert post(**given)
        return OutboxMail.objects.get(key=given["key"])

    return posted
