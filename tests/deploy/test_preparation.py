from pathlib import Path

import pytest

from deploy import preparation
from deploy.preparation import Step


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    monkeypatch.setattr(preparation, "ROOT", tmp_path)
    monkeypatch.setattr(preparation, "STAMPS", tmp_path)
    (tmp_path / "words.po").write_text("one")
    return Step(("compile_catalogues",), "Compiling", ("*.po",))


def test_a_step_is_done_until_one_of_its_inputs_changes(step: Step, tmp_path: Path) -> None:
    key = step.key({}, "")
    step.stamp.write_text(key)
    assert step.is_done(key)
    (tmp_path / "words.po").write_text("two")
    assert not step.is_done(step.key({}, ""))


@pytest.mark.parametrize(
    ("variables", "before"), [({"DATABASE_URL": "postgres://127.0.0.1/other"}, ""), ({}, "another migration")]
)
def test_a_step_is_to_be_done_again_in_other_circumstances(step: Step, variables: dict[str, str], before: str) -> None:
    step.stamp.write_text(step.key({}, ""))
    assert not step.is_done(step.key(variables, before))
