"""A real Elasticsearch: one for the whole run, and others whose nodes a test may kill, hold up and start again."""

from collections.abc import Iterator

import pytest

from tests.needs import lack, need
from tests.services import cluster
from tests.services.service import Missing


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The address of a node that all tests share: each keeps to indices of its own."""
    return need("TEST_ELASTICSEARCH_URL")


@pytest.fixture(scope="module")
def elasticsearch_node(elasticsearch_url: str) -> Iterator[cluster.Node]:
    """A node for the faults of one module. Leave it running and answering."""
    try:
        with cluster.node() as node:
            yield node
    except Missing as reason:
        lack(str(reason))


@pytest.fixture(scope="module")
def elasticsearch_cluster(elasticsearch_url: str) -> Iterator[cluster.Cluster]:
    """Three nodes for the faults of one module. Leave them running and together."""
    try:
        with cluster.cluster() as together:
            yield together
    except Missing as reason:
        lack(str(reason))
