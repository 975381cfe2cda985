import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADER = "X-Cpu-Milliseconds"


class CpuTimeMiddleware:
    """Tells how long the processor worked on an answer: a figure that other work on the machine leaves alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.process_time()
        response = self.get_response(request)
        response[HEADER] = f"{(time.process_time() - start) * 1000:.3f}"
        return response
