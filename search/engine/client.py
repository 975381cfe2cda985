"""Speaking with the nodes of a cluster: who is asked, how long one waits, and what counts as no answer."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from urllib.parse import urlsplit, urlunsplit

from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, Elasticsearch, NotFoundError
from elasticsearch.dsl.response import Response
from elasticsearch.helpers import ScanError

from .protocol import EngineDown, NoIndex, NotUnderstood

#: Seconds. A visitor waits for one answer; a node that refuses is passed over for the next one at once.
VISITOR, WORKER = 0.9, 10.0
#: How long a node that failed is left alone: long enough to spare visitors, short enough to see it return.
LEFT_ALONE = 10.0


@cache
def client(addresses: tuple[str, ...], patience: float) -> Elasticsearch:
    """A client that waits this long, and asks another node when one does not answer at all."""
    return Elasticsearch(
        [with_port(address) for address in addresses],
        request_timeout=patience,
        max_retries=min(2, len(addresses) - 1),
        retry_on_timeout=False,
        retry_on_status=(502, 503, 504),
        max_dead_node_backoff=LEFT_ALONE,
        http_compress=True,
    )


def with_port(address: str) -> str:
    """The address with the port that is usual where it names none: the client takes no guess."""
    parts = urlsplit(address)
    if parts.port or not parts.hostname:
        return address
    return urlunsplit(parts._replace(netloc=f"{parts.netloc}:{443 if parts.scheme == 'https' else 9200}"))


@contextmanager
def answers() -> Generator[None]:
    """Whatever the cluster or the way to it does wrong in this block becomes EngineDown."""
    try:
        yield
    except TransportError as error:
        raise EngineDown(f"no answer: {type(error).__name__} {error}") from error
    except NotFoundError as error:
        raise NoIndex(f"refused with {error.meta.status}: {error}") from error
    except BadRequestError as error:
        raise NotUnderstood(f"refused with {error.meta.status}: {error}") from error
    except (ApiError, ScanError) as error:
        raise EngineDown(f"refused: {error}") from error


def whole(response: Response) -> Response:
    """The answer, when all of the index gave it: half a list of hits looks like a list of hits."""
    if response.timed_out or response._shards.failed:
        raise EngineDown(f"half an answer: timed out: {response.timed_out}, {response._shards.to_dict()}")
    return response
