"""HTML validation by the Nu Html Checker: one server for the whole run, as a start costs seconds."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException
from typing import Any

import pytest

from tests.needs import need
from tests.ports import unused_port
from tests.services.java import java

PATIENCE = 60  # seconds


@pytest.fixture(scope="session")
def html_checker() -> Iterator[int]:
    """The port of a running checker."""
    jar, port = need("VNU_JAR"), unused_port()
    command = [java(), "-Xmx512m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", jar]
    checker = subprocess.Popen(
        [*command, "nu.validator.servlet.Main", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(checker, port)
        yield port
    finally:
        checker.terminate()
        checker.wait()


@pytest.fixture
def validate_html(html_checker: int) -> Callable[[str], list[str]]:
    """A function from a document to what is wrong with it, one line per message, warnings included."""

    def validate(html: str) -> list[str]:
        return [_readable(message) for message in _messages(html_checker, html)]

    return validate


def _messages(port: int, html: str) -> list[dict[str, Any]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        # It turns away who does not give a name.
        headers = {"Content-Type": "text/html; charset=utf-8", "User-Agent": "tests"}
        connection.request("POST", "/?out=json", html.encode(), headers)
        return json.load(connection.getresponse())["messages"]
    finally:
        connection.close()


def _readable(message: dict[str, Any]) -> str:
    kind = message.get("subType", message["type"])
    extract = " ".join(message.get("extract", "").split())
    return f"line {message.get('lastLine', '?')}: {kind}: {message['message']} [{extract}]"


def _wait(checker: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            _messages(port, "<!DOCTYPE html><html lang=en><title>Ready</title>")
            return
        except (OSError, HTTPException):
            if checker.poll() is not None or time.monotonic() > deadline:
                pytest.fail("the HTML checker does not answer")
            time.sleep(0.2)
