"""A fault that does not happen proves nothing: each is what its name says."""

import pytest
from elasticsearch import ConnectionError as Refused
from elasticsearch import ConnectionTimeout, Elasticsearch

from tests.services.cluster import Cluster, Node
from tests.services.container import image

BEE = {"name": "Bij"}


def test_the_shared_node_is_the_version_of_production(elasticsearch_url: str) -> None:
    version = _client(elasticsearch_url).info()["version"]["number"]
    assert image("elasticsearch") == f"elasticsearch:{version}"


def test_a_killed_node_refuses_and_comes_back_with_its_data(elasticsearch_node: Node) -> None:
    client = _client(elasticsearch_node.url)
    client.index(index="bees", id="1", document=BEE)
    elasticsearch_node.kill()
    with pytest.raises(Refused):
        client.info()
    elasticsearch_node.restart()
    assert client.get_source(index="bees", id="1") == BEE


def test_a_stopped_node_leaves_its_callers_waiting_until_it_goes_on(elasticsearch_node: Node) -> None:
    client = _client(elasticsearch_node.url)
    elasticsearch_node.stop()
    with pytest.raises(ConnectionTimeout):
        client.options(request_timeout=1).info()
    elasticsearch_node.go_on()
    assert client.info()["name"] == "node-0"


def test_a_cluster_outlives_a_node_and_takes_it_back(elasticsearch_cluster: Cluster) -> None:
    clients = [_client(url) for url in elasticsearch_cluster.urls]
    clients[0].index(index="bees", id="1", document=BEE)
    elasticsearch_cluster.wait(status="green")
    elasticsearch_cluster.kill(0)
    elasticsearch_cluster.wait(1, nodes=2)
    assert clients[1].get_source(index="bees", id="1") == BEE
    elasticsearch_cluster.restart(0)
    assert [client.cluster.health()["number_of_nodes"] for client in clients] == [3, 3, 3]


def _client(url: str) -> Elasticsearch:
    return Elasticsearch(url, max_retries=0, request_timeout=30)
