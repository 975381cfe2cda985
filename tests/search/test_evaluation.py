"""The measuring of answers: right figures, a clear word on what is amiss, and nothing left behind."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.engine import engine
from search.engine.database import throw_away
from search.evaluation import Score, UnusableFolderError, evaluate, read
from search.models import Counted, Document, Word

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2026, 11, 24, tzinfo=UTC)
DOCUMENTS = [
    {"id": "a", "title": "Dorpshuis", "body": "Samen koffie drinken."},
    {"id": "b", "title": "Moestuin", "body": "Samen tuinieren."},
    {"id": "c", "title": "Buurtbus", "body": "Vervoer voor iedereen."},
]
QUERIES = [
    {"kind": "title", "query": "dorpshuis", "relevant": ["a"], "corpus": "pages"},
    {"kind": "title", "query": "samen", "relevant": ["a", "b"], "corpus": "pages"},
    {"kind": "untitled", "query": "dorpshuis", "relevant": ["a"], "corpus": "answers"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "documents.jsonl", DOCUMENTS)
    write(tmp_path / "queries.jsonl", QUERIES)
    return tmp_path


def write(path: Path, rows: list[dict]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_scores_are_means_per_kind_and_answers_have_no_title(folder: Path) -> None:
    found = evaluate(throw_away, read(folder), at=AT)
    assert found == {"title": Score(2, 1.0, 1.0, 1.0), "untitled": Score(1, 0.0, 0.0, 0.0)}


def test_the_real_index_is_neither_seen_nor_touched(folder: Path, put, keys) -> None:
    put(1, "Dorpshuis in gebruik")
    with throw_away() as other:
        assert other.count("nl") == 0
        put(2, "Moestuin")
        assert keys("dorpshuis") == []
        assert keys("moestuin") == [2]
    assert (engine().count("nl"), keys("dorpshuis"), keys("moestuin")) == (1, [1], [])
    assert set(Counted.objects.values_list("pk", flat=True)) == {1}
    assert set(Document.objects.values_list("pk", flat=True)) == {1}
    assert not Word.objects.filter(word="moestuin").exists()


def test_the_real_index_is_back_after_a_failure(put, keys) -> None:
    put(1, "Dorpshuis")
    with pytest.raises(RuntimeError), throw_away():
        raise RuntimeError
    assert keys("dorpshuis") == [1]


def test_the_command_prints_a_table_or_json(folder: Path, capsys) -> None:
    call_command("evaluate_search", folder)
    assert "nDCG@10" in capsys.readouterr().out
    call_command("evaluate_search", folder, "--json")
    assert json.loads(capsys.readouterr().out)["title"] == {"questions": 2, "ndcg": 1.0, "mrr": 1.0, "recall": 1.0}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("queries.jsonl", None, "cannot be read"),
        ("documents.jsonl", "\n", "holds no documents"),
        ("documents.jsonl", "{", "line 1: this is no JSON"),
        ("documents.jsonl", "[]", "line 1: this is no object"),
        ("documents.jsonl", '{"id": 1}', "id is missing"),
        ("queries.jsonl", '{"kind": "a", "query": "b", "corpus": "pages"}', "relevant is no list"),
        ("queries.jsonl", '{"kind": "a", "query": "b", "relevant": ["a"]}', "corpus is neither"),
    ],
)
def test_what_is_amiss_is_said_in_a_sentence(folder: Path, name: str, text: str | None, says: str) -> None:
    if text is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(UnusableFolderError, match=says):
        read(folder)
    with pytest.raises(CommandError, match=says):
        call_command("evaluate_search", folder)
