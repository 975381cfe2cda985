from pathlib import Path

import pytest

from tests.outcomes import Counts, Outcome, print_table, read_counts, read_failures


def test_the_totals_count_an_error_as_a_failure(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>')
    assert read_counts(report) == Counts(passed=3, failed=3, skipped=3)


def test_a_run_without_a_report_counts_nothing(tmp_path: Path) -> None:
    assert str(read_counts(tmp_path / "none.xml")) == "0 passed, 0 failed, 0 skipped"


def test_what_failed_is_named_at_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite tests="2"><testcase classname="tests.base.test_way" name="test_way_back"/>'
        '<testcase classname="tests.base.test_way" name="test_way_home"><failure message="assert 1 == 2&#10;  more"/>'
        "</testcase></testsuite></testsuites>"
    )
    print_table([Outcome("pytest", 1, is_good=False, failures=read_failures(report)), Outcome("ruff", 1, is_good=True)])
    assert capsys.readouterr().out.rstrip().endswith("pytest: tests.base.test_way::test_way_home: assert 1 == 2")
