import os
from typing import NoReturn

import pytest


def need(variable: str) -> str:
    """The value of a service's environment variable. Without it the test is left out, and in CI it fails."""
    value = os.environ.get(variable)
    if not value:
        lack(f"{variable} is not set; `make test` brings the service")
    return value


def lack(reason: str) -> NoReturn:
    """Leave the test out, or in CI fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
