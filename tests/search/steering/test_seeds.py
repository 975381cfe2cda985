"""The synonyms that the portal brings along."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from search.models import Synonym
from search.steering.seeds import FOLDER, load, rules

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LINES = """
# what a village calls its house
dorpshuis, buurthuis ,  kulturhus   # three names

auto => deelauto, autodelen
alleen
=> leeg
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "synonyms_nl.txt").write_text(LINES, encoding="utf-8")
    return tmp_path


def known() -> set[tuple[str, str, str]]:
    return set(Synonym.objects.values_list("language", "words", "finds"))


def test_each_line_becomes_a_rule_that_an_editor_can_change(folder):
    assert load(Synonym, folder) == 2
    assert known() == {("nl", "dorpshuis, buurthuis, kulturhus", ""), ("nl", "auto", "deelauto, autodelen")}


def test_loading_again_adds_nothing_and_what_an_editor_changed_stays(folder):
    load(Synonym, folder)
    row = Synonym.objects.get(finds="")
    row.words = "dorpshuis, zaal"
    row.save()
    assert load(Synonym, folder) == 0
    assert ("nl", "dorpshuis, zaal", "") in known()


def test_what_is_shipped_is_as_an_editor_would_have_to_write_it():
    shipped = {code: list(rules(FOLDER / f"synonyms_{code}.txt")) for code, _name in settings.LANGUAGES}
    assert load(Synonym) == sum(map(len, shipped.values()))
    for row in Synonym.objects.all():
        row.full_clean()


def test_the_command_says_how_many(capsys):
    call_command("load_synonyms")
    call_command("load_synonyms")
    assert capsys.readouterr().out.splitlines()[-1] == "0 synonyms added"
