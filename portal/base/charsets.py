"""What a request says of its characters: addresses and forms are UTF-8, whatever a header claims."""

import re
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any

Application = Callable[..., Iterable[bytes]]
_CHARSET = re.compile(r";\s*charset\s*=[^;]*", re.IGNORECASE)


def only_utf8(application: Application) -> Application:
    """A WSGI application that is never told of another charset.

    Django would read the address by it: `rot13` then ends the request before there is anything that could answer, and
    others give characters that no page can hold.
    """

    def answer(environ: MutableMapping[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if "CONTENT_TYPE" in environ:
            environ["CONTENT_TYPE"] = _CHARSET.sub("", environ["CONTENT_TYPE"])
        return application(environ, start_response)

    return answer
