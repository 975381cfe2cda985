import os

import pytest


def need(variable: str) -> str:
    """The value of a service's environment variable. Without it the test is left out, and in CI it fails."""
    value = os.environ.get(variable)
    if value:
        return value
    reason = f"{variable} is not set; `make test` brings the service"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
